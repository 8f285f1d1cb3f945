package picture

import (
	"strings"
	"unicode/utf8"

	"jixiao/internal/office/celltext"
	"jixiao/internal/office/numbertext"
	"jixiao/internal/plaintext"
	"jixiao/rules/form"
)

// content is what stands in a cell, and what it looks like.
type content struct {
	text    string
	face    face
	clips   bool   // it does not fit, and what follows is not blank
	hangs   string // class of the element around it: r reaches over to the left, c to both sides, v and w are turned
	formula bool   // that has no result yet
}

// mostText is how many bytes of one text are drawn, and fewText how many where
// the sheet has more texts than may be drawn.
const (
	mostText = 6000
	fewText  = 60
)

func (d *drawing) content(one *cell, s span) content {
	f := d.book.styles.at(int(one.style))
	c := content{face: d.face(f, one)}
	if one.value == nil {
		return c
	}
	width := 0
	for _, col := range d.cols[s.col : s.toCol+1] {
		width += col.size
	}
	shown := d.shown(one.value, max(1, (width-paddingWidth)/max(d.appearance.digit, 1)))
	c.formula = one.value.Kind == form.Blank
	c.text = d.plainText(shown.Text, c.face.align.wrap)
	if ink := hexColor(shown.Color); ink != 0 {
		c.face.ink = ink
	}
	c.hangs = c.face.align.turned()
	room := width - paddingWidth
	if one.value.Kind == form.Number {
		room = width + width/12 // who made it just wide enough knew the font
	}
	if !c.face.align.wrap && c.face.align.rotation == 0 && tenths(c.text)*int(c.face.size)*96/72/200 > room {
		d.overflow(&c, s, one.value.Kind)
	}
	return c
}

// face is what the style of a cell comes to for the kind of its value.
func (d *drawing) face(f format, one *cell) face {
	st := d.book.styles
	font := st.font(f.font)
	out := face{family: font.family, size: font.size, bold: font.bold, italic: font.italic, underline: font.underline,
		strike: font.strike, ink: st.color(font.color), ground: st.fillColor(entry(st.fills, f.fill)), align: f.align}
	if d.plain {
		out.align.wrap, out.align.vertical = !one.alone && one.value != nil && one.value.Kind == form.Text, centered
	}
	if out.align.horizontal == usually {
		out.align.horizontal = usualPlace(one.value)
	}
	if out.align.shrink {
		out.align.wrap, out.align.shrink = false, false
	}
	if out.align.vertical == atEnd {
		out.align.vertical = usually
	}
	if out.align.horizontal == justified {
		out.align.wrap = true
	}
	return out
}

// usualPlace is where a value stands if nothing is said of it.
func usualPlace(c *form.Cell) place {
	switch {
	case c == nil:
		return atStart
	case c.Kind == form.Number:
		return atEnd
	case c.Kind == form.Bool, c.Kind == form.Error:
		return centered
	}
	return atStart
}

// shown is what a cell shows where there is room for so many characters; 0 is
// enough of it.
func (t *table) shown(c *form.Cell, room int) numbertext.Shown {
	switch c.Kind {
	case form.Number:
		return numbertext.Number(c.Text, c.Format, t.book.cells.Date1904, room)
	case form.Text:
		return numbertext.Text(c.Text, c.Format)
	case form.Blank:
		if c.Formula != "" {
			return numbertext.Shown{Text: "=" + c.Formula}
		}
	}
	return numbertext.Shown{Text: c.Text}
}

// plainText is a text as it may stand on a page: nothing that turns it around,
// lines only where the cell has any, and not without end.
func (d *drawing) plainText(s string, wrap bool) string {
	most := mostText
	if d.left <= 0 {
		most = fewText
	}
	if len(s) > most {
		for most > 0 && !utf8.RuneStart(s[most]) {
			most--
		}
		s, d.cut = s[:most]+"…", true
	}
	d.left -= len(s)
	text := string(plaintext.Of([]byte(s)))
	if !wrap && strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	return text
}

// tenths is how wide a text is, in tenths of half its size.
func tenths(s string) int {
	return celltext.Width(s)*10 - 4*strings.Count(s, ",") - 4*strings.Count(s, ".") - 3*strings.Count(s, "(") - 3*strings.Count(s, ")")
}

// overflow decides what becomes of a text without line breaks that is wider
// than its cell. A number breaks, so that none of its digits is out of sight.
func (d *drawing) overflow(c *content, s span, kind form.CellKind) {
	left := s.col > 0 && d.blank(s.row, s.col-1)
	right := s.toCol+1 >= len(d.cols) || d.blank(s.row, s.toCol+1)
	switch h := c.face.align.horizontal; {
	case kind != form.Text:
		c.face.align.wrap = true
	case s.toCol > s.col || s.toRow > s.row:
		c.clips = true // what is merged never reaches over
	case h == atEnd && left:
		c.hangs = "r"
	case h == centered && left && right:
		c.hangs = "c"
	case h == atStart && right:
	default:
		c.clips = true
	}
}

// blank reports whether a text may reach over a place.
func (d *drawing) blank(r, c int) bool {
	one := d.at(r, c)
	_, marked := d.atCell[r*len(d.cols)+c]
	return one.value == nil && one.span == 0 && !marked
}

// escape appends a text in which nothing is markup.
func escape(b []byte, s string) []byte {
	if !strings.ContainsAny(s, `<>&"'`) {
		return append(b, s...)
	}
	for i := range len(s) {
		switch s[i] {
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '&':
			b = append(b, "&amp;"...)
		case '"':
			b = append(b, "&#34;"...)
		case '\'':
			b = append(b, "&#39;"...)
		default:
			b = append(b, s[i])
		}
	}
	return b
}
