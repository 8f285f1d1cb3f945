package book

import "github.com/xuri/excelize/v2"

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
)

var toneColors = map[Tone]struct{ font, fill string }{
	Red:   {"C00000", "FDE9E7"},
	Amber: {"9C5700", "FFF2CC"},
	Blue:  {"1F4E79", ""},
	Grey:  {"7F7F7F", ""},
}

// fonts by role: name, size, bold.
var fonts = map[Role]excelize.Font{
	Body:    {Family: bodyFont, Size: 10},
	Head:    {Family: headFont, Size: 10},
	Total:   {Family: bodyFont, Size: 10, Bold: true},
	Title:   {Family: headFont, Size: 16},
	Heading: {Family: headFont, Size: 12},
	Note:    {Family: bodyFont, Size: 10, Color: noteColor},
	Lead:    {Family: headFont, Size: 12},
	Label:   {Family: bodyFont, Size: 10},
}

// style is the look in excelize's words.
func (l Look) style() *excelize.Style {
	font := fonts[l.Role]
	s := &excelize.Style{Font: &font, Alignment: l.alignment()}
	if l.Format != "" {
		s.CustomNumFmt = &l.Format
	}
	if l.boxed() {
		s.Border = box()
	}
	fill := map[Role]string{Head: headFill, Total: totalFill, Label: totalFill}[l.Role]
	if tone, ok := toneColors[l.Tone]; ok {
		font.Color = tone.font
		if l.boxed() && tone.fill != "" {
			fill = tone.fill
		}
	}
	if l.Link {
		font.Color, font.Underline = linkColor, "single"
	}
	if l.Input {
		fill = inputFill
		s.Protection = &excelize.Protection{Locked: false}
	}
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	return s
}

func (l Look) boxed() bool {
	return l.Role == Body || l.Role == Head || l.Role == Total || l.Role == Label
}

func (l Look) alignment() *excelize.Alignment {
	horizontal := map[Align]string{Left: "left", Center: "center", Right: "right"}[l.Align]
	return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: l.Wrap}
}

func box() []excelize.Border {
	var sides []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		sides = append(sides, excelize.Border{Type: side, Color: lineColor, Style: 1})
	}
	return sides
}
