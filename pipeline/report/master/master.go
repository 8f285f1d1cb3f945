package master

import (
	"io"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// master is the master workbook in the making.
type master struct {
	*view.View
	book    *write.Book
	dues    []view.Due
	merged  *merge.Master
	sheets  []*sheet // as drawn
	sources []source
}

// Write writes the master workbook (总表): all standing submissions merged,
// what is missing, what was found, and where every figure came from.
func Write(w io.Writer, c *campaign.Campaign, s *record.Snapshot) error {
	v := view.New(c, s)
	m := &master{View: v, dues: view.Owed(v.Dues()), merged: merge.New(v.Campaign, v.Snapshot),
		book: write.New(write.Info{Title: c.Name + "总表", Author: view.Author, At: s.Run.AsOf})}
	front := m.book.Sheet(campaign.FrontSheet, frontLayout(c.Name))
	for _, merged := range m.merged.Sheets {
		m.sheets = append(m.sheets, m.draw(merged))
	}
	m.duties()
	m.issues()
	m.explanations()
	for _, t := range m.sheets {
		m.counts(t)
	}
	m.provenance()
	m.front(front)
	return m.book.Write(w)
}

// table begins a sheet of the master that no form fills.
func (m *master) table(name string, frozen int, columns []view.Column) *view.Table {
	layout := view.Layout(m.Campaign.Name, frozen, columns)
	layout.Legible = true
	return &view.Table{Sheet: m.book.Sheet(name, layout), Columns: columns}
}

// filled puts what a definition leaves open into a title or note.
func (m *master) filled(text string) string {
	return strings.NewReplacer("{as_of}", m.AsOfText()).Replace(m.Campaign.Filled(text))
}
