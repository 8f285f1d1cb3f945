package annotate

import (
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// sizes are the widths of columns and the heights of rows in pixels, which the
// place of a comment's box is made of.
type sizes struct {
	width, height int // of columns and rows that say nothing themselves
	columns       []columnSize
	rows          map[int32]int16
}

type columnSize struct{ first, last, width int }

// What Excel takes where a sheet says nothing.
const (
	usualWidth  = 64
	usualHeight = 20
)

// mostColumns is how many runs of columns a sheet is taken to have: a form has
// a few, and each is asked about for every comment.
const mostColumns = 4096

func newSizes() sizes { return sizes{width: usualWidth, height: usualHeight, rows: map[int32]int16{}} }

// defaults reads the sheetFormatPr that was just opened.
func (s *sizes) defaults(t *ooxml.Tokenizer) {
	if w, ok := characters(t.Attr("defaultColWidth")); ok {
		s.width = w
	}
	if h, ok := points(t.Attr("defaultRowHeight")); ok {
		s.height = h
	}
	if ooxml.IsTrue(t.Attr("zeroHeight")) {
		s.height = 0
	}
}

func (s *sizes) column(t *ooxml.Tokenizer) {
	c := columnSize{ooxml.Number(t.RawAttr("min")), ooxml.Number(t.RawAttr("max")), s.width}
	if w, ok := characters(t.Attr("width")); ok {
		c.width = w
	}
	if ooxml.IsTrue(t.Attr("hidden")) {
		c.width = 0
	}
	if len(s.columns) < mostColumns {
		s.columns = append(s.columns, c)
	}
}

func (s *sizes) row(index int, t *ooxml.Tokenizer) {
	if index > finding.MaxRow {
		return
	}
	if ooxml.IsTrue(t.Attr("hidden")) {
		s.rows[int32(index)] = 0
	} else if h, ok := points(t.Attr("ht")); ok {
		s.rows[int32(index)] = int16(h)
	}
}

func (s *sizes) columnWidth(col int) int {
	for _, c := range s.columns {
		if c.first <= col && col <= c.last {
			return c.width
		}
	}
	return s.width
}

func (s *sizes) rowHeight(row int) int {
	if h, ok := s.rows[int32(row)]; ok {
		return int(h)
	}
	return s.height
}

// characters is a width in pixels that is given in digits of the usual font.
func characters(v string) (int, bool) {
	const digit, padding = 7, 5
	n, ok := hundredths(v)
	return n*digit/100 + padding, ok
}

// points is a height in pixels that is given in points.
func points(v string) (int, bool) {
	n, ok := hundredths(v)
	return n * 96 / 72 / 100, ok
}

// hundredths reads a measure of a sheet; what is over the most that there can
// be is none.
func hundredths(v string) (int, bool) {
	const most = 410
	whole, rest, _ := strings.Cut(v, ".")
	n := ooxml.Number([]byte(whole))
	if n < 0 || n > most {
		return 0, false
	}
	part := max(ooxml.Number([]byte((rest + "00")[:2])), 0)
	return n*100 + part, true
}
