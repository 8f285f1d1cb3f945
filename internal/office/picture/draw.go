package picture

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// draw writes the table.
func (t *table) draw() []byte {
	d := &drawing{table: t, left: t.book.options.Bytes}
	d.body()
	body := d.b
	d.b = make([]byte, 0, len(body)+4096)
	d.text(`<table class="picture `)
	d.text(t.book.options.Name)
	if t.appearance.gridless {
		d.text(" nogrid")
	}
	d.text(`">`)
	d.caption()
	d.heads()
	d.b = append(d.b, body...)
	d.text("</table>")
	return d.b
}

// drawing is the markup of a table as it grows.
type drawing struct {
	*table
	b    []byte
	left int  // bytes of texts that may still be drawn whole
	cut  bool // a text was cut short
}

func (d *drawing) text(s string) { d.b = append(d.b, s...) }
func (d *drawing) number(n int)  { d.b = strconv.AppendInt(d.b, int64(n), 10) }

// heads writes widths and the row of letters.
func (d *drawing) heads() {
	d.text(`<colgroup><col class="h"/>`)
	for _, c := range d.cols {
		d.book.rules.widths[c.size] = true
		d.text(`<col class="w`)
		d.number(c.size)
		d.text(`"/>`)
	}
	d.text("</colgroup><thead><tr><th></th>")
	for i, c := range d.cols {
		e := edge{}
		if s := d.area(0, i); len(d.rows) > 0 && s.row == 0 {
			e = d.below(-1, i)
		}
		d.head("col", c, d.lastSeam(i == len(d.cols)-1, d.afterCols), [2]edge{{}, e}, finding.ColumnName)
	}
	d.text("</tr></thead>")
}

// lastSeam is what is left out behind, told at the last one.
func (d *drawing) lastSeam(last bool, s seam) seam {
	if last {
		return s
	}
	return seam{}
}

// head writes the letter of a column or the number of a row.
func (d *drawing) head(scope string, a axis, after seam, edges [2]edge, name func(int) string) {
	var classes, says []string
	tell := func(class string, s seam) {
		if text := s.say(scope, name, d.book.options.Lang); text != "" {
			classes, says = append(classes, class), append(says, text)
		}
	}
	tell("s", a.seam)
	tell("t", after)
	if a.unhidden {
		classes, says = append(classes, "u"), append(says, unhidden(scope, name(a.index), d.book.options.Lang))
	}
	if e := d.edgeClass(edges); e != "" {
		classes = append(classes, e)
	}
	d.text(`<th scope="`)
	d.text(scope)
	d.attribute("class", strings.Join(classes, " "))
	d.attribute("title", strings.Join(says, finding.Text{ZH: "；", EN: "; "}.In(d.book.options.Lang)))
	d.text(`">`)
	d.text(name(a.index))
	d.text("</th>")
}

// attribute goes on behind the value of the one before, if there is anything to
// say.
func (d *drawing) attribute(name, value string) {
	if value == "" {
		return
	}
	d.text(`" `)
	d.text(name)
	d.text(`="`)
	d.text(value)
}

func (d *drawing) edgeClass(e [2]edge) string {
	if e[0].css() == "" && e[1].css() == "" {
		return ""
	}
	for i := range e {
		e[i].bare = e[i].bare && e[i].line == noLine
	}
	return "e" + strconv.Itoa(classOf(d.book.rules.edges, e))
}

func (d *drawing) body() {
	d.text("<tbody>")
	for r, row := range d.rows {
		d.book.rules.heights[row.size] = true
		d.text(`<tr class="h`)
		d.number(row.size)
		d.text(`">`)
		left := edge{}
		if len(d.cols) > 0 {
			left = d.between(r, -1)
		}
		d.head("row", row, d.lastSeam(r == len(d.rows)-1, d.belowRows), [2]edge{left, {}}, strconv.Itoa)
		for c := range d.cols {
			if s := d.area(r, c); s.row == r && s.col == c {
				d.cell(s)
			}
		}
		d.text("</tr>")
	}
	d.text("</tbody>")
}

// cell writes what is drawn as one cell.
func (d *drawing) cell(s span) {
	one := d.at(s.row, s.col)
	marks := d.atCell[s.row*len(d.cols)+s.col]
	content := d.content(one, s)
	classes := make([]string, 0, 6)
	if content.text != "" || one.filled || len(marks) > 0 {
		classes = append(classes, "a"+strconv.Itoa(classOf(d.book.rules.faces, content.face)))
	}
	right, bottom := d.edges(s)
	if e := d.edgeClass([2]edge{right, bottom}); e != "" {
		classes = append(classes, e)
	}
	clip := content.clips && len(marks) == 0
	if clip {
		classes = append(classes, "k")
	}
	if content.formula {
		classes = append(classes, "f")
	}
	if len(marks) > 0 {
		classes = append(classes, "m", tone(marks))
	}
	d.text("<td")
	d.with(` class="`, strings.Join(classes, " "))
	d.spans(s)
	if len(marks) > 0 {
		d.with(` id="`, d.id(marks[0]))
	}
	if clip {
		d.text(` title="`)
		d.b = escape(d.b, content.text)
		d.text(`"`)
	}
	d.text(">")
	d.write(content)
	d.badges(marks)
	d.text("</td>")
}

func (d *drawing) with(begin, value string) {
	if value != "" {
		d.text(begin)
		d.text(value)
		d.text(`"`)
	}
}

func (d *drawing) spans(s span) {
	if n := s.toRow - s.row; n > 0 {
		d.with(` rowspan="`, strconv.Itoa(n+1))
	}
	if n := s.toCol - s.col; n > 0 {
		d.with(` colspan="`, strconv.Itoa(n+1))
	}
}

func (d *drawing) write(c content) {
	switch {
	case c.text == "":
		return
	case c.hangs != "":
		d.text(`<i class="`)
		d.text(c.hangs)
		d.text(`">`)
		d.b = escape(d.b, c.text)
		d.text("</i>")
		return
	}
	d.b = escape(d.b, c.text)
}

// badges writes the numbers of the marks. Where one is of another cell than the
// first, as within a merge, it has that cell's id.
func (d *drawing) badges(marks []Mark) {
	told := map[string]bool{}
	for i, m := range marks {
		other := !told[m.Cell] && i > 0
		told[m.Cell] = true
		if m.Number <= 0 && !other {
			continue
		}
		d.text("<b")
		if other {
			d.with(` id="`, d.id(m))
		}
		d.text(">")
		if m.Number > 0 {
			d.number(m.Number)
		}
		d.text("</b>")
	}
}

func (d *drawing) id(m Mark) string { return d.book.ID(m.Sheet, m.Cell) }

// tones are those that a mark may have, the most serious first.
var tones = []string{"red", "amber", "blue"}

// tone is the most serious of the marks.
func tone(marks []Mark) string {
	for _, t := range tones {
		if slices.ContainsFunc(marks, func(m Mark) bool { return m.Tone == t }) {
			return t
		}
	}
	return tones[len(tones)-1]
}
