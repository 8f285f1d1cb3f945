package page

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
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
	unbroken(b, c.Text)
	for _, l := range c.Links {
		b.WriteString(` <a href="` + template.HTMLEscapeString(l.address()) + `">` + template.HTMLEscapeString(l.Text) + `</a>`)
	}
	b.WriteString("</td>")
}

// address is where the link leads: a place on this page, or a file beside it,
// whatever signs are in its name.
func (l Link) address() string {
	if strings.HasPrefix(l.To, "#") {
		return l.To
	}
	return "./" + (&url.URL{Path: l.To}).EscapedPath()
}

// class names how the cell looks: words of ours alone.
func (c Cell) class(columns []Column, n int) string {
	if n >= len(columns) {
		return string(c.Tone)
	}
	of := columns[n]
	words := []string{string(of.Align), string(c.Tone)}
	if of.Whole {
		words = append(words, "whole")
	}
	if of.Stays {
		words = append(words, "stays")
	}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " ")
}

// drawHead writes the header cells of a wide table, each as wide as it has to be.
func drawHead(columns []Column) template.HTML {
	var b strings.Builder
	for _, c := range columns {
		class := fmt.Sprintf("m%d", min(max(c.Width/digitsPerEm, 1), mostRoom))
		if c.Stays {
			class += " stays"
		}
		fmt.Fprintf(&b, `<th scope="col" class="%s"`, class)
		if c.By != "" {
			fmt.Fprintf(&b, ` data-by="%s"`, c.By)
		}
		b.WriteString(">" + template.HTMLEscapeString(c.Head) + "</th>")
	}
	return template.HTML(b.String())
}

// Shares are the columns' parts of the width, in percent, as the style knows
// them.
func (t Table) Shares() []int {
	var out []int
	for _, c := range t.Columns {
		share := 100 * c.Width / max(t.width(), 1)
		out = append(out, share-share%shareStep)
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
