package honest

import (
	"math/rand/v2"
	"strings"
)

func unitStyles() []Style {
	as := func(name, pending string, write func(Unit) string) Style {
		return Style{Name: name, Group: "units", Pending: pending, Forms: withUnits, Apply: everyUnit(write)}
	}
	return []Style{
		as("units in round brackets", "", func(u Unit) string { return "（" + u.Code + "）" + u.Name }),
		as("units in lenses", "", func(u Unit) string { return "【" + u.Code + "】" + u.Name }),
		as("units with blanks", "", func(u Unit) string { return " [" + u.Code + "]　" + u.Name }),
		as("units in two lines", "", func(u Unit) string { return "[" + u.Code + "]\n" + u.Name }),
		as("units in full width", "", func(u Unit) string { return wide("["+u.Code+"]") + u.Name }),
		as("units by another name", "", func(u Unit) string { return "[" + u.Code + "]" + u.alias() }),
		as("units by their full name alone", "", func(u Unit) string { return u.Name }),
		as("units by another name alone", "", Unit.alias),
		as("units with the code behind", "", func(u Unit) string { return u.Name + "（" + u.Code + "）" }),
		as("units with a bare code", "", func(u Unit) string { return u.Code + u.Name }),
		as("units with a dash", "", func(u Unit) string { return u.Code + "-" + u.Name }),
		as("units with their seal", "", func(u Unit) string { return u.label() + "（盖章）" }),
		{Name: "units that hand in for others", Group: "sender", Forms: only("score-sheet", "self-evaluation", "rectification"), Apply: parentSends},
		{Name: "units by their name before a merger", Group: "units", Forms: withUnits, Apply: beforeMerger},
	}
}

func (u Unit) alias() string {
	if len(u.Aliases) == 0 {
		return u.Name
	}
	return u.Aliases[0]
}

// everyUnit writes each unit anew.
func everyUnit(write func(Unit) string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		b.visible().cells(func(c *Cell) {
			for _, u := range b.Bureau.Units {
				if c.Text == u.label() {
					c.Text = write(u)
					return
				}
			}
		}, unitRole)
	}
}

func parentSends(b *Book, _ *rand.Rand) {
	if b.Project.Parent != "" {
		b.Sender = b.Project.Parent
	}
}

// beforeMerger names the unit that was merged into the one on the sheet.
func beforeMerger(b *Book, _ *rand.Rand) {
	for _, old := range b.Bureau.Units {
		if old.Successor == "" {
			continue
		}
		b.visible().cells(func(c *Cell) {
			if strings.Contains(c.Text, old.Successor) {
				c.Text = old.label()
			}
		}, unitRole)
	}
}
