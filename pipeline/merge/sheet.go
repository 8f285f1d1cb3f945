package merge

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Sheet is one sheet of the master with its rows.
type Sheet struct {
	Output *form.Output
	Form   *form.Definition // that draws it
	Rows   []Row

	defined   []Column        // those of the definition
	columns   func() []Column // with those that a pivot spreads
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

// Columns are those that the definition lists and, behind them, those that its pivot
// spreads. To find the latter all rows are looked through, once.
func (s *Sheet) Columns() []Column { return s.columns() }

// At is the column at a place among Columns. It looks for none that a pivot spreads
// unless it is one.
func (s *Sheet) At(column int) *Column {
	if column < len(s.defined) {
		return &s.defined[column]
	}
	return &s.Columns()[column]
}

// Column finds a column by its id.
func (s *Sheet) Column(id string) (int, bool) {
	is := func(c Column) bool { return c.ID == id }
	at := slices.IndexFunc(s.defined, is)
	if at < 0 {
		at = slices.IndexFunc(s.Columns(), is)
	}
	return max(at, 0), at >= 0
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
