package report

import (
	"io"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// author is who workbooks say made them.
const author = "jixiao 绩效评价审核"

// master is the master workbook in the making.
type master struct {
	*view
	book    *write.Book
	dues    []Due
	sources []source
}

// Master writes the master workbook (总表): all standing submissions merged,
// what is missing, what was found, and where every figure came from.
func Master(w io.Writer, c *campaign.Campaign, s *record.Snapshot) error {
	v := newView(c, s)
	m := &master{view: v, dues: v.dues(),
		book: write.New(write.Info{Title: c.Name + "总表", Author: author, At: s.Run.AsOf})}
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
func (m *master) table(name string, frozen int, columns []column) *table {
	return &table{Sheet: m.book.Sheet(name, layout(m.c.Name, frozen, columns)), columns: columns}
}
