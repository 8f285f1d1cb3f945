package load

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// row is one row of a settings sheet. Its methods read a cell as what belongs
// there; what cannot be read so is a fault at the cell, and reads as nothing.
type row struct {
	table *table
	line  int
	cells []*form.Cell // as table.order has the columns; nil where there is none
}

// at is the cell in a column, the zero Cell where there is none.
func (r row) at(id string) form.Cell {
	if i := slices.Index(r.table.order, id); i >= 0 && r.cells[i] != nil {
		return *r.cells[i]
	}
	return form.Cell{}
}

// cell is the address of a column in this row, for faults.
func (r row) cell(id string) finding.Ref {
	if c := r.at(id); !c.Ref.IsZero() {
		return c.Ref
	}
	col, ok := r.table.columns[id]
	if !ok {
		col = r.table.header.Col
	}
	return finding.Ref{Row: r.line, Col: col}
}

func (r row) fault(id string, text finding.Text) { r.table.fault(r.cell(id), text) }

// need is what the layout asks of a column that is on the sheet.
func (r row) need(id string) (column, bool) {
	for _, c := range r.table.layout.columns {
		if c.id == id {
			_, there := r.table.columns[id]
			return c, there
		}
	}
	return column{}, false
}

// text reads a cell as a text; a blank one where a value is needed is a fault.
func (r row) text(id string) string {
	c := r.at(id)
	switch {
	case c.Kind == form.Error:
		r.fault(id, say("单元格是错误值 %s", "the cell holds the error %s", c.Text))
		return ""
	case c.Formula != "" && !c.HasResult():
		r.fault(id, say("公式没有计算结果，请用 Excel 打开并重新保存", "the formula has no stored result: open the file in Excel and save it"))
		return ""
	}
	text := plain(c)
	if col, there := r.need(id); text == "" && there && col.need == filled {
		r.fault(id, say("“%s”不能空着", "%s must not be blank", col.header))
	}
	return text
}

// plain is a cell's text: a number without the noise of its storage.
func plain(c form.Cell) string {
	if c.Kind == form.Number {
		if d, err := value.ParseStored(c.Text); err == nil {
			return d.String()
		}
	}
	return value.Clean(c.Text)
}

// code reads what names a project or an entry of a list: a text, or a number as
// its cell shows it.
func (r row) code(id string) (string, bool) {
	text := r.text(id)
	if text == "" {
		return "", false
	}
	if c := r.at(id); c.Kind == form.Number {
		if value.IsDateFormat(c.Format) {
			r.fault(id, say("编号被 Excel 改成了日期：先把这一列的单元格格式设为“文本”，再重新填写", "Excel made a date of the code: format the column as text and enter it again"))
			return "", false
		}
		text = value.NumberCode(c.Text, c.Format)
	}
	code := value.Fold(text)
	if !value.IsCode(code) {
		r.fault(id, say("编号最多 32 个字，由字母、数字、汉字和 - _ . / 等组成，不能有冒号、逗号、顿号、引号，现为“%s”", "a code has up to 32 letters, digits and signs such as - _ . / but no colons, commas or quotes, got %q", text))
		return "", false
	}
	return code, true
}

// amount reads a number; ok is false when there is none.
func (r row) amount(id string) (d decimal.Decimal, ok bool) {
	text := r.text(id)
	if text == "" {
		return d, false
	}
	n, err := value.ParseNumber(text)
	if err != nil || n.Percent || n.Counts() {
		r.fault(id, say("应填数字，现为“%s”", "want a number, got %q", text))
		return d, false
	}
	if n.Unit == "元" {
		r.fault(id, say("单位应是万元，现为“%s”", "amounts are in 万元, got %q", text))
		return d, false
	}
	return n.Value, true
}

// whole reads a whole number from 0 to most; blank is 0.
func (r row) whole(id string, most int) int {
	text := r.text(id)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(value.Fold(text))
	if err != nil || n < 0 || n > most {
		r.fault(id, say("应填 0 到 %d 的整数，现为“%s”", "want a whole number from 0 to %d, got %q", most, text))
		return 0
	}
	return n
}

// date reads a day, kept as a date or as text.
func (r row) date(id string) value.Date {
	text := r.text(id)
	if text == "" {
		return value.Date{}
	}
	d, err := r.parseDate(r.at(id), text)
	if err != nil {
		r.fault(id, say("应填存在的日期（年-月-日），现为“%s”", "want a date (year-month-day), got %q", text))
		return value.Date{}
	}
	return d
}

// deadline reads a day, or how many days after the feedback.
func (r row) deadline(id string) (campaign.AfterFeedback, value.Date) {
	if c := r.at(id); c.Kind != form.Text {
		return campaign.AfterFeedback{}, r.date(id)
	}
	after, meant, fault := afterFeedback(r.text(id))
	if !meant {
		return after, r.date(id)
	}
	if fault != (finding.Text{}) {
		r.fault(id, fault)
	}
	return after, value.Date{}
}

func (r row) parseDate(c form.Cell, text string) (value.Date, error) {
	if c.Kind != form.Number || !value.IsDateFormat(c.Format) {
		return value.ParseDate(text)
	}
	serial, err := value.ParseStored(c.Text)
	if err != nil {
		return value.Date{}, err
	}
	return value.FromSerial(serial, r.table.book.wb.Date1904)
}

// answer reads 是 or 否; a blank cell is the answer that is usual.
func (r row) answer(id string, usual bool) bool {
	switch text := r.text(id); value.Fold(text) {
	case "":
		return usual
	case "是", "Y", "YES", "TRUE", "1", "√", "启用", "公开":
		return true
	case "否", "N", "NO", "FALSE", "0", "×", "停用", "不公开":
		return false
	default:
		r.fault(id, say("应填“是”或“否”，现为“%s”", "want 是 or 否, got %q", text))
		return usual
	}
}

// list reads several texts from one cell.
func (r row) list(id string) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(r.table.raw(r.at(id), r.text(id)), isListMark) {
		if part = value.Clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// raw keeps the line breaks of a text, which part the entries of a list.
func (t *table) raw(c form.Cell, text string) string {
	if c.Kind == form.Text && text != "" {
		return c.Text
	}
	return text
}

func isListMark(r rune) bool { return strings.ContainsRune("、，,；;\n\r", r) }
