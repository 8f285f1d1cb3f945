package honest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"jixiao/rules/decimal"
)

// Mistake is one mistake that shows in every style of a form: a style that
// hides it would prove nothing by being taken. It comes before all styles.
func Mistake(form string) Style {
	spoil := map[string]func(*Book, *rand.Rand){
		"score-sheet": wrongTotal, "self-evaluation": wrongTotal,
		"rectification": wrongCode((*Page).first), "score-list": wrongCode((*Page).last), "problem-list": wrongCode((*Page).last),
	}[form]
	return Style{Name: "mistake", Apply: spoil}
}

func wrongTotal(b *Book, _ *rand.Rand) {
	c := b.visible().find("total_score")
	c.Text = decimal.Must(c.Text).Sub(decimal.One).String()
}

// wrongCode names a project of nobody in a row, in a code that looks like one of
// the bureau's.
func wrongCode(of func(*Page, part) int) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		for _, c := range p.Rows[of(p, dataPart)].Cells {
			if c.Role == codeRole {
				c.Text = b.Bureau.absent(c.Text)
			}
		}
	}
}

// absent is a code that looks like another and is no project's.
func (b *Bureau) absent(like string) string {
	code := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '9'
		}
		return r
	}, like)
	for slices.ContainsFunc(b.Projects, func(p Project) bool { return p.Code == code }) {
		code += "9"
	}
	return code
}
