package word

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/ooxml"
)

// mostFonts is how many fonts are told of a template.
const mostFonts = 200

// Fonts are the fonts that the template names, in its texts and in its styles, each
// once. What it leaves to a theme is not among them.
func (t *Template) Fonts() (all []string, err error) {
	for _, p := range t.parts {
		if all, err = fontsIn(p.markup, all); err != nil {
			return nil, fmt.Errorf("fonts of template: %s: %w", p.name, err)
		}
	}
	for _, entry := range t.pkg.Parts() {
		if !strings.EqualFold(entry.Name, "word/styles.xml") {
			continue
		}
		m, err := t.pkg.Markup(entry.Name)
		if err == nil {
			all, err = fontsIn(m, all)
		}
		if err != nil {
			return nil, fmt.Errorf("fonts of template: %s: %w", entry.Name, err)
		}
	}
	return all, nil
}

// fontsIn adds those that a part names.
func fontsIn(m *ooxml.Markup, all []string) ([]string, error) {
	tokens := m.Tokens()
	defer tokens.Close()
	for {
		kind, err := tokens.Next()
		if err != nil || kind == ooxml.EndOfPart {
			return all, err
		}
		if kind != ooxml.OpenTag || string(tokens.Name) != "rFonts" {
			continue
		}
		for _, script := range []string{"eastAsia", "ascii", "hAnsi"} {
			if font := tokens.Attr(tokens.Prefix() + script); font != "" && !slices.Contains(all, font) && len(all) < mostFonts {
				all = append(all, font)
			}
		}
	}
}
