package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// Options say how a copy is written.
type Options struct {
	Lang   finding.Lang
	Limits ooxml.Limits // what unpacking may cost: the reader's limits
	// Subject is what people call a project, or what else a finding is about; nil
	// leaves its code.
	Subject func(finding.Subject) string
	// Title is what the catalogue calls a rule; nil leaves its code.
	Title func(code finding.Code) finding.Text
}

// Mark returns a copy of an .xlsx or .xlsm with its findings marked: in the
// cells, in comments on them, and in a list in front. Findings for the section
// alone are left out, macros too; what follows from another finding is named
// with that one. The error says that the package could not be
// patched: it is ErrTooLarge where that would take too much memory, and
// ooxml.ErrStopped where there was no time.
func Mark(original []byte, found []finding.Finding, o Options) (marked []byte, err error) {
	// Whatever a hostile file breaks in here is that file's fault alone.
	defer func() {
		if broken := recover(); broken != nil {
			marked, err = nil, fmt.Errorf("mark workbook: %v", broken)
		}
	}()
	pkg, err := ooxml.Open(original, o.Limits)
	if err != nil {
		return nil, fmt.Errorf("mark workbook: %w", err)
	}
	marked, err = mark(pkg, folded(worded(found), o), o)
	if err != nil {
		return nil, fmt.Errorf("mark workbook: %w", err)
	}
	return marked, nil
}

// worded are the findings that their sender may see, in order.
func worded(found []finding.Finding) []finding.Finding {
	var out []finding.Finding
	for _, f := range found {
		if f.Audience != finding.Section {
			out = append(out, f)
		}
	}
	finding.Sort(out)
	return out
}

func mark(pkg *ooxml.Package, found []finding.Finding, o Options) ([]byte, error) {
	if err := pkg.Check(); err != nil {
		return nil, err
	}
	d, err := newDraft(pkg)
	if err != nil {
		return nil, err
	}
	b, err := readBook(d)
	if err != nil {
		return nil, err
	}
	if err := b.dropMacros(); err != nil {
		return nil, err
	}
	styles, err := readStyles(b)
	if err != nil {
		return nil, err
	}
	places := byCell(found)
	for i := range b.sheets {
		if err := b.markSheet(&b.sheets[i], places[strings.ToLower(b.sheets[i].name)], styles, o); err != nil {
			return nil, fmt.Errorf("sheet %d: %w", i+1, err)
		}
	}
	b.addList(found, styles, o)
	styles.finish(b)
	return b.finish()
}

// byCell sorts the findings that point at cells by sheet, in lower case as sheets
// are called, and by cell. Beyond their first cells there is room for so many.
func byCell(found []finding.Finding) map[string]map[finding.Ref][]finding.Finding {
	places := map[string]map[finding.Ref][]finding.Finding{}
	room := mostElsewhere
	for _, f := range found {
		sheet, marked := strings.ToLower(f.Place.Sheet), atEach(f, room)
		if sheet == "" || len(marked) == 0 {
			continue
		}
		room -= len(marked) - 1
		if places[sheet] == nil {
			places[sheet] = map[finding.Ref][]finding.Finding{}
		}
		for _, one := range marked {
			places[sheet][one.Place.Cell] = append(places[sheet][one.Place.Cell], one)
		}
	}
	return places
}
