package picture

import (
	"maps"
	"slices"
	"strconv"
)

// rules are the classes that were given out.
type rules struct {
	faces   map[face]int
	edges   map[[2]edge]int // right and bottom
	widths  map[int]bool
	heights map[int]bool
}

func newRules() rules {
	return rules{map[face]int{}, map[[2]edge]int{}, map[int]bool{}, map[int]bool{}}
}

// face is what a cell looks like, but for its borders.
type face struct {
	family                          family
	size                            int16
	bold, italic, underline, strike bool
	ink, ground                     color
	align                           align
}

// classOf gives out a class for each key, and says which.
func classOf[K comparable](all map[K]int, key K) int {
	n, ok := all[key]
	if !ok {
		n = len(all)
		all[key] = n
	}
	return n
}

// css writes the rules, each within the class of the book.
func (r *rules) css(name string) string {
	var b []byte
	begin := func(letter string, n int) {
		b = append(append(append(append(b, ".picture."...), name...), " ."...), letter...)
		b = append(strconv.AppendInt(b, int64(n), 10), '{')
	}
	for _, w := range slices.Sorted(maps.Keys(r.widths)) {
		begin("w", w)
		b = append(strconv.AppendInt(append(b, "width:"...), int64(w), 10), "px}\n"...)
	}
	for _, h := range slices.Sorted(maps.Keys(r.heights)) {
		begin("h", h)
		b = append(appendPoints(append(b, "height:"...), h), "}\n"...)
	}
	for n, f := range ordered(r.faces) {
		begin("a", n)
		b = append(f.css(b), "}\n"...)
	}
	for n, e := range ordered(r.edges) {
		begin("e", n)
		b = sideCSS(sideCSS(b, "right", e[0]), "bottom", e[1])
		b = append(b, "}\n"...)
	}
	return string(b)
}

// ordered are the keys by the number of their class.
func ordered[K comparable](all map[K]int) []K {
	keys := make([]K, len(all))
	for key, n := range all {
		keys[n] = key
	}
	return keys
}

func sideCSS(b []byte, side string, e edge) []byte {
	if css := e.css(); css != "" {
		b = append(append(append(append(b, "border-"...), side...), ':'), css...)
		b = append(b, ';')
	}
	return b
}

// appendPoints appends tenths of a point.
func appendPoints(b []byte, n int) []byte {
	b = strconv.AppendInt(b, int64(n/10), 10)
	if n%10 > 0 {
		b = append(b, '.', byte('0'+n%10))
	}
	return append(b, "pt"...)
}

// css writes what differs from a cell in picture.css.
func (f face) css(b []byte) []byte {
	b = append(b, "font:"...)
	if f.italic {
		b = append(b, "italic "...)
	}
	if f.bold {
		b = append(b, "700 "...)
	}
	b = append(appendPoints(b, int(f.size)), "/1.2 var(--"...)
	b = append(append(b, f.family...), ')')
	switch {
	case f.underline && f.strike:
		b = append(b, ";text-decoration:underline line-through"...)
	case f.underline:
		b = append(b, ";text-decoration:underline"...)
	case f.strike:
		b = append(b, ";text-decoration:line-through"...)
	}
	if f.ink != 0 && f.ink != black {
		b = append(append(b, ";color:"...), f.ink.String()...)
	}
	if f.ground != 0 {
		b = append(append(b, ";background:"...), f.ground.String()...)
	}
	return f.align.css(b)
}

// indentWidth is how many pixels one step of an indent takes.
const indentWidth = 9

func (a align) css(b []byte) []byte {
	for _, one := range [...]struct {
		is  bool
		css string
	}{
		{a.horizontal == centered, ";text-align:center"},
		{a.horizontal == atEnd, ";text-align:right"},
		{a.horizontal == justified, ";text-align:justify"},
		{a.vertical == atStart, ";vertical-align:top"},
		{a.vertical == centered || a.vertical == justified, ";vertical-align:middle"},
		{a.wrap, ";white-space:pre-wrap"},
		{a.rotation == upright, ";writing-mode:vertical-rl;text-orientation:upright"},
	} {
		if one.is {
			b = append(b, one.css...)
		}
	}
	if a.indent > 0 {
		side := ";padding-left:"
		if a.horizontal == atEnd {
			side = ";padding-right:"
		}
		b = append(strconv.AppendInt(append(b, side...), int64(a.indent)*indentWidth+3, 10), "px"...)
	}
	return b
}

// upright is the rotation of a text whose characters stand one below another.
const upright = 255

// turned is the class of a text that is turned by more than half a right angle:
// v upwards, w downwards.
func (a align) turned() string {
	switch {
	case a.rotation > 45 && a.rotation <= 90:
		return "v"
	case a.rotation > 135 && a.rotation <= 180:
		return "w"
	}
	return ""
}
