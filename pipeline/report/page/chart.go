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
		`<rect class="bar {{.Tone}}" x="{{.X}}" y="{{.Y}}" width="{{.Width}}" height="{{.Height}}" rx="2"/>` +
		`<text x="{{.ShownX}}" y="{{.TextY}}">{{.Shown}}</text>{{end}}</svg>`))

// placed is a bar with its place in the drawing.
type placed struct {
	Bar
	LabelX, TextY, X, Y, Width, Height, ShownX int
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
		width := 0
		if longest > 0 {
			width = int(b.Length * barRoom / longest)
		}
		if b.Length > 0 {
			width = max(width, 2)
		}
		y := i*barStep + 4
		b.Label = shortened(b.Label)
		out.Bars = append(out.Bars, placed{b, labelRoom - 8, y + 14, labelRoom, y, width, barHeight, labelRoom + width + 8})
	}
	var svg strings.Builder
	if err := drawn.Execute(&svg, out); err != nil {
		return "", err
	}
	return template.HTML(svg.String()), nil
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
