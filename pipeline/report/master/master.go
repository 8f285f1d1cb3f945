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
	book   *write.Book
	dues   []view.Due
	merged *merge.Master
	sheets []*sheet // as drawn
	byRow  bool     // the sources of figures are named row by row
}

// Write writes the master workbook (总表): all standing submissions merged,
// what is missing, what was found, and where every figure came from.
func Write(w io.Writer, c *campaign.Campaign, s *record.Snapshot) error {
	return WriteOf(w, view.New(c, s))
}

// WriteOf writes it for who sees the snapshot already.
func WriteOf(w io.Writer, v *view.View) error { return writeOf(w, v, mostFigures) }

func writeOf(w io.Writer, v *view.View, most int) error {
	name := v.Campaign.Name
	m := &master{View: v, dues: view.Owed(v.Dues()), merged: v.Merged(),
		book: write.New(write.Info{Title: name + "总表", Author: view.Author, At: v.Snapshot.Run.AsOf})}
	m.byRow = figuresIn(m.merged) > most
	front := m.book.Sheet(campaign.FrontSheet, frontLayout(name))
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
