package picture

import (
	"strconv"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/decimal"
)

// color is red, green and blue, with a bit above them that says that it is one.
type color uint32

const isColor color = 1 << 24

const (
	black = isColor
	white = isColor | 0xFFFFFF
)

func (c color) String() string {
	s := strconv.FormatUint(uint64(c|isColor), 16)
	return "#" + s[1:]
}

// hexColor reads six hexadecimal digits, or eight whose first two are opacity,
// which spreadsheets do not show.
func hexColor(s string) color {
	if len(s) == 8 {
		s = s[2:]
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return 0
	}
	return color(n) | isColor
}

// shade is a colour as a file writes it: by itself, by its number in the theme
// or in the old palette, and lighter or darker in thousandths.
type shade struct {
	rgb            color
	theme, indexed int16 // from 1; 0 is none
	tint           int16
}

func readShade(t *ooxml.Tokenizer) shade {
	var s shade
	for i := range t.Attrs() {
		name, value := t.AttrAt(i)
		switch string(name) {
		case "rgb":
			s.rgb = hexColor(string(value))
		case "theme":
			s.theme = int16(min(ooxml.Number(value), 99) + 1)
		case "indexed":
			s.indexed = int16(min(ooxml.Number(value), 99) + 1)
		case "tint":
			n, _ := thousandths(string(value))
			s.tint = int16(max(-1000, min(n, 1000)))
		}
	}
	return s
}

// thousandths reads a measure such as 12.7109375 or 4.99E-2.
func thousandths(v string) (int, bool) {
	const most = 1_000_000
	d, err := decimal.Parse(v)
	if err != nil || !d.Abs().Less(decimal.New(most)) {
		return 0, false
	}
	n, err := strconv.Atoi(d.Mul(decimal.New(1000)).Fixed(0))
	return n, err == nil
}

// palette is what numbers of colours stand for.
type palette struct {
	theme   [12]color
	indexed []color // a file's own
}

func (p *palette) color(s shade) color {
	c := s.rgb
	switch n := int(s.indexed) - 1; {
	case c != 0:
	case s.theme > 0 && int(s.theme) <= len(p.theme):
		c = p.theme[s.theme-1]
	case n == 64:
		c = black
	case n == 65:
		c = white
	case n >= 0 && n < len(p.indexed):
		c = p.indexed[n]
	case n >= 0 && n < len(standard):
		c = color(standard[n]) | isColor
	}
	return c.tinted(int(s.tint))
}

// tinted is a colour so many thousandths nearer to white, or to black: its hue
// and saturation stay, as spreadsheets do it.
func (c color) tinted(tint int) color {
	if c == 0 || tint == 0 {
		return c
	}
	parts := [3]int{int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)}
	low, high := min(parts[0], parts[1], parts[2]), max(parts[0], parts[1], parts[2])
	const full = 510_000 // the lightness of white
	sum := low + high
	light := sum * (1000 + tint)
	if tint > 0 {
		light = sum*1000 + (full/1000-sum)*tint
	}
	span := high - low
	if span > 0 { // saturation, times what the new lightness has room for
		span = 2 * min(light, full-light) * span / min(sum, full/1000-sum)
	}
	out := isColor
	for i, part := range parts {
		value := light - span/2
		if high > low {
			value += span * (part - low) / (high - low)
		}
		out |= color(min(max((value+1000)/2000, 0), 255)) << (16 - 8*i)
	}
	return out
}

// mixed is a colour with so many thousandths of another one.
func (c color) mixed(with color, part int) color {
	out := isColor
	for shift := 0; shift < 24; shift += 8 {
		a, b := int(c>>shift&0xFF), int(with>>shift&0xFF)
		out |= color((a*(1000-part)+b*part+500)/1000) << shift
	}
	return out
}

// readTheme reads the twelve colours of a theme, in the order in which cells
// number them.
func (p *palette) readTheme(pkg *ooxml.Package, part string) error {
	p.theme = office
	if !pkg.Has(part) {
		return nil
	}
	order := map[string]int{"lt1": 0, "dk1": 1, "lt2": 2, "dk2": 3, "accent1": 4, "accent2": 5, "accent3": 6, "accent4": 7,
		"accent5": 8, "accent6": 9, "hlink": 10, "folHlink": 11}
	t, err := pkg.Tokens(part)
	if err != nil {
		return err
	}
	defer t.Close()
	at, inScheme := -1, false
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.CloseTag && t.Depth == 3 && inScheme:
			return nil // what follows are fonts and effects
		case kind != ooxml.OpenTag:
		case t.Depth == 3:
			inScheme = string(t.Name) == "clrScheme"
		case t.Depth == 4 && inScheme:
			var known bool
			if at, known = order[string(t.Name)]; !known {
				at = -1
			}
		case t.Depth == 5 && inScheme && at >= 0:
			if c := hexColor(t.Attr("val")); c != 0 {
				p.theme[at] = c
			} else if c := hexColor(t.Attr("lastClr")); c != 0 {
				p.theme[at] = c
			}
		}
	}
}

// office are the colours of a workbook without theme.
var office = [12]color{white, black, isColor | 0xE7E6E6, isColor | 0x44546A, isColor | 0x4472C4, isColor | 0xED7D31,
	isColor | 0xA5A5A5, isColor | 0xFFC000, isColor | 0x5B9BD5, isColor | 0x70AD47, isColor | 0x0563C1, isColor | 0x954F72}

// standard is the palette of Excel 97.
var standard = [64]uint32{
	0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
	0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
	0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
	0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
	0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
	0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
	0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
	0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
}
