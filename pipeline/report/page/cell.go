package page

import (
	"html/template"
	"strings"
)

// Bare reports whether there is nothing but a heading.
func (p Part) Bare() bool {
	return p.Empty != "" && len(p.Charts) == 0 && (p.Table == nil || len(p.Table.Rows) == 0)
}

// drawRows writes the rows of a table. They are most of what stands on a page,
// and a template that walks through every cell takes ten times as long.
func drawRows(columns []Column, rows [][]Cell) template.HTML {
	var b strings.Builder
	for _, cells := range rows {
		b.WriteString("\n<tr>")
		for i, c := range cells {
			c.draw(&b, columns, i)
		}
		b.WriteString("</tr>")
	}
	return template.HTML(b.String())
}

func drawTotal(columns []Column, cells []Cell) template.HTML {
	return drawRows(columns, [][]Cell{cells})
}

// draw writes the cell in column n.
func (c Cell) draw(b *strings.Builder, columns []Column, n int) {
	b.WriteString("<td")
	if class := c.class(columns, n); class != "" {
		b.WriteString(` class="` + class + `"`)
	}
	b.WriteByte('>')
	text := template.HTMLEscapeString(c.Text)
	if c.Code {
		text = "<code>" + text + "</code>"
	}
	b.WriteString(text)
	b.WriteString("</td>")
}

// class names how the cell looks: words of ours alone.
func (c Cell) class(columns []Column, n int) string {
	align := ""
	if n < len(columns) {
		align = string(columns[n].Align)
	}
	return strings.TrimSpace(align + " " + string(c.Tone))
}

// emPerDigit is how wide a digit is, in the size of the text.
const emPerDigit = 0.5

// Room is how wide the table wants to be at least, in the size of its text.
func (t Table) Room() int { return int(float64(t.width()) * emPerDigit) }

// Shares are the columns' parts of the width, in percent.
func (t Table) Shares() []int {
	var out []int
	for _, c := range t.Columns {
		out = append(out, 100*c.Width/max(t.width(), 1))
	}
	return out
}

func (t Table) width() int {
	sum := 0
	for _, c := range t.Columns {
		sum += c.Width
	}
	return sum
}
