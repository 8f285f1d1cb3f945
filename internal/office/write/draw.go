package write

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/finding"
)

// pen draws with excelize and keeps the first fault.
type pen struct {
	*excelize.File
	red int // the style of flags
	err error
}

func (p *pen) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

// drawn are the parts that excelize draws, by name. It is what excelize writes
// a package into.
type drawn map[string]*strings.Builder

// Create begins a part.
func (d drawn) Create(name string) (io.Writer, error) {
	d[name] = new(strings.Builder)
	return d[name], nil
}

// AddFS is asked for by excelize's interface and never called.
func (d drawn) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the package.
func (d drawn) Close() error { return nil }

// draw has excelize draw the shape, with marks where the gaps are.
func (d shape) draw() (drawn, error) {
	p := &pen{File: excelize.NewFile()}
	p.about(d.author)
	p.styles(d.appearances)
	types := len(p.ContentTypes.Defaults)
	for i, s := range d.frames {
		p.sheet(i, s)
	}
	for i, name := range d.constants {
		p.do(p.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: mark("constant", i)}))
		p.do(p.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: new(true)}))
	}
	// Beside charts excelize names all types of pictures, in random order.
	p.ContentTypes.Defaults = p.ContentTypes.Defaults[:types]
	parts := drawn{}
	p.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if p.err == nil {
		p.do(p.Write(io.Discard))
	}
	p.do(p.Close())
	return parts, p.err
}

// about says what the workbook says of itself.
func (p *pen) about(author string) {
	p.do(p.SetDefaultFont(bodyFont))
	p.do(p.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", AppVersion: "16.0300"}))
	p.do(p.SetDocProps(&excelize.DocProperties{Title: mark("title", 0), Creator: author, LastModifiedBy: author,
		Created: mark("created", 0), Modified: mark("modified", 0), Language: "zh-CN"}))
}

// styles draws the styles of cells. Rows know them by their numbers.
func (p *pen) styles(looks []Appearance) {
	for i, l := range looks {
		id, err := p.NewStyle(l.style().drawn())
		p.do(err)
		if id != i+1 {
			p.do(fmt.Errorf("style %d is drawn as %d", i+1, id))
		}
	}
	var err error
	p.red, err = p.NewConditionalStyle(flagged())
	p.do(err)
}

// sheet draws the i-th sheet.
func (p *pen) sheet(i int, s frame) {
	if i == 0 {
		p.do(p.SetSheetName("Sheet1", s.name))
	} else {
		_, err := p.NewSheet(s.name)
		p.do(err)
	}
	if p.err != nil {
		return // there is nothing to draw on
	}
	if s.linked {
		p.do(p.SetCellHyperLink(s.name, "A1", "x", "External"))
	}
	p.do(p.MergeCell(s.name, "A1", "B1"))
	p.do(p.SetSheetDimension(s.name, "A1"))
	p.columns(s)
	p.view(s)
	p.paper(i, s)
	p.guard(s)
	for _, c := range s.charts {
		p.do(p.AddChart(s.name, c.At.String(), c.drawn()))
	}
}

func (p *pen) columns(s frame) {
	for i, c := range s.layout.Columns {
		name := finding.ColumnName(i + 1)
		p.do(p.SetColWidth(s.name, name, name, float64(c.Width)))
		if c.Hidden {
			p.do(p.SetColVisible(s.name, name, false))
		}
	}
}
