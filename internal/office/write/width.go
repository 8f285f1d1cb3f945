package write

import "jixiao/internal/office/celltext"

// Row heights in points. Excel allows 409 at most.
const (
	lineHeight = 14
	rowPadding = 5
	maxHeight  = 409
)

// minHeight is the height of a row with one line, by role.
var minHeight = [...]int{Paragraph: 0, Title: 30, Heading: 24, Lead: 26, Head: 22, Note: 18}

// height is what a row needs for a cell of a width.
func (c *laid) height(width int) int {
	h := max(minHeight[c.appearance.Role], lineHeight+rowPadding)
	n := c.lines
	if c.appearance.Wrap && c.kind == textCell {
		n = max(n, c.textLines(width-2))
	}
	return min(max(h, n*lineHeight+rowPadding), maxHeight)
}

func (c *laid) textLines(room int) int {
	if !c.common {
		return celltext.Lines(c.text, room)
	}
	room = max(room, 2)
	return max(1, (c.wide+room-1)/room)
}
