package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// The colours of the marks. Nobody else uses exactly these, so that marks are
// known again when another program has saved the copy.
var markColors = map[finding.Severity]string{
	finding.Error:   "FFFFC7CD",
	finding.Warning: "FFFFEB9B",
	finding.Info:    "FFDDEBF6",
}

// noColor is the colour of a cell without fill, as it is written behind ours.
const noColor = ` indexed="64"`

// fill is how a cell is filled: a pattern and the attributes of its colours.
type fill struct {
	pattern string // "" where it is none or no pattern at all
	fg, bg  string
}

// readFill reads the fill that was just opened.
func readFill(t *ooxml.Tokenizer) (fill, error) {
	var f fill
	depth := t.Depth
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.CloseTag && t.Depth == depth:
			return f, err
		case kind != ooxml.OpenTag:
			continue
		}
		switch string(t.Name) {
		case "patternFill":
			if f.pattern = t.Attr("patternType"); f.pattern == "none" {
				f.pattern = ""
			}
		case "fgColor":
			f.fg = attributes(t)
		case "bgColor":
			f.bg = attributes(t)
		}
	}
}

// attributes are those of the tag that was just opened, as they are written.
func attributes(t *ooxml.Tokenizer) string {
	var b strings.Builder
	for i := range t.Attrs() {
		name, value := t.AttrAt(i)
		fmt.Fprintf(&b, ` %s="%s"`, name, strings.ReplaceAll(string(value), `"`, "&quot;"))
	}
	return b.String()
}

// marked is the fill in the colour of a mark. What was there before stands
// where it does not show: behind a solid colour, or in front of ours.
func (f fill) marked(s finding.Severity) fill {
	ours := fmt.Sprintf(` rgb="%s"`, markColors[s])
	switch f.pattern {
	case "":
		return fill{"solid", ours, noColor}
	case "solid":
		return fill{"solid", ours, f.fg}
	}
	return fill{f.pattern, f.fg, ours}
}

// isMark reports whether the fill is one of ours.
func (f fill) isMark() bool {
	if f.pattern == "solid" {
		return isMarkColor(f.fg)
	}
	return f.pattern != "" && isMarkColor(f.bg)
}

func isMarkColor(attrs string) bool {
	for _, color := range markColors {
		if strings.EqualFold(attrs, fmt.Sprintf(` rgb="%s"`, color)) {
			return true
		}
	}
	return false
}

// unmarked is what was there before the mark.
func (f fill) unmarked() fill {
	switch {
	case f.pattern != "solid":
		return fill{f.pattern, f.fg, noColor}
	case f.bg == "" || f.bg == noColor:
		return fill{}
	}
	return fill{"solid", f.bg, noColor}
}

// markup is the fill as it is written.
func (f fill) markup(p string) string {
	if f.pattern == "" {
		return fmt.Sprintf(`<%[1]sfill><%[1]spatternFill patternType="none"/></%[1]sfill>`, p)
	}
	color := func(name, attrs string) string {
		if attrs == "" {
			return ""
		}
		return "<" + p + name + attrs + "/>"
	}
	return fmt.Sprintf(`<%[1]sfill><%[1]spatternFill patternType="%[2]s">%[3]s%[4]s</%[1]spatternFill></%[1]sfill>`,
		p, escaped(f.pattern), color("fgColor", f.fg), color("bgColor", f.bg))
}
