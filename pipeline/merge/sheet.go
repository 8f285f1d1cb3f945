package merge

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Sheet is one sheet of the master with its rows.
type Sheet struct {
	Output  *form.Output
	Form    *form.Definition // that draws it
	Columns []Column
	Rows    []Row

	master    *Master
	block     *form.Block // whose rows it lists, nil where it lists none
	joined    []*join
	amounts   bool                           // it shows amounts that the register is held against
	bySubject func() map[finding.Subject]int // the first row of each
}

// Row is a row of a sheet: a subject, a submission or a row of a table.
type Row struct {
	Subject    finding.Subject
	Department string          // that owes it, or handed it in
	Version    *record.Version // nil where nothing stands
	Status     Status

	ordinal int
	entry   int // which row of its version's table it is, from 1; 0 is none
}

// What is what a row is called.
func (s *Sheet) What() string {
	if s.Output.What != "" {
		return s.Output.What
	}
	return s.Form.Name.In(finding.ZH)
}

// ListsTable says that rows are those of a table, of which each came from one
// place.
func (s *Sheet) ListsTable() bool { return s.block != nil }

// list finds the rows.
func (s *Sheet) list() {
	switch s.Output.Rows {
	case form.EachSubject:
		s.listSubjects()
	case form.EachSubmission:
		s.listSubmissions()
	default:
		s.listEntries()
	}
}

// Column finds a column by its id.
func (s *Sheet) Column(id string) (int, bool) {
	for i := range s.Columns {
		if s.Columns[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// RowOf is the first row about a subject.
func (s *Sheet) RowOf(subject finding.Subject) (*Row, bool) {
	i, there := s.bySubject()[subject]
	if !there {
		return nil, false
	}
	return &s.Rows[i], true
}

func (s *Sheet) firstRows() map[finding.Subject]int {
	out := make(map[finding.Subject]int, len(s.Rows))
	for i := len(s.Rows) - 1; i >= 0; i-- {
		out[s.Rows[i].Subject] = i
	}
	return out
}

// Submissions counts the versions that fill the sheet.
func (s *Sheet) Submissions() int {
	seen := map[*record.Version]bool{}
	for i := range s.Rows {
		if v := s.Rows[i].Version; v != nil {
			seen[v] = true
		}
	}
	return len(seen)
}
