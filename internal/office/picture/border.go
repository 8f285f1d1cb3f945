package picture

// border is the four sides of a cell.
type border struct{ left, right, top, bottom side }

type side struct {
	line  line
	color shade
}

// line is how a side is drawn: of two that meet, the higher one shows.
type line uint8

const (
	noLine line = iota
	hair
	dotted
	dashed
	thin
	mediumDashed
	medium
	double
	thick
)

var lines = map[string]line{
	"hair": hair, "dotted": dotted, "dashed": dashed, "dashDot": dashed, "dashDotDot": dashed, "thin": thin,
	"mediumDashed": mediumDashed, "mediumDashDot": mediumDashed, "mediumDashDotDot": mediumDashed, "slantDashDot": mediumDashed,
	"medium": medium, "double": double, "thick": thick,
}

// lineCSS are the lines without their colours.
var lineCSS = [...]string{
	noLine: "1px solid ", hair: "1px dotted ", dotted: "1px dotted ", dashed: "1px dashed ", thin: "1px solid ",
	mediumDashed: "2px dashed ", medium: "2px solid ", double: "3px double ", thick: "3px solid ",
}

// side is one of the four by its name; nil for diagonals and the like.
func (b *border) side(name string) *side {
	switch name {
	case "left", "start":
		return &b.left
	case "right", "end":
		return &b.right
	case "top":
		return &b.top
	case "bottom":
		return &b.bottom
	}
	return nil
}

// edge is what stands between two cells.
type edge struct {
	line  line
	color color
	// bare says that without a line not even that of the grid shows: the cell
	// before it is filled.
	bare bool
}

// edge is a side with its colour.
func (s *styles) edge(of side) edge {
	if of.line == noLine {
		return edge{}
	}
	c := s.color(of.color)
	if c == 0 {
		c = black
	}
	return edge{line: of.line, color: c}
}

// stronger is the one of two that shows.
func (e edge) stronger(other edge) edge {
	if other.line > e.line {
		return other
	}
	return e
}

// css is the value of the border; "" is the line of the grid.
func (e edge) css() string {
	switch {
	case e.line != noLine:
		return lineCSS[e.line] + e.color.String()
	case e.bare:
		return lineCSS[noLine] + "transparent"
	}
	return ""
}
