package write

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

// The fonts that every Chinese office has.
const (
	bodyFont = "宋体"
	headFont = "黑体"
)

// Colours are few: one for heads, one for lines, one for each tone.
const (
	headFill  = "DCE6F1"
	totalFill = "F2F2F2"
	inputFill = "FFF8DC"
	flagFill  = "F8B4AE"
	lineColor = "A6A6A6"
	noteColor = "595959"
	linkColor = "0563C1"
	redColor  = "C00000"

	chartColor  = "404040"
	columnColor = "5B84B1"
)

var toneColors = map[Tone]struct{ font, fill string }{
	Red:   {redColor, "FDE9E7"},
	Amber: {"9C5700", "FFF2CC"},
	Blue:  {"1F4E79", ""},
	Grey:  {"7F7F7F", ""},
}

var fonts = map[Role]excelize.Font{
	Body:    {Family: bodyFont, Size: 10},
	Head:    {Family: headFont, Size: 10},
	Total:   {Family: bodyFont, Size: 10, Bold: true},
	Title:   {Family: headFont, Size: 16},
	Heading: {Family: headFont, Size: 12},
	Note:    {Family: bodyFont, Size: 10, Color: noteColor},
	Lead:    {Family: headFont, Size: 12},
	Label:   {Family: bodyFont, Size: 10},

	Paragraph: {Family: bodyFont, Size: 10},
}

var fills = map[Role]string{Head: headFill, Total: totalFill, Label: totalFill}

var sides = [...]string{Auto: "", Left: "left", Center: "center", Right: "right"}

// style is what is drawn of a look. Looks that are drawn the same are one
// style, because excelize makes them one.
type style struct {
	font         excelize.Font
	fill, format string
	side         string
	wrap         bool
	boxed, open  bool
}

func (l Appearance) style() style {
	return style{font: l.font(), fill: l.fill(), format: l.Format, side: sides[l.Align], wrap: l.Wrap, boxed: l.boxed(), open: l.Input}
}

// font is the look's font.
func (l Appearance) font() excelize.Font {
	f := fonts[l.Role]
	f.Color = cmp.Or(toneColors[l.Tone].font, f.Color)
	f.ColorIndexed = -1 // none: 0 is one
	if l.Link {
		f.Color, f.Underline = linkColor, "single"
	}
	return f
}

// fill is the look's ground, "" for none.
func (l Appearance) fill() string {
	switch tone := toneColors[l.Tone].fill; {
	case l.Input:
		return inputFill
	case tone != "" && l.boxed():
		return tone
	}
	return fills[l.Role]
}

func (l Appearance) boxed() bool {
	return l.Role == Body || l.Role == Head || l.Role == Total || l.Role == Label
}

// drawn is the style in excelize's words.
func (s style) drawn() *excelize.Style {
	x := &excelize.Style{Font: &s.font, Alignment: &excelize.Alignment{Horizontal: s.side, Vertical: "center", WrapText: s.wrap}}
	if s.format != "" {
		x.CustomNumFmt = &s.format
	}
	if s.fill != "" {
		x.Fill = ground(s.fill)
	}
	if s.boxed {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			x.Border = append(x.Border, excelize.Border{Type: side, Color: lineColor, Style: 1})
		}
	}
	if s.open {
		x.Protection = &excelize.Protection{}
	}
	return x
}

func ground(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// flagged is the style of flags.
func flagged() *excelize.Style {
	return &excelize.Style{Font: &excelize.Font{Color: redColor}, Fill: ground(flagFill)}
}
