package blankforms

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Order says which blank form is drawn, and for whom.
type Order struct {
	Form    *form.Definition
	Unit    string // unit code, "" for one that anybody may take
	Project string // project code, "" where the form is about no single one
	Item    string // code of an item of the list that the form is about, else ""
	// Listed are the rows that are known beforehand, by table and column: the
	// problems that a department must answer.
	Listed map[string][]map[string]string
}

// Write writes the workbook of an order; shells are what many have in common.
func Write(w io.Writer, shells *write.Shells, c *campaign.Campaign, o Order) error {
	d := newDraft(c, o)
	d.lay()
	d.link()
	if err := d.evaluate(); err != nil {
		return fmt.Errorf("drawing %s: %w", o.Form.ID, err)
	}
	version, err := o.Form.Version()
	if err != nil {
		return err
	}
	year := d.year()
	b := shells.New(write.Info{Title: strconv.Itoa(year) + "年度" + o.Form.Name.In(finding.ZH), Author: "绩效科", At: c.Facts.From.In(time.UTC)})
	d.check()
	d.flag()
	name := sheetName(o.Form.Name.In(finding.ZH))
	d.count(name)
	d.render(b.Sheet(name, d.layout()))
	d.help(b, fmt.Sprintf("%d-%s", year, version))
	d.renderOptions(b)
	b.Constant(form.StampName, form.Stamp{Form: o.Form.ID, Year: year, Version: version, Seal: d.seal()}.String())
	return b.Write(w)
}

// seal marks what stands in the form before anybody fills it in.
func (d *draft) seal() string {
	sheet := form.Sheet{}
	for i, r := range d.rows {
		row := form.Row{Index: i + 1}
		for _, s := range r.cells {
			c := form.Cell{Ref: s.at, Text: s.cell.String(), Formula: s.formula}
			switch {
			case s.cell.IsBlank():
				continue
			case s.cell.IsNumber():
				c.Kind = form.Number
			default:
				c.Kind = form.Text
			}
			row.Cells = append(row.Cells, c)
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return form.Seal(&form.Workbook{Sheets: []form.Sheet{sheet}})
}

// year is the year in the form's title.
func (d *draft) year() int {
	if d.def.Title.Year == "budget" {
		return d.c.Facts.BudgetYear
	}
	return d.c.Facts.Year
}
