package annotate

import (
	"fmt"

	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
)

// box is the size of a comment's box in pixels.
type box struct{ width, height int }

// What a comment in nine points takes, in pixels.
const (
	digitWidth  = 6
	noteLine    = 17
	notePadding = 16
)

// sizeOf is a box in which a text can be read as a whole: wider where it is
// long.
func sizeOf(text string) box {
	const tall = 420
	var b box
	for _, width := range []int{280, 400, 560} {
		// A line never ends exactly at the edge: one character less.
		room := (width-notePadding)/digitWidth - 2
		b = box{width, celltext.Lines(text, room)*noteLine + notePadding}
		if b.height <= tall {
			break
		}
	}
	b.height = min(b.height, 2*tall)
	return b
}

// anchor is where a box stands: to the right of the cells that its comment is
// on, a little above them, as columns, rows and pixels in them.
func (w *worksheet) anchor(cell finding.Ref, size box) string {
	const gap, far = 12, 500
	area := w.area(cell)
	left, top := min(area.To.Col, finding.MaxCol-1), max(area.From.Row-2, 0)
	right, rightRest := left, gap+size.width
	for width := w.sizes.columnWidth(right + 1); rightRest >= width && right < min(left+far, finding.MaxCol-1); width = w.sizes.columnWidth(right + 1) {
		rightRest -= width
		right++
	}
	bottom, bottomRest := top, size.height
	for height := w.sizes.rowHeight(bottom + 1); bottomRest >= height && bottom < min(top+far, finding.MaxRow-1); height = w.sizes.rowHeight(bottom + 1) {
		bottomRest -= height
		bottom++
	}
	return fmt.Sprintf("%d, %d, %d, 0, %d, %d, %d, %d", left, gap, top, right, rightRest, bottom, bottomRest)
}
