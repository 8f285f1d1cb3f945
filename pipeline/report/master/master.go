package master

import (
	"io"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// master is the master workbook in the making.
type master struct {
	*view.View
	book    *write.Book
	dues    []view.Due
	sources []source
}

// Write writes the master workbook (总表): all standing submissions merged,
// what is missing, what was found, and where every figure came from.
func Write(w io.Writer, c *campaign.Campaign, s *record.Snapshot) error {
	v := view.New(c, s)
	m := &master{View: v, dues: v.Dues(),
		book: write.New(write.Info{Title: c.Name + "总表", Author: view.Author, At: s.Run.AsOf})}
	front := m.book.Sheet("汇总", summaryLayout(c.Name))
	projects := m.projects()
	scores := m.scores()
	m.dimensions()
	problems := m.rectifications()
	m.duties()
	m.issues()
	m.explanations()
	m.categories(problems)
	m.provenance()
	m.summary(front, projects, scores, problems)
	return m.book.Write(w)
}

// table begins a sheet of the master.
func (m *master) table(name string, frozen int, columns []view.Column) *view.Table {
	return &view.Table{Sheet: m.book.Sheet(name, view.Layout(m.Campaign.Name, frozen, columns)), Columns: columns}
}
