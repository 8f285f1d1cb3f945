package write

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
)

var toneColors = map[Tone]struct{ font, fill string }{
	Red:   {redColor, "FDE9E7"},
	Amber: {"9C5700", "FFF2CC"},
	Blue:  {"1F4E79", ""},
	Grey:  {"7F7F7F", ""},
}

// font is how characters look.
type font struct {
	family          string
	size            int
	bold, underline bool
	color           string // "" is black
}

var fonts = map[Role]font{
	Body:    {family: bodyFont, size: 10},
	Head:    {family: headFont, size: 10},
	Total:   {family: bodyFont, size: 10, bold: true},
	Title:   {family: headFont, size: 16},
	Heading: {family: headFont, size: 12},
	Note:    {family: bodyFont, size: 10, color: noteColor},
	Lead:    {family: headFont, size: 12},
	Label:   {family: bodyFont, size: 10},
}

var fills = map[Role]string{Head: headFill, Total: totalFill, Label: totalFill}

// font is the look's font.
func (l Look) font() font {
	f := fonts[l.Role]
	if tone, ok := toneColors[l.Tone]; ok {
		f.color = tone.font
	}
	if l.Link {
		f.color, f.underline = linkColor, true
	}
	return f
}

// fill is the look's ground, "" for none.
func (l Look) fill() string {
	switch tone := toneColors[l.Tone].fill; {
	case l.Input:
		return inputFill
	case tone != "" && l.boxed():
		return tone
	}
	return fills[l.Role]
}

func (l Look) boxed() bool {
	return l.Role == Body || l.Role == Head || l.Role == Total || l.Role == Label
}
