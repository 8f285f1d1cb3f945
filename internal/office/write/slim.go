package write

import (
	"regexp"
	"slices"
	"strings"
)

const (
	stylesPart = "xl/styles.xml"
	themePart  = "xl/theme/theme1.xml"
)

// themed is how excelize names the colour of what has none of its own: black in its
// theme, and black without one.
const themed = `<color theme="1"></color>`

// Of the theme in the parts that tell of all parts.
var (
	themeRelation = regexp.MustCompile(`<Relationship [^>]*/relationships/theme"[^>]*></Relationship>`)
	themeType     = regexp.MustCompile(`<Override [^>]*"/xl/theme/theme1\.xml"[^>]*></Override>`)
)

// slim leaves out what excelize draws and no workbook of ours uses: it is a sixth
// of a small one, and a campaign has thousands of them.
func (d drawn) slim() {
	d.edit(stylesPart, func(text string) string { return strings.ReplaceAll(text, themed, "") })
	if d.namesTheme() {
		return
	}
	delete(d, themePart)
	d.edit("xl/_rels/workbook.xml.rels", func(text string) string { return themeRelation.ReplaceAllString(text, "") })
	d.edit("[Content_Types].xml", func(text string) string { return themeType.ReplaceAllString(text, "") })
}

// namesTheme reports whether any colour or font is that of the theme.
func (d drawn) namesTheme() bool {
	for name, text := range d {
		t := text.String()
		if name != themePart && (strings.Contains(t, ` theme="`) || strings.Contains(t, ":schemeClr") || strings.Contains(t, "<scheme ")) {
			return true
		}
	}
	return false
}

// edit writes a part anew.
func (d drawn) edit(name string, change func(string) string) {
	if old := d[name]; old != nil {
		d[name] = new(strings.Builder)
		d[name].WriteString(change(old.String()))
	}
}

var (
	rootTag   = regexp.MustCompile(`^(?:<\?[^>]*\?>\s*)?<[^>]*>`)
	namespace = regexp.MustCompile(`\s+xmlns:(\w+)="[^"]*"`)
	ignorable = regexp.MustCompile(`\s+mc:Ignorable="([^"]*)"`)
)

// withoutUnused leaves out the namespaces that a part declares and does not use. One
// with choices may name them in ways of its own.
func withoutUnused(text string) string {
	if strings.Contains(text, "Requires=") {
		return text
	}
	root := rootTag.FindString(text)
	rest := text[len(root):]
	uses := func(prefix string) bool { return names(root, prefix) || names(rest, prefix) }
	root = ignorable.ReplaceAllStringFunc(root, func(said string) string {
		prefixes := strings.Fields(ignorable.FindStringSubmatch(said)[1])
		prefixes = slices.DeleteFunc(prefixes, func(prefix string) bool { return !uses(prefix) })
		if len(prefixes) == 0 {
			return ""
		}
		return ` mc:Ignorable="` + strings.Join(prefixes, " ") + `"`
	})
	root = namespace.ReplaceAllStringFunc(root, func(declared string) string {
		if uses(namespace.FindStringSubmatch(declared)[1]) {
			return declared
		}
		return ""
	})
	return root + rest
}

// names reports whether any name in a text begins with a prefix: of an element, or of
// an attribute.
func names(text, prefix string) bool {
	for {
		before, after, found := strings.Cut(text, prefix+":")
		if !found {
			return false
		}
		if before != "" && strings.IndexByte("</ \t\r\n", before[len(before)-1]) >= 0 {
			return true
		}
		text = after
	}
}
