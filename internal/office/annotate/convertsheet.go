package annotate

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
)

// sheet writes a sheet of the workbook, unless there is too much in it.
func (c *converter) sheet(s *form.Sheet) ([]byte, error) {
	var b strings.Builder
	b.WriteString(declaration + `<worksheet ` + mainSpace + `>`)
	c.columns(&b, columnsOf(s))
	b.WriteString(`<sheetData>`)
	for _, row := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d"`, row.Index)
		if row.Hidden {
			b.WriteString(` hidden="1"`)
		}
		b.WriteString(`>`)
		for _, cell := range row.Cells {
			c.cell(&b, cell)
		}
		b.WriteString(`</row>`)
		if c.written+b.Len() > mostWritten {
			return nil, ErrTooLarge
		}
	}
	c.written += b.Len()
	b.WriteString(`</sheetData>`)
	if len(s.Merges) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(s.Merges))
		for _, r := range s.Merges {
			fmt.Fprintf(&b, `<mergeCell ref="%s:%s"/>`, r.From, r.To)
		}
		b.WriteString(`</mergeCells>`)
	}
	b.WriteString(`</worksheet>`)
	return []byte(b.String()), nil
}

func (c *converter) columns(b *strings.Builder, all []convertedColumn) {
	if len(all) == 0 {
		return
	}
	b.WriteString(`<cols>`)
	for i, w := range all {
		hidden := ""
		if w.hidden {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(b, `<col min="%[1]d" max="%[1]d" width="%[2]d" customWidth="1"%[3]s/>`, i+1, w.width, hidden)
	}
	b.WriteString(`</cols>`)
}

// plainNumber is a number as cells store it.
var plainNumber = regexp.MustCompile(`^-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$`)

// errorValues are the errors that a cell can hold.
var errorValues = map[string]bool{"#NULL!": true, "#DIV/0!": true, "#VALUE!": true, "#REF!": true, "#NAME?": true,
	"#NUM!": true, "#N/A": true, "#GETTING_DATA": true}

// cell writes a cell with exactly the text that it had.
func (c *converter) cell(b *strings.Builder, cell form.Cell) {
	kind, value := "inlineStr", cell.Text
	switch {
	case cell.Kind == form.Blank:
		kind = ""
	case cell.Kind == form.Number && plainNumber.MatchString(value):
		kind = "n"
	case cell.Kind == form.Bool:
		kind, value = "b", map[string]string{"TRUE": "1"}[value]
		if value == "" {
			value = "0"
		}
	case cell.Kind == form.Error && errorValues[value]:
		kind = "e"
	}
	fmt.Fprintf(b, `<c r="%s" s="%d"`, cell.Ref, c.style(cell.Format))
	own := ""
	if recalculated(cell.Formula) {
		own = "<f>" + cellText(cell.Formula) + "</f>"
	}
	switch {
	case kind == "":
		b.WriteString(">" + own + "</c>")
	case kind == "inlineStr" && own == "":
		b.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + cellText(value) + `</t></is></c>`)
	case kind == "inlineStr":
		b.WriteString(` t="str">` + own + `<v>` + cellText(value) + `</v></c>`)
	default:
		b.WriteString(` t="` + kind + `">` + own + `<v>` + value + `</v></c>`)
	}
}

// recalculated reports whether a formula is one that we understand. Others may
// be written in a way that only the program knows which wrote them: of these
// the value stays.
func recalculated(text string) bool {
	if text == "" {
		return false
	}
	_, err := formula.Eval(text, func(finding.Ref) formula.Operand { return formula.Operand{} })
	return !errors.Is(err, formula.ErrUnsupported) && !errors.Is(err, formula.ErrLimit)
}

type convertedColumn struct {
	width  int
	hidden bool
}

// columnsOf makes columns as wide as their content asks for: the file's own
// widths do not come through every reader.
func columnsOf(s *form.Sheet) []convertedColumn {
	const narrow, wide, most = 9, 36, 256
	var all []convertedColumn
	spread := map[finding.Ref]bool{}
	for _, r := range s.Merges {
		spread[r.From] = r.To.Col > r.From.Col
	}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Ref.Col > most {
				break
			}
			for len(all) < c.Ref.Col {
				all = append(all, convertedColumn{width: narrow})
			}
			column := &all[c.Ref.Col-1]
			column.hidden = column.hidden || c.Hidden
			if !spread[c.Ref] {
				column.width = max(column.width, min(celltext.Width(c.Text)+2, wide))
			}
		}
	}
	return all
}
