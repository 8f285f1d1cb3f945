package honest

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"time"
)

func codeStyles() []Style {
	as := func(name, pending string, write func(string) string) Style {
		return Style{Name: name, Group: "codes", Pending: pending, Apply: every(func(c *Cell) { c.Text = write(c.Text) }, codeRole)}
	}
	return []Style{
		as("codes in full width", "", wide), as("codes in small letters", "", strings.ToLower),
		as("codes with blanks", "", func(s string) string { return " " + strings.Replace(s, "-", " - ", 1) }),
		as("codes with a long dash", "", func(s string) string { return strings.Replace(s, "-", "—", 1) }),
		as("codes without a dash", "", func(s string) string { return letterDash.ReplaceAllString(s, "$1") }),
		as("codes without a nought", "", func(s string) string { return strings.Replace(s, "-0", "-", 1) }),
		as("codes without the dash between numbers", "202307 may be 2023-07 and 20-2307", func(s string) string { return numberDash.ReplaceAllString(s, "$1") }),
		{Name: "codes as numbers", Group: "codes", Apply: every(asNumber, codeRole)},
		{Name: "codes as numbers with noughts", Group: "codes", Apply: every(func(c *Cell) {
			length := len(c.Text)
			if asNumber(c); c.Kind == numberKind {
				c.Format = strings.Repeat("0", length)
			}
		}, codeRole)},
		{Name: "codes that became dates", Group: "codes", Apply: every(asDate, codeRole)},
	}
}

// Dashes that may go, and those without which nobody knows which code it was.
var (
	letterDash = regexp.MustCompile(`([^0-9])-`)
	numberDash = regexp.MustCompile(`([0-9])-`)
)

// asNumber keeps a code of digits as Excel does, without noughts before it.
func asNumber(c *Cell) {
	if n, err := strconv.Atoi(c.Text); err == nil {
		c.Kind, c.Text = numberKind, strconv.Itoa(n)
	}
}

// asDate makes of a code what Excel makes of one that is a year and a month.
func asDate(c *Cell) {
	if month, err := time.Parse("2006-01", c.Text); err == nil {
		c.Kind, c.Text, c.Format = dateKind, month.Format(time.DateOnly), "mmm-yy"
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
