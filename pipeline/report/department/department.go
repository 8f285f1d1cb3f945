package department

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// Section stands where the code of a department does: for what the section and
// evaluators handed in, and whoever else has no unit.
const Section = ""

// Reports writes the reports of many departments from one snapshot, and the
// letters to them.
type Reports struct {
	*view.Departments
	shells *write.Shells
}

// New reports what there is for each department.
func New(all *view.Departments) Reports { return Reports{all, write.NewShells()} }

// department is one department's report in the making. It holds what the
// department itself sent and what was found in it, and nothing else.
type department struct {
	*view.Departments
	book   *write.Book
	code   string
	at     time.Time
	dues   []view.Due
	issues []record.Issue
	sent   []*record.File

	answers []record.Answer
}

// Write writes the report of one department, which says that it is of the
// moment at; it may be called from many goroutines.
func (all Reports) Write(w io.Writer, unitCode string, at time.Time) error {
	return all.compose(unitCode, at).Write(w)
}

// Digest names everything that the report of a department says but its moment.
// As long as that stays the same, the report need not be made again.
func (all Reports) Digest(unitCode string) string {
	return all.compose(unitCode, time.Time{}).Digest()
}

func (all Reports) compose(unitCode string, at time.Time) *write.Book {
	name := all.Unit(unitCode)
	if unitCode == Section {
		name = campaign.SectionFolder
	}
	if all.Tests {
		name += record.TestFiling.Label().ZH
	}
	d := &department{Departments: all.Departments, code: unitCode, at: at, dues: all.DuesOf(unitCode), sent: all.FilesOf(unitCode),
		issues: slices.Clone(all.IssuesOf(unitCode)), answers: all.AnswersOf(unitCode),
		book: all.shells.New(write.Info{Title: name + "审核意见", Author: view.Author, At: at})}
	slices.SortStableFunc(d.issues, func(a, b record.Issue) int { return cmp.Compare(b.Weight(), a.Weight()) })
	if !d.Tests {
		d.formal(name) // nobody signs for what does not count
	}
	d.findings(name)
	d.handedIn(name)
	d.help(name)
	return d.book
}

// state says as of which moment the report speaks: the run that last changed
// it, which is not always the last one.
func (d *department) state() string { return d.AsOfTextAt(d.at) }

// short is a path below the department's own folder.
func (d *department) short(path string) string { return shortPath(d.code, path) }

func shortPath(unit, path string) string {
	folder, rest, found := strings.Cut(path, "/")
	if found && unit != Section && strings.HasPrefix(folder, unit) {
		return rest
	}
	return path
}
