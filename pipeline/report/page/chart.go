package page

import (
	"html/template"
	"strings"
)

// Chart is a row of bars, drawn as SVG inside the page.
type Chart struct {
	Title string
	Bars  []Bar
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

// The drawing's measures, in its own units: a Chinese character is 14 wide.
const (
	barHeight = 18
	barStep   = 26
	labelRoom = 190
	barRoom   = 330
	drawing   = 640
)

var drawn = template.Must(template.New("chart").Parse(
	`<svg class="chart" viewBox="0 0 {{.Width}} {{.Height}}" role="img" aria-label="{{.Title}}">` +
		`{{range .Bars}}<text x="{{.LabelX}}" y="{{.TextY}}" text-anchor="end">{{.Label}}</text>` +
		`{{range .Stretches}}<rect class="bar {{.Tone}}" x="{{.X}}" y="{{.Y}}" width="{{.Width}}" height="{{.Height}}" rx="2"/>{{end}}` +
		`<text x="{{.ShownX}}" y="{{.TextY}}">{{.Shown}}</text>{{end}}</svg>`))

// placed is a bar with its place in the drawing, and stretch a part of it.
type placed struct {
	Bar
	Stretches             []stretch
	LabelX, TextY, ShownX int
}

type stretch struct {
	Tone                Tone
	X, Y, Width, Height int
}

// draw makes the SVG.
func (c Chart) draw() (template.HTML, error) {
	var longest int64
	for _, b := range c.Bars {
		longest = max(longest, b.Length)
	}
	out := struct {
		Title         string
		Width, Height int
		Bars          []placed
	}{c.Title, drawing, len(c.Bars)*barStep + 4, nil}
	for i, b := range c.Bars {
		y := i*barStep + 4
		b.Label = shortened(b.Label)
		one := placed{Bar: b, LabelX: labelRoom - 8, TextY: y + 14, ShownX: labelRoom + 8}
		for _, s := range b.stretches() {
			width := widthOf(s.Length, longest)
			one.Stretches = append(one.Stretches, stretch{s.Tone, one.ShownX - 8, y, width, barHeight})
			one.ShownX += width
		}
		out.Bars = append(out.Bars, one)
	}
	var svg strings.Builder
	if err := drawn.Execute(&svg, out); err != nil {
		return "", err
	}
	return template.HTML(svg.String()), nil
}

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
	return max(int(length*barRoom/longest), 2)
}

// shortened fits a label into its room.
func shortened(s string) string {
	const most = 12
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}
