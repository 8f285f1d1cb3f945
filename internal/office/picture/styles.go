package picture

import (
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/xlsx"
)

// styles are the cell styles of a workbook; without any, a cell looks usual.
type styles struct {
	palette
	fonts   []font
	fills   []fill
	borders []border
	formats []format // by the number that cells give
}

// format is a cell style.
type format struct {
	font, fill, border int32
	align              align
}

// align is where a cell's content stands.
type align struct {
	horizontal, vertical place
	wrap, shrink         bool
	indent               uint8
	rotation             uint8
}

// place is a side; the zero place is the usual one.
type place uint8

const (
	usually place = iota
	atStart       // left, top
	centered
	atEnd // right, bottom
	justified
)

func placeOf(word string) place {
	switch word {
	case "left", "top", "fill":
		return atStart
	case "center", "centerContinuous", "distributed":
		return centered
	case "right", "bottom":
		return atEnd
	case "justify":
		return justified
	}
	return usually
}

// fill is how a cell is filled: a pattern of two colours.
type fill struct {
	pattern            string
	foreground, ground shade
}

// color is the one that the fill looks like from afar.
func (p *palette) fillColor(f fill) color {
	front, ground := p.color(f.foreground), p.color(f.ground)
	if front == 0 {
		front = black
	}
	if ground == 0 {
		ground = white
	}
	switch f.pattern {
	case "", "none":
		return 0
	case "solid", "gradient":
		return front
	case "gray0625":
		return ground.mixed(front, 63)
	case "gray125":
		return ground.mixed(front, 125)
	case "lightGray":
		return ground.mixed(front, 250)
	case "darkGray":
		return ground.mixed(front, 750)
	}
	return ground.mixed(front, 400)
}

// mostEntries is how many entries of a kind a workbook may have; Excel opens
// none with more styles.
const mostEntries = 1 << 16

func (s *styles) read(parts xlsx.Parts) error {
	if err := s.readTheme(parts.Package, parts.Theme); err != nil {
		return err
	}
	if !parts.Package.Has(parts.Styles) {
		return nil
	}
	t, err := parts.Package.Tokens(parts.Styles)
	if err != nil {
		return err
	}
	defer t.Close()
	r := stylesReader{styles: s, t: t}
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.OpenTag:
			r.open()
		}
	}
}

// stylesReader knows where in the styles it is.
type stylesReader struct {
	*styles
	t       *ooxml.Tokenizer
	section string
	entry   int    // depth of the entries: deeper where each stands there twice
	skip    bool   // an entry that is for the program that wrote it, or one too many
	of      string // the side of a border
}

func (r *stylesReader) open() {
	depth, name := r.t.Depth, string(r.t.Name)
	switch {
	case depth == 2:
		r.section = name
	case depth == 3:
		r.entry, r.skip = 3, name == "AlternateContent"
		r.begin(name)
	case depth == 4 && name == "Fallback":
		r.entry, r.skip = 5, false
	case depth == 4 && name == "Choice":
		r.skip = true
	case depth == r.entry:
		r.begin(name)
	case depth > r.entry:
		r.inside(name)
	}
}

// begin begins an entry of a section.
func (r *stylesReader) begin(name string) {
	if r.skip {
		return
	}
	t := r.t
	switch r.section + "/" + name {
	case "fonts/font":
		r.skip = len(r.fonts) >= mostEntries
		if !r.skip {
			r.fonts = append(r.fonts, font{family: sans, size: usual})
		}
	case "fills/fill":
		r.skip = len(r.fills) >= mostEntries
		if !r.skip {
			r.fills = append(r.fills, fill{})
		}
	case "borders/border":
		r.skip = len(r.borders) >= mostEntries
		if !r.skip {
			r.borders = append(r.borders, border{})
		}
	case "cellXfs/xf":
		r.skip = len(r.formats) >= mostEntries
		if !r.skip {
			r.formats = append(r.formats, format{number(t, "fontId"), number(t, "fillId"), number(t, "borderId"), align{}})
		}
	}
}

func number(t *ooxml.Tokenizer, name string) int32 {
	return int32(max(ooxml.Number(t.RawAttr(name)), 0))
}

// inside reads a tag within an entry.
func (r *stylesReader) inside(name string) {
	if r.skip {
		return
	}
	switch r.section {
	case "fonts":
		if n := len(r.fonts); n > 0 {
			r.fonts[n-1].part(r.t)
		}
	case "fills":
		if n := len(r.fills); n > 0 {
			r.fills[n-1].part(r.t)
		}
	case "borders":
		if n := len(r.borders); n > 0 {
			r.side(&r.borders[n-1], name)
		}
	case "cellXfs":
		if n := len(r.formats); n > 0 && name == "alignment" {
			r.formats[n-1].align = readAlign(r.t)
		}
	case "colors":
		if name == "rgbColor" && len(r.indexed) < len(standard) {
			r.indexed = append(r.indexed, hexColor(r.t.Attr("rgb")))
		}
	}
}

// side reads a tag inside a border: a side, or deeper in it its colour.
func (r *stylesReader) side(b *border, name string) {
	if r.t.Depth == r.entry+1 {
		r.of = name
		if s := b.side(name); s != nil {
			s.line = lines[r.t.Attr("style")]
		}
		return
	}
	if s := b.side(r.of); s != nil && name == "color" {
		s.color = readShade(r.t)
	}
}

func (f *fill) part(t *ooxml.Tokenizer) {
	switch string(t.Name) {
	case "patternFill":
		f.pattern = t.Attr("patternType")
	case "gradientFill":
		f.pattern = "gradient"
	case "fgColor":
		f.foreground = readShade(t)
	case "bgColor":
		f.ground = readShade(t)
	case "color":
		if f.pattern == "gradient" && f.foreground == (shade{}) {
			f.foreground = readShade(t)
		}
	}
}

func readAlign(t *ooxml.Tokenizer) align {
	return align{
		horizontal: placeOf(t.Attr("horizontal")), vertical: placeOf(t.Attr("vertical")),
		wrap: ooxml.IsTrue(t.Attr("wrapText")), shrink: ooxml.IsTrue(t.Attr("shrinkToFit")),
		indent: uint8(min(number(t, "indent"), 30)), rotation: uint8(min(number(t, "textRotation"), 255)),
	}
}

// at is a style by its number; cells may name one that is not there.
func (s *styles) at(n int) format {
	if n >= 0 && n < len(s.formats) {
		return s.formats[n]
	}
	return format{}
}

func entry[T any](all []T, n int32) (v T) {
	if n >= 0 && int(n) < len(all) {
		return all[n]
	}
	return v
}

func (s *styles) font(n int32) font {
	f := entry(s.fonts, n)
	if f.size == 0 {
		f = font{family: sans, size: usual}
	}
	return f
}
