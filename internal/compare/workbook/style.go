package workbook

import (
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

// palette is the theme's colours in the order in which cells count them: light
// and dark change places.
func palette(theme *node) []string {
	var colours []string
	for _, n := range theme.child("themeElements").child("clrScheme").kids {
		value := ""
		for _, k := range n.kids {
			value = k.attrs["val"]
			if last := k.attrs["lastClr"]; last != "" {
				value = last
			}
		}
		colours = append(colours, strings.ToUpper(value))
	}
	if len(colours) >= 4 {
		colours[0], colours[1], colours[2], colours[3] = colours[1], colours[0], colours[3], colours[2]
	}
	return colours
}
