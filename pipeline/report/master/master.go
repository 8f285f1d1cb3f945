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
	_, _, err := writeOf(w, view.New(c, s), mostFigures)
	return err
}

func infoOf(v *view.View) write.Info {
	return write.Info{Title: v.Campaign.Name + "总表", Author: view.Author, At: v.Snapshot.Run.AsOf, Moment: v.AsOfText()}
}

// writeOf writes all of it, and says where it tells the moment, if that can be told.
func writeOf(w io.Writer, v *view.View, most int) (write.Trace, bool, error) {
	m := newMaster(v)
	m.byRow = figuresIn(m.merged) > most
	err := m.write(w)
	trace, traced := m.book.Trace()
	return trace, traced, err
}

func newMaster(v *view.View) *master {
	m := &master{View: v, dues: view.Owed(v.Dues()), merged: v.Merged(), book: write.New(infoOf(v))}
	m.byRow = figuresIn(m.merged) > mostFigures
	return m
}

// write adds all its sheets to the book, and writes that.
func (m *master) write(w io.Writer) error {
	front := m.book.Sheet(campaign.FrontSheet, frontLayout(m.Campaign.Name))
	for _, merged := range m.merged.Sheets {
		m.sheets = append(m.sheets, m.draw(merged))
	}
	m.daily()
	for _, t := range m.sheets {
		m.counts(t)
	}
	m.lastYear()
	m.provenance()
	m.front(front)
	return m.book.Write(w)
}

// daily writes the sheets that count days from today.
func (m *master) daily() {
	m.duties()
	m.issues()
	m.explanations()
}

// table begins a sheet of the master that no form fills.
func (m *master) table(name string, frozen int, columns []view.Column) *view.Table {
	layout := view.Layout(m.Campaign.Name, frozen, columns)
	layout.Legible = true
	return &view.Table{Sheet: m.book.Sheet(name, layout), Columns: columns}
}

// begin begins the table of such a sheet. The rows above it may say the moment.
func begin(t *view.Table, title, note string) {
	t.Begin(title, note)
	t.Lead()
}

// filled puts what a definition leaves open into a title or note.
func (m *master) filled(text string) string {
	return strings.NewReplacer("{as_of}", write.Moment).Replace(m.Campaign.Filled(text))
}
