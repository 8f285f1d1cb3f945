package honest

import (
	"math/rand/v2"

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

// wrongCode names a project of nobody in a row.
func wrongCode(of func(*Page, part) int) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		for _, c := range p.Rows[of(p, dataPart)].Cells {
			if c.Role == codeRole {
				c.Text = "Q-99"
			}
		}
	}
}
