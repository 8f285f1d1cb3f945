package page

import (
	"fmt"
	"html/template"
	"strings"
)

// Chart is a list of bars. Their words are text of the page, as large as the rest
// of it on any screen and on paper; only the bars are drawings.
type Chart struct {
	Title string
	Bars  []Bar
	// Legend says what the parts of its bars are, where they have any.
	Legend []Meaning
}

// Meaning is what a tone stands for in a chart.
type Meaning struct {
	Tone Tone
	Text string
}

// Bar is one bar: what it is, how long it is, and what is written behind it.
type Bar struct {
	Label  string
	Length int64 // in a unit that all bars of a chart share
	Shown  string
	Tone   Tone
	// Parts are what the bar is made of, one behind the other; none is one bar.
	Parts []Stretch
}

// Stretch is a part of a bar, in the unit of its length.
type Stretch struct {
	Length int64
	Tone   Tone
}

// barRoom is how wide the longest bar is, in the drawing's own units, and between
// what parts two of them is.
const (
	barRoom = 1000
	between = 6
)

// draw makes the list.
func (c Chart) draw() template.HTML {
	var longest int64
	for _, b := range c.Bars {
		longest = max(longest, b.Length)
	}
	var out strings.Builder
	if len(c.Legend) > 0 {
		out.WriteString(`<p class="legend">`)
		for _, m := range c.Legend {
			out.WriteString(`<span>` + swatch(m.Tone) + template.HTMLEscapeString(m.Text) + `</span> `)
		}
		out.WriteString("</p>")
	}
	out.WriteString(`<dl class="bars">`)
	for _, b := range c.Bars {
		fmt.Fprintf(&out, "<dt>%s</dt><dd>%s<span>%s</span></dd>", template.HTMLEscapeString(b.Label), b.draw(longest), template.HTMLEscapeString(b.Shown))
	}
	out.WriteString("</dl>")
	return template.HTML(out.String())
}

func (b Bar) draw(longest int64) string {
	var out strings.Builder
	fmt.Fprintf(&out, `<svg viewBox="0 0 %d 1" preserveAspectRatio="none" aria-hidden="true">`, barRoom)
	x := 0
	for i, s := range b.stretches() {
		width := widthOf(s.Length, longest)
		if width == 0 {
			continue
		}
		gap := 0
		if i > 0 && x > 0 && width > between {
			gap = between
		}
		fmt.Fprintf(&out, `<rect class="%s" x="%d" width="%d" height="1"/>`, s.Tone.bar(), x+gap, width-gap)
		x += width
	}
	out.WriteString("</svg>")
	return out.String()
}

func swatch(t Tone) string {
	return `<svg viewBox="0 0 1 1" aria-hidden="true"><rect class="` + t.bar() + `" width="1" height="1"/></svg>`
}

func (t Tone) bar() string { return strings.TrimSpace("bar " + string(t)) }

func (b Bar) stretches() []Stretch {
	if len(b.Parts) > 0 {
		return b.Parts
	}
	return []Stretch{{b.Length, b.Tone}}
}

// widthOf is how wide a bar is drawn: what is there can be seen.
func widthOf(length, longest int64) int {
	if length <= 0 || longest <= 0 {
		return 0
	}
	return max(int(length*barRoom/longest), between)
}
