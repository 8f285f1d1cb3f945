package htmltable

import (
	"strings"

	"golang.org/x/net/html"

	"jixiao/internal/office/sheet/draft"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// cell is a cell with what its tag says; its text comes later.
type cell struct {
	right, down int // how many columns and rows it takes
	format      string
	formula     string
	kind        form.CellKind // where Excel says so, else Blank
	stored      string        // the value behind the text, where Excel says so
	text        runs
}

func newCell(tag html.Token, formats map[string]string) cell {
	c := cell{right: span(tag, "colspan", maxColspan), down: span(tag, "rowspan", maxRowspan)}
	for _, a := range tag.Attr {
		switch a.Key {
		case "class":
			c.format = formats[strings.ToLower(a.Val)]
		case "style":
			if code, ok := numberFormat(a.Val); ok {
				c.format = code
			}
		case "sdnum": // LibreOffice: two languages, then the format
			if parts := strings.SplitN(a.Val, ";", 3); len(parts) == 3 && len(parts[2]) <= maxFormat {
				c.format = draft.NamedFormat(parts[2])
			}
		case "x:num", "sdval":
			c.kind, c.stored = form.Number, a.Val
		case "x:str":
			c.kind, c.stored = form.Text, a.Val
		case "x:bool":
			c.kind, c.stored = form.Bool, strings.ToUpper(a.Val)
		case "x:err":
			c.kind, c.stored = form.Error, a.Val
		case "x:fmla":
			const longest = 8192
			if formula, ok := strings.CutPrefix(a.Val, "="); ok && len(formula) <= longest {
				c.formula = formula
			}
		}
	}
	return c
}

// value is the cell as everyone above a reader knows it.
func (c *cell) value(at finding.Ref) form.Cell {
	shown := c.text.String()
	v := form.Cell{Ref: at, Kind: c.kind, Text: c.stored, Formula: c.formula, Format: c.format}
	if v.Text == "" {
		v.Text = shown
	}
	switch {
	case v.Kind == form.Number && !draft.IsNumber(v.Text):
		v.Kind = form.Text
	case v.Kind == form.Bool && v.Text != "TRUE":
		v.Text = "FALSE"
	case v.Kind == form.Blank && v.Text == "":
	case v.Kind == form.Blank && draft.IsPlain(v.Text) && c.format != "@":
		v.Kind = form.Number
	case v.Kind == form.Blank:
		v.Kind = form.Text
	}
	return v
}

// runs is the text of a cell as a page shows it: one blank for many, line
// breaks only where a tag says so.
type runs struct {
	b     strings.Builder
	blank bool // a blank is due before the next character
	lines int  // as are line breaks
}

// String is the text; hard blanks alone are how pages write an empty cell.
func (r *runs) String() string {
	if strings.Trim(r.b.String(), "\u00a0\n ") == "" {
		return ""
	}
	return r.b.String()
}

func (r *runs) add(s string) {
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' {
			r.blank = true
			continue
		}
		if r.b.Len() > 0 && r.lines > 0 {
			r.b.WriteString(strings.Repeat("\n", r.lines))
		} else if r.b.Len() > 0 && r.blank {
			r.b.WriteByte(' ')
		}
		r.blank, r.lines = false, 0
		r.b.WriteRune(c)
	}
}

// line breaks the line; the breaks at the end of a cell show nothing.
func (r *runs) line() {
	const manyLines = 100
	r.lines = min(r.lines+1, manyLines)
}

// block begins a new line unless one has just begun.
func (r *runs) block() { r.lines = max(r.lines, 1) }
