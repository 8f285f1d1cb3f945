package honest

import (
	"math/rand/v2"
	"strings"
)

func codeStyles() []Style {
	as := func(name, pending string, write func(string) string) Style {
		return Style{Name: name, Group: "codes", Pending: pending, Apply: every(func(c *Cell) { c.Text = write(c.Text) }, codeRole)}
	}
	return []Style{
		as("codes in full width", "", wide), as("codes in small letters", "", strings.ToLower),
		as("codes with blanks", "", func(s string) string { return " " + strings.Replace(s, "-", " - ", 1) }),
		as("codes with a long dash", "", func(s string) string { return strings.Replace(s, "-", "—", 1) }),
		as("codes without a dash", "", func(s string) string { return strings.Replace(s, "-", "", 1) }),
		as("codes without a nought", "", func(s string) string { return strings.Replace(s, "-0", "-", 1) }),
	}
}

func nameStyles() []Style {
	as := func(name string, write func(string) string) Style {
		return Style{Name: name, Group: "names", Apply: func(b *Book, _ *rand.Rand) {
			b.visible().cells(func(c *Cell) {
				for _, p := range b.Bureau.Projects {
					if c.Text == p.Name {
						c.Text = write(c.Text)
						return
					}
				}
			}, nameRole)
		}}
	}
	middle := func(s, mark string) string {
		runes := []rune(s)
		return string(runes[:len(runes)/2]) + mark + string(runes[len(runes)/2:])
	}
	coded := func(name string, write func(Project) string) Style {
		return Style{Name: name, Group: "names", Against: only("codes"), Apply: func(b *Book, _ *rand.Rand) {
			b.visible().cells(func(c *Cell) {
				for _, p := range b.Bureau.Projects {
					if c.Text == p.Name {
						c.Text = write(p)
						return
					}
				}
			}, nameRole)
		}}
	}
	return []Style{
		as("names with a blank", func(s string) string { return middle(s, "　") }),
		as("names in two lines", func(s string) string { return middle(s, "\n") }),
		as("names with half-width brackets", strings.NewReplacer("（", "(", "）", ")", "、", "､").Replace),
		coded("names behind their code", func(p Project) string { return p.Code + " " + p.Name }),
		coded("names before their code", func(p Project) string { return p.Name + "（" + p.Code + "）" }),
	}
}
