package outcome

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"jixiao/internal/digest"
	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// Public is what the bureau puts on its web site: the projects that are marked to be
// made public, and nothing else. It says nothing of any other project, of persons, or
// of why a score is what it is.
type Public struct {
	o     *Outcome
	table Table
}

// Shows reports whether any project is marked to be made public.
func Shows(c *campaign.Campaign) bool {
	for _, p := range c.Facts.Projects {
		if p.Public {
			return true
		}
	}
	return false
}

// Public is what is made public.
func (o *Outcome) Public() Public {
	n := 0
	var all cellsOf
	all.add(figure("序号", form.TypeCount, 6), func(project) form.Value { n++; return count(n) })
	for _, c := range o.projectCells() {
		if c.Name != campaign.FigureDivision && c.Name != campaign.FigureCode {
			c.sum = false
			if c.Name == campaign.FigureBudget {
				c.Name += "（万元）"
			}
			all = append(all, c)
		}
	}
	t := Table{Name: "公开表", Title: o.title("财政重点绩效评价结果公开表")}
	for _, c := range all {
		t.Columns = append(t.Columns, c.Column)
	}
	each := o.eachProject(func(p project, row []form.Value) []form.Value {
		for _, c := range all {
			row = append(row, c.of(p))
		}
		return row
	}, func(p register.Project) bool { return p.Public })
	t.rows = func(yield func(Row) bool) {
		n = 0
		each(yield)
	}
	return Public{o, t}
}

// Digest names all that it says.
func (p Public) Digest() string {
	d := digest.New()
	for range p.table.digested(d).Rows() {
	}
	d.Add(p.signature())
	return d.Sum()
}

// signature is the bureau's, as it signs its letters.
func (p Public) signature() string { return p.o.Campaign.Settings.Notify.Sign() }

// Workbook writes it as a workbook.
func (p Public) Workbook(w io.Writer, at time.Time) error {
	b := write.New(write.Info{Title: p.table.Title, Author: p.signature(), At: at})
	columns := p.table.drawn()
	l := view.Layout(p.table.Title, 0, columns)
	l.Legible = true
	s := &view.Table{Sheet: b.Sheet(p.table.Name, l), Columns: columns}
	s.Row(write.Text(p.table.Title).As(write.Title).Aligned(write.Center).Over(s.FirstPage()))
	s.Head()
	for r := range p.table.Rows() {
		var cells []write.Cell
		for i, v := range r.Cells {
			cells = append(cells, view.CellOf(p.table.Columns[i].Type, v))
		}
		s.Row(cells...)
	}
	if err := b.Write(w); err != nil {
		return fmt.Errorf("write what is made public: %w", err)
	}
	return nil
}

// Page writes it as a page that needs nothing beside it.
func (p Public) Page(w io.Writer) error {
	t := page.Table{}
	for i, c := range p.table.drawn() {
		align := page.Align("")
		switch c.Align {
		case write.Center:
			align = page.Center
		case write.Right:
			align = page.Right
		}
		t.Columns = append(t.Columns, page.Column{Head: p.table.Columns[i].Name, Align: align, Width: c.Width, Whole: align != ""})
	}
	n := 0
	for r := range p.table.Rows() {
		n++
		var cells []page.Cell
		for i, v := range r.Cells {
			cells = append(cells, view.PageCell(view.CellOf(p.table.Columns[i].Type, v)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return page.Article{Title: p.table.Title, Note: p.signature(),
		Parts: []page.Part{{Name: "共 " + strconv.Itoa(n) + " 个项目", Table: &t}}}.Write(w)
}
