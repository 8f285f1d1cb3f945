package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// The picture: panels with lines over a number that grows tenfold from tick to
// tick.
const (
	panelWidth, panelHeight = 460, 210
	left, above, below      = 56, 46, 54
	aRow                    = 2 // panels
)

// panel is one part of the picture.
type panel struct {
	title string
	along string // what is counted from left to right
	lines []line
}

// line is drawn through points, files across and what they took upwards.
type line struct {
	name   string
	points [][2]float64
}

// panels are how time a file, the nights and memory grow with the files, and
// time a file with the departments.
func (r report) panels() []panel {
	const files, departments = "文件数 files", "单位数 departments"
	var first, peak, fifty, none, spread line
	first.name, peak.name, spread.name = "首次 first", "首次 first", "首次 first"
	fifty.name, none.name = "新增 50 份 50 new", "无新增 nothing new"
	n := r.watched()
	for _, row := range r.rows {
		afile := 1000 * row.first.CPU.Seconds() / float64(row.files)
		if row.files == n {
			spread.add(row.departments(), afile)
		}
		if row.aUnit == usual {
			first.add(row.files, afile)
			peak.add(row.files, float64(row.first.MB()))
			fifty.add(row.files, row.fifty.CPU.Seconds())
			none.add(row.files, row.none.CPU.Seconds())
		}
	}
	slices.SortFunc(spread.points, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	return []panel{
		{"每份毫秒 CPU ms a file", files, []line{first}},
		{"一晚秒数 CPU s a night", files, []line{fifty, none}},
		{"内存峰值 peak MB", files, []line{peak}},
		{fmt.Sprintf("%s 份，每份毫秒 CPU ms a file", thousands(n)), departments, []line{spread}},
	}
}

func (l *line) add(along int, upwards float64) {
	l.points = append(l.points, [2]float64{float64(along), upwards})
}

// plot draws the panels. Their colours are readable on white and on black, and
// lines of one panel have their names beside them.
func (r report) plot() string {
	panels := r.panels()
	var b strings.Builder
	const width, height = panelWidth, above + panelHeight + below
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
<title>文件和单位增多时的用时和内存 time and memory as files and departments grow</title>
<style>text{fill:#57606a}.axis{fill:none;stroke:#8c959f}.l0{stroke:#2f81f7;fill:#2f81f7}.l1{stroke:#d9730d;fill:#d9730d}@media(prefers-color-scheme:dark){text{fill:#adbac7}}</style>
`, aRow*width, (len(panels)+aRow-1)/aRow*height)
	for i, p := range panels {
		fmt.Fprintf(&b, "<g transform=\"translate(%d %d)\">\n", i%aRow*width+left, i/aRow*height+above)
		p.draw(&b)
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func (p panel) draw(b *strings.Builder) {
	area := p.area()
	fmt.Fprintf(b, "<text x=\"0\" y=\"-24\" font-weight=\"bold\">%s</text>\n", p.title)
	fmt.Fprintf(b, "<path class=\"axis\" d=\"M0 0V%d H%d\"/>\n", panelHeight, area.width())
	for _, part := range []float64{0, 0.5, 1} {
		fmt.Fprintf(b, "<text x=\"-6\" y=\"%.0f\" text-anchor=\"end\">%s</text>\n", area.y(part*area.top)+4, short(part*area.top))
	}
	for _, at := range p.lines[0].points {
		fmt.Fprintf(b, "<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", area.x(at[0]), panelHeight+18, thousands(int(at[0])))
	}
	fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", area.width()/2, panelHeight+38, p.along)
	for i, l := range p.lines {
		l.draw(b, area, i)
	}
}

func (l line) draw(b *strings.Builder, a area, number int) {
	var path strings.Builder
	for i, at := range l.points {
		fmt.Fprintf(&path, "%c%.1f %.1f", "ML"[min(i, 1)], a.x(at[0]), a.y(at[1]))
		fmt.Fprintf(b, "<circle class=\"l%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>\n", number, a.x(at[0]), a.y(at[1]))
	}
	fmt.Fprintf(b, "<path class=\"l%d\" stroke-width=\"2\" style=\"fill:none\" d=\"%s\"/>\n", number, path.String())
	fmt.Fprintf(b, "<circle class=\"l%d\" cx=\"12\" cy=\"%d\" r=\"4\"/><text x=\"22\" y=\"%d\">%s</text>\n", number, 18*number-4, 18*number, l.name)
}

// area is where the lines of a panel lie.
type area struct{ from, to, top float64 }

func (p panel) area() area {
	a := area{from: math.Inf(1)}
	for _, l := range p.lines {
		for _, at := range l.points {
			a.from, a.to, a.top = min(a.from, at[0]), max(a.to, at[0]), max(a.top, at[1])
		}
	}
	a.top = ceiling(1.25 * a.top) // the names stand above the lines
	return a
}

func (area) width() int { return panelWidth - left - 40 }

// x counts tenfold steps; a single point stands in the middle.
func (a area) x(v float64) float64 {
	if a.from == a.to {
		return float64(a.width()) / 2
	}
	return 20 + (float64(a.width())-40)*math.Log(v/a.from)/math.Log(a.to/a.from)
}

func (a area) y(v float64) float64 { return panelHeight * (1 - v/a.top) }

// ceiling is the next of 1, 2, 3, 4, 5, 6, 8 and 10, ten times and so on.
func ceiling(v float64) float64 {
	step := math.Pow(10, math.Floor(math.Log10(max(v, 1e-3))))
	for _, n := range []float64{1, 2, 3, 4, 5, 6, 8} {
		if n*step >= v {
			return n * step
		}
	}
	return 10 * step
}

// short is a tick's number.
func short(v float64) string {
	if v >= 1000 {
		return thousands(int(v))
	}
	return fmt.Sprintf("%.3g", v)
}
