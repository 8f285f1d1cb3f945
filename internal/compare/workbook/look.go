package workbook

import (
	"fmt"
	"strconv"
	"strings"
)

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
		if value != "0" && value != "none" && !noise[k.name] {
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
