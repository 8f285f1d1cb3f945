package workbook

import "strings"

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
