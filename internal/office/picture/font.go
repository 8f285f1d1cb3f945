package picture

import (
	"strings"

	"jixiao/internal/office/ooxml"
)

// font is a font of the styles. Its family is one of a few stacks.
type font struct {
	family                          family
	size                            int16 // in tenths of a point
	bold, italic, underline, strike bool
	color                           shade
}

// family is a stack of fonts that look alike, by the name of its variable in
// picture.css.
type family string

const (
	sans  family = "sans"
	song  family = "song"
	hei   family = "hei"
	fang  family = "fang"
	kai   family = "kai"
	roman family = "roman"
	mono  family = "mono"
)

// families tell a stack by what a font's name has in it: the first that fits.
var families = []struct {
	family family
	words  []string
}{
	{fang, []string{"仿宋", "fangsong", "cesi_fs"}},
	{kai, []string{"楷", "kaiti", "kai ti", "stkaiti"}},
	{hei, []string{"黑体", "simhei", "heiti", "小黑", "中黑", "stheiti"}},
	{sans, []string{"雅黑", "yahei", "等线", "dengxian", "sans", "pingfang", "苹方", "arial", "calibri", "helvetica", "tahoma", "verdana", "segoe", "黑"}},
	{roman, []string{"times", "georgia", "cambria", "garamond", "roman"}},
	{mono, []string{"courier", "consolas", "mono", "menlo", "lucida console"}},
	{song, []string{"宋", "song", "simsun", "serif", "明", "ming"}},
}

func familyOf(name string) family {
	const longest = 64
	name = strings.ToLower(name[:min(len(name), longest)])
	for _, f := range families {
		for _, word := range f.words {
			if strings.Contains(name, word) {
				return f.family
			}
		}
	}
	return sans
}

// Sizes that are drawn; others become the nearest.
const (
	smallest = 50
	largest  = 960
	usual    = 110
)

// part reads one of the tags inside a font.
func (f *font) part(t *ooxml.Tokenizer) {
	value := t.Attr("val")
	on := value == "" || ooxml.IsTrue(value)
	switch string(t.Name) {
	case "name", "rFont":
		f.family = familyOf(value)
	case "sz":
		if n, ok := thousandths(value); ok && n > 0 {
			f.size = int16(max(smallest, min(n/100, largest)))
		}
	case "b":
		f.bold = on
	case "i":
		f.italic = on
	case "u":
		f.underline = value != "none"
	case "strike":
		f.strike = on
	case "color":
		f.color = readShade(t)
	}
}

// digit is how many pixels the widest digit of the usual font takes, by which
// widths of columns are counted.
func (f font) digit() int {
	pixels := int(f.size) * 96 / 72 // in tenths
	switch f.family {
	case sans, roman, mono:
		return max(1, (pixels*507/1000+2)/10)
	}
	return max(1, (pixels/2+9)/10)
}
