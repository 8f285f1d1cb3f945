package workbook

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
)

// style is how a cell looks, thing by thing.
type style map[string]string

// styles is what a workbook's cells can look like.
type styles struct {
	cells   []style
	flags   []style           // of conditional formats
	formats map[string]string // number formats by id
	palette []string          // the theme's colours
}

// builtin are the number formats that files name by number only.
var builtin = map[string]string{"0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%",
	"11": "0.00E+00", "12": "# ?/?", "13": "# ??/??", "14": "mm-dd-yy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM",
	"19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "m/d/yy h:mm", "37": "#,##0 ;(#,##0)", "38": "#,##0 ;[Red](#,##0)",
	"39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;[Red](#,##0.00)", "45": "mm:ss", "46": "[h]:mm:ss", "47": "mmss.0", "48": "##0.0E+0", "49": "@"}

func readStyles(n *node, palette []string) *styles {
	s := &styles{formats: maps.Clone(builtin), palette: palette}
	for _, f := range n.child("numFmts").kids {
		s.formats[f.attrs["numFmtId"]] = f.attrs["formatCode"]
	}
	names := map[string]string{}
	for _, c := range n.child("cellStyles").kids {
		names[c.attrs["xfId"]] = c.attrs["name"]
	}
	fonts, fills, borders := n.child("fonts").kids, n.child("fills").kids, n.child("borders").kids
	for _, xf := range n.child("cellXfs").kids {
		look := style{}
		s.format(look, xf.attrs["numFmtId"])
		s.font(look, at(fonts, xf.attrs["fontId"]))
		s.fill(look, at(fills, xf.attrs["fillId"]))
		s.border(look, at(borders, xf.attrs["borderId"]))
		s.place(look, xf)
		if id := xf.attrs["xfId"]; id != "" && id != "0" {
			look["named style"] = names[id]
		}
		s.cells = append(s.cells, look)
	}
	for _, d := range n.child("dxfs").kids {
		s.flags = append(s.flags, s.flag(d))
	}
	return s
}

// at is the element of a number; the first where none is given.
func at(list []*node, number string) *node {
	i, err := strconv.Atoi(number)
	if number == "" {
		i, err = 0, nil
	}
	if err != nil || i < 0 || i >= len(list) {
		return &node{}
	}
	return list[i]
}

// cell is the style of a cell's number.
func (s *styles) cell(number string) style {
	i, err := strconv.Atoi(number)
	if number == "" {
		i, err = 0, nil
	}
	if err != nil || i < 0 || i >= len(s.cells) {
		return nil
	}
	return s.cells[i]
}

func (s *styles) format(look style, id string) {
	code, known := s.formats[id]
	if !known && id != "" {
		code = "number " + id
	}
	if code != "" && code != "General" {
		look["number format"] = code
	}
}

// font tells every property of a font; those that are switched off are none.
func (s *styles) font(look style, n *node) {
	for _, k := range n.kids {
		value, given := k.attrs["val"]
		switch value = plain("val", value); {
		case k.name == "color":
			value = s.colour(k)
		case !given && k.name == "u":
			value = "single"
		case !given:
			value = "1"
		}
		if value != "0" && value != "none" {
			look["font "+k.name] = value
		}
	}
}

// fill tells a fill; the second colour of a solid one is never seen.
func (s *styles) fill(look style, n *node) {
	if g := n.child("gradientFill"); g.name != "" {
		g.flatten("fill gradient", func(what, value string) { look[what] = value })
	}
	p := n.child("patternFill")
	kind := p.attrs["patternType"]
	if kind == "" || kind == "none" {
		return
	}
	look["fill pattern"] = kind
	s.tint(look, "fill colour", p.child("fgColor"))
	if kind != "solid" {
		s.tint(look, "fill background", p.child("bgColor"))
	}
}

func (s *styles) border(look style, n *node) {
	n.flattenOwn("border", look)
	for _, k := range n.kids {
		if line := k.attrs["style"]; line != "" && line != "none" {
			look["border "+k.name] = strings.TrimSpace(line + " " + s.colour(k.child("color")))
		}
	}
}

// place tells alignment, protection and whatever else a cell's format says.
func (s *styles) place(look style, xf *node) {
	for _, k := range xf.kids {
		k.flatten(k.name, func(what, value string) { look[what] = value })
	}
	for _, key := range []string{"quotePrefix", "pivotButton"} {
		if xf.yes(key) {
			look[key] = "1"
		}
	}
}

// flag is what a conditional format paints. Its fill is solid unless it says
// otherwise, and has its colour as the background.
func (s *styles) flag(d *node) style {
	look := style{}
	if f := d.child("numFmt"); f.name != "" {
		look["number format"] = f.attrs["formatCode"]
	}
	s.font(look, d.child("font"))
	s.border(look, d.child("border"))
	s.place(look, &node{kids: append(d.child("alignment").self(), d.child("protection").self()...)})
	if p := d.child("fill").child("patternFill"); p.name != "" {
		if kind := p.attrs["patternType"]; kind != "" && kind != "solid" {
			look["fill pattern"] = kind
		}
		s.tint(look, "fill colour", p.child("fgColor"))
		s.tint(look, "fill background", p.child("bgColor"))
	}
	return look
}

// self is the element in a list, none where it is not there.
func (n *node) self() []*node {
	if n.name == "" {
		return nil
	}
	return []*node{n}
}

// flattenOwn tells the element's own attributes.
func (n *node) flattenOwn(what string, look style) {
	own := node{name: n.name, attrs: n.attrs}
	own.flatten(what, func(what, value string) { look[what] = value })
}

func (s *styles) tint(look style, what string, n *node) {
	if c := s.colour(n); c != "" {
		look[what] = c
	}
}

// colour is a colour as six digits where it can be told.
func (s *styles) colour(n *node) string {
	text := ""
	switch {
	case n.attrs["rgb"] != "":
		text = strings.ToUpper(n.attrs["rgb"])
		text = text[max(0, len(text)-6):]
	case n.attrs["theme"] != "":
		text = "theme " + n.attrs["theme"]
		if i, err := strconv.Atoi(n.attrs["theme"]); err == nil && i >= 0 && i < len(s.palette) {
			text = s.palette[i]
		}
	case n.attrs["indexed"] != "":
		text = "indexed " + n.attrs["indexed"]
	case n.yes("auto"):
		text = "automatic"
	}
	if t := plain("tint", n.attrs["tint"]); t != "" && t != "0" {
		text += fmt.Sprintf(" tint %s", t)
	}
	return text
}
