package view

import (
	"cmp"
	"slices"
	"sync"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Departments is a snapshot sorted by department: what there is to be told to
// each, and to no other.
type Departments struct {
	*View
	dues    map[string][]Due
	issues  map[string][]record.Issue
	files   map[string][]*record.File
	answers map[string][]record.Answer
	// received are all files that ever came.
	received map[string][]*record.File
	// copies are the marked copies that lie beside a report, by file.
	copies map[int64]Copy
	byFile func() *byFile
	shared func() string // that of every department's basis
}

// NewDepartments sorts a snapshot by department.
func NewDepartments(c *campaign.Campaign, s *record.Snapshot) *Departments {
	return New(c, s).Departments()
}

// Departments sorts what is seen by department.
func (v *View) Departments() *Departments {
	d := &Departments{View: v, dues: map[string][]Due{}, issues: map[string][]record.Issue{},
		files: map[string][]*record.File{}, byFile: sync.OnceValue(v.sortByFile), shared: sync.OnceValue(v.sharedBasis)}
	senders := record.SendersOf(v.Snapshot.Versions)
	for _, x := range v.Dues() {
		d.dues[x.Duty.Department] = append(d.dues[x.Duty.Department], x)
	}
	for _, i := range v.Snapshot.Issues {
		if i.Audience != finding.Section {
			unit := v.Addressee(i)
			d.issues[unit] = append(d.issues[unit], i)
		}
	}
	for i := range v.Snapshot.Files {
		f := &v.Snapshot.Files[i]
		unit := senders.Of(f)
		d.files[unit] = append(d.files[unit], f)
	}
	d.answers = v.answersOf(senders)
	d.received = v.receivedOf(senders)
	return d
}

// Beside says by file which marked copies lie beside the reports. Of one that
// does not lie there it is told why.
func (all *Departments) Beside(copies map[int64]Copy) { all.copies = copies }

// CopyOf is the marked copy of a file.
func (all *Departments) CopyOf(file int64) Copy { return all.copies[file] }

// DuesOf are the duties of a department.
func (all *Departments) DuesOf(unitCode string) []Due { return all.dues[unitCode] }

// IssuesOf are the findings that a department may see.
func (all *Departments) IssuesOf(unitCode string) []record.Issue { return all.issues[unitCode] }

// FilesOf are the files of a department.
func (all *Departments) FilesOf(unitCode string) []*record.File { return all.files[unitCode] }

// Concerns reports whether there is anything to be told to a department: it owes
// something, or sent what is no mere owner file; the section, where its own
// workbooks are to be mended.
func (all *Departments) Concerns(unitCode string) bool {
	return len(all.dues[unitCode]) > 0 || unitCode == "" && len(all.issues[unitCode]) > 0 || slices.ContainsFunc(all.files[unitCode], func(f *record.File) bool { return f.Verdict != record.Ignored && f.Verdict != record.Unsettled })
}

// AnswersOf are the answers of a department, as they came.
func (all *Departments) AnswersOf(unitCode string) []record.Answer { return all.answers[unitCode] }

// Received are the files that ever came from a department, in the order in
// which they came; "" is the section and whoever else has no unit. A file that
// is still being copied, or is none (~$…), is not among them.
func (all *Departments) Received(unitCode string) []*record.File {
	var out []*record.File
	for _, f := range all.received[unitCode] {
		if f.Verdict != record.Unsettled && (f.Hash != "" || f.Verdict != record.Ignored) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *record.File) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// answersOf sorts what was answered by the department that answered.
func (v *View) answersOf(senders record.Senders) map[string][]record.Answer {
	out := map[string][]record.Answer{}
	for _, a := range v.Snapshot.Answers {
		unit := senders.Of(&a.File)
		out[unit] = append(out[unit], a)
	}
	return out
}

// receivedOf sorts all files that ever came by the department that they came
// from.
func (v *View) receivedOf(senders record.Senders) map[string][]*record.File {
	out := map[string][]*record.File{}
	for _, files := range [][]record.File{v.Snapshot.Files, v.Snapshot.Past} {
		for i := range files {
			unit := senders.Of(&files[i])
			out[unit] = append(out[unit], &files[i])
		}
	}
	return out
}

// Addressee is the department that may see an issue: whoever sent the file
// that it is about, else whose duty it is.
func (v *View) Addressee(i record.Issue) string {
	if f := v.Files[i.FileID]; f != nil {
		return cmp.Or(f.Department, i.Department)
	}
	return i.Department
}
