package publish

import (
	"bytes"
	"strings"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workbookdiff"
	"jixiao/pipeline/workspace"
)

// redrawn tells which pages have another digest only because another program
// draws them: what lies in their place says the same, cell by cell, as what
// would be written there of the same moment. It is asked once of each program.
func redrawn(w workspace.Workspace, pages map[string]plannedPage) func(string, ledger.Page) bool {
	return func(name string, was ledger.Page) bool {
		says, by, _ := strings.Cut(pages[name].says, " ")
		said, before, _ := strings.Cut(was.Digest, " ")
		return by != before && (says == said || lies(w, pages[name].page, was))
	}
}

// lies reports whether what lies in a page's place says what the page would say
// if it were of the moment recorded. Whoever makes it will meet its faults.
func lies(w workspace.Workspace, p page, was ledger.Page) (same bool) {
	defer func() {
		if recover() != nil {
			same = false
		}
	}()
	there, err := w.Disk.ReadFile(p.path)
	if err != nil {
		return false
	}
	var now bytes.Buffer
	if err := p.write(&now, was.At); err != nil {
		return false
	}
	d, err := workbookdiff.Compare(now.Bytes(), there)
	return err == nil && d.None()
}
