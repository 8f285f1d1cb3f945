package summary

import (
	"bytes"
	"fmt"

	"jixiao/internal/office/write"
)

// draw writes the workbook: a sheet a form, by its definition alone.
func (s *summary) draw() ([]byte, error) {
	book := write.New(write.Info{Title: s.Name + "地区汇总", Author: s.Name, At: s.view.Snapshot.Run.AsOf})
	for i := len(s.forms) - 1; i >= 0; i-- { // the summary in front of its projects
		s.sheet(book, s.forms[i])
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// note says on the sheet what it is.
const note = "本表由程序从报送台账生成，请勿改动：改一个数字，汇总校验码就对不上，上级收件时会退回。"

func (s *summary) sheet(book *write.Book, f *filled) {
	block := f.block()
	layout := write.Layout{Header: s.Name}
	for i := range block.Columns {
		c := &block.Columns[i]
		column := write.Column{Width: c.Width, Wrap: true}
		if !c.Type.Numeric() && c.Width <= 12 {
			column.Align = write.Center
		}
		layout.Columns = append(layout.Columns, column)
	}
	sheet := book.Sheet(f.def.Title.Texts[0], layout)
	sheet.Row(write.Text(fmt.Sprintf("%d年度%s", s.view.Campaign.Facts.Year, f.def.Title.Texts[0])).As(write.Title).Over(len(block.Columns)))
	sheet.Row(write.Text(note).As(write.Note).Over(len(block.Columns)))
	for i := range f.def.Fields {
		field := &f.def.Fields[i]
		sheet.Row(write.Text(field.Label).As(write.Label), f.fields[field.ID].cell(field.Type).As(write.Note).Aligned(write.Left).Over(fieldSpan))
	}
	sheet.Skip(1)
	s.table(sheet, f)
}

// fieldSpan is over how many columns a field's value stands: room for a seal.
const fieldSpan = 5

func (s *summary) table(sheet *write.Sheet, f *filled) {
	columns := f.block().Columns
	head := make([]write.Cell, len(columns))
	for i := range columns {
		head[i] = write.Text(columns[i].Label).As(write.Head)
	}
	at := sheet.Row(head...)
	sheet.Heads(at, at)
	for _, r := range f.rows {
		cells := make([]write.Cell, len(columns))
		for i := range columns {
			cells[i] = r[columns[i].ID].cell(columns[i].Type)
		}
		sheet.Row(cells...)
	}
	sheet.Row(f.closing()...)
}

// closing is the row that ends the table.
func (f *filled) closing() []write.Cell {
	block := f.block()
	cells := make([]write.Cell, len(block.Columns))
	for i := range cells {
		cells[i] = write.Cell{}.As(write.Total)
	}
	cells[0] = write.Text(block.Closing.Labels[0]).As(write.Total)
	for i := range block.Closing.Totals {
		total := &block.Closing.Totals[i]
		cells[f.column(total.Of)] = f.total(total.Of).cell(total.Type).As(write.Total)
	}
	return cells
}

func (f *filled) column(id string) int {
	for i := range f.block().Columns {
		if f.block().Columns[i].ID == id {
			return i
		}
	}
	return 0
}

// totals are what the closing row says, by its ids.
func (f *filled) totals() row {
	all := row{}
	for _, t := range f.block().Closing.Totals {
		all[t.ID] = f.total(t.Of)
	}
	return all
}
