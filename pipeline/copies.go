package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"time"

	"jixiao/pipeline/annotate"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ooxml"
	"jixiao/pipeline/record"
	"jixiao/pipeline/sheet"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// copySuffix is what a marked copy's name has behind that of the original.
const copySuffix = "_审核"

// markedCopy is a file that goes back to its sender with the mistakes marked.
type markedCopy struct {
	file    record.File
	found   []finding.Finding
	project func(code string) string
}

// copiesOf lists the marked copies: one of every file that counts and in which
// something was found that its sender may know. Their names are given by file.
func copiesOf(o Options, s *record.Snapshot) (pages []page, names map[int64]string) {
	found := map[int64][]record.Issue{}
	for _, i := range s.Issues {
		if i.FileID != 0 && i.Audience != finding.Section {
			found[i.FileID] = append(found[i.FileID], i)
		}
	}
	names = map[int64]string{}
	taken := map[string]bool{}
	for _, f := range s.Files {
		unit, issues := ownIssues(f, found[f.ID])
		u, known := o.Campaign.Facts.Unit(unit)
		if !known || len(issues) == 0 || !isMarked(f) {
			continue
		}
		folder := campaign.FolderName(u)
		name := freeCopyName(folder, f.Path, taken)
		names[f.ID] = name
		c := markedCopy{f, issues, projectNames(o.Campaign.Facts.For(unit))}
		pages = append(pages, page{
			name:    path.Join(unitsName, folder, name),
			path:    filepath.Join(o.Units, folder, name),
			passing: true,
			past:    o.unitPast(folder),
			digest:  func() (string, error) { return c.digest(o), nil },
			write:   func(w io.Writer, _ time.Time) error { return c.write(w, o) },
		})
	}
	return pages, names
}

// ownIssues are what is to be told of a file to the unit that sent it.
func ownIssues(f record.File, issues []record.Issue) (unit string, own []finding.Finding) {
	unit = f.Department
	for _, i := range issues {
		if unit == "" && !i.Whole {
			unit = i.Department // of a file that lay in no known folder
		}
	}
	for _, i := range issues {
		if i.Department == unit && !i.Settled() {
			own = append(own, i.Finding)
		}
	}
	return unit, own
}

// isMarked reports whether a file is a submission that could be read.
func isMarked(f record.File) bool {
	return f.Hash != "" && (f.Verdict == record.Returned || f.Verdict.Stands())
}

// freeCopyName is the copy's name in the folder of its unit, which no other has
// there. That of a copy's copy does not grow.
func freeCopyName(folder, original string, taken map[string]bool) string {
	base := path.Base(original)
	stem := strings.TrimSuffix(strings.TrimSuffix(base, path.Ext(base)), copySuffix)
	stem = campaign.SafeName(stem)
	for n := 1; ; n++ {
		name := stem + copySuffix + ".xlsx"
		if n > 1 {
			name = fmt.Sprintf("%s（%d）%s.xlsx", stem, n, copySuffix)
		}
		if key := folder + "/" + strings.ToLower(name); !taken[key] {
			taken[key] = true
			return name
		}
	}
}

// digest names everything that the copy shows.
func (c markedCopy) digest(o Options) string {
	h := sha256.New()
	io.WriteString(h, c.file.Hash+" "+c.file.Kind+" "+string(o.Lang)+" "+o.Campaign.Fingerprint) // a hash takes every write
	// What a finding holds can be written as JSON: the ledger did.
	_ = json.NewEncoder(h).Encode(c.found)
	return hex.EncodeToString(h.Sum(nil))
}

// write makes the copy from the archive.
func (c markedCopy) write(w io.Writer, o Options) error {
	data, err := intake.NewStore(archivePath(o.Ledger)).On(o.Disk).Load(c.file.Hash)
	if err != nil {
		return err
	}
	marked, err := c.marked(data, o)
	if err != nil {
		return err
	}
	_, err = w.Write(marked)
	return err
}

// marked patches the sender's own workbook. One of another type, or one that
// is too broken to be patched, is written anew.
func (c markedCopy) marked(data []byte, o Options) ([]byte, error) {
	limits := sheetLimits(o.Campaign.Settings.Limits)
	options := annotate.Options{Lang: o.Lang, Project: c.project, Limits: ooxml.Limits{
		Entries: limits.ZipEntries, Unzipped: limits.UnzippedSize, Part: limits.PartSize, Depth: limits.Nesting}}
	if kind := sheet.Kind(data); kind == "xlsx" || kind == "xlsm" {
		marked, err := annotate.Mark(data, c.found, options)
		if err == nil {
			return marked, nil
		}
		o.Log.Warn().Str("content", c.file.Hash).Msg("workbook cannot be patched: its copy is written anew")
	}
	book, err := sheet.Open(c.file.Path, data, limits)
	if err != nil {
		return nil, err
	}
	return annotate.MarkNew(book, c.found, options)
}

// projectNames says what the register calls a project.
func projectNames(facts *rules.Facts) func(code string) string {
	return func(code string) string {
		p, _ := facts.Project(code)
		return strings.TrimSpace(code + " " + p.Name)
	}
}
