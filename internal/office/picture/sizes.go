package picture

import (
	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// sizes are what a sheet says of columns and rows that say nothing themselves.
type sizes struct {
	digit    int // pixels of one
	width    int // in pixels
	height   int // in tenths of a point
	gridless bool
	hidden   bool // rows that are not written
}

// What Excel takes where a sheet says nothing.
const (
	usualHeight  = 150 // tenths of a point
	usualChars   = 8
	widest       = 2048 // pixels
	highest      = 4095 // tenths of a point
	mostRuns     = 1 << 14
	paddingWidth = 5
)

func newSizes(digit int) sizes {
	z := sizes{digit: digit, height: usualHeight}
	z.width = z.characters(usualChars)
	return z
}

// characters is the width of a column for so many digits, in steps of eight
// pixels as Excel makes it.
func (z *sizes) characters(n int) int { return (n*z.digit + paddingWidth + 7) / 8 * 8 }

// pixels reads a width that is given in digits of the usual font.
func (z *sizes) pixels(v string) (int, bool) {
	n, ok := thousandths(v)
	return min(max((n*z.digit+500)/1000, 0), widest), ok && n >= 0
}

// points reads a height; it is in tenths of a point then.
func points(v string) (int, bool) {
	n, ok := thousandths(v)
	return min(max((n+50)/100, 0), highest), ok && n >= 0
}

// defaults reads the sheetFormatPr that was just opened.
func (z *sizes) defaults(t *ooxml.Tokenizer) {
	if n := ooxml.Number(t.RawAttr("baseColWidth")); n > 0 && n < 256 {
		z.width = z.characters(n)
	}
	if w, ok := z.pixels(t.Attr("defaultColWidth")); ok {
		z.width = w
	}
	if h, ok := points(t.Attr("defaultRowHeight")); ok && h > 0 {
		z.height = h
	}
	z.hidden = ooxml.IsTrue(t.Attr("zeroHeight"))
}

// run is a stretch of columns that are alike.
type run struct {
	first, last int
	width       int
	style       int
	hidden      bool
}

func (z *sizes) run(t *ooxml.Tokenizer) run {
	r := run{first: ooxml.Number(t.RawAttr("min")), last: min(ooxml.Number(t.RawAttr("max")), finding.MaxCol), width: z.width,
		style: ooxml.Number(t.RawAttr("style")), hidden: ooxml.IsTrue(t.Attr("hidden"))}
	if w, ok := z.pixels(t.Attr("width")); ok {
		r.width, r.hidden = w, r.hidden || w == 0
	}
	return r
}

// shownWidth is the width of a column that is drawn, hidden or not.
func (r run) shownWidth() int {
	if r.width == 0 {
		return paddingWidth + 8*usualChars
	}
	return r.width
}
