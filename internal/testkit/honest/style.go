package honest

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// Style is one way in which people lay a sheet out or write in it. It changes
// no fact.
type Style struct {
	Name  string
	Group string // of which a sheet has one style at most
	// Against are groups that do not go with this one, as a SUM does not see
	// numbers kept as text.
	Against []string
	Forms   []string // on which it shows; none is all
	// Pending says why a sheet of this style is not yet taken. Such a style is
	// tried by itself, and must fail: else it is to be switched on.
	Pending string
	Apply   func(*Book, *rand.Rand)

	stage stage
}

// stage is when a style is applied: what is written before where it stands,
// columns before rows, since rows put in have no table columns.
type stage uint8

const (
	writing stage = iota
	columns
	rows
	around // sheets beside it, views, comments
	formulas
	writers
)

// Styles are all of them.
func Styles() []Style {
	var all []Style
	for at, list := range map[stage][]Style{
		writing: slices.Concat(numberStyles(), dateStyles(), wordStyles(), labelStyles(), limitStyles()),
		columns: columnStyles(), rows: slices.Concat(headStyles(), tableStyles(), footStyles()), around: bookStyles(),
		formulas: formulaStyles(), writers: Writers(),
	} {
		for _, s := range list {
			s.stage = at
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b Style) int { return cmp.Or(cmp.Compare(a.stage, b.stage), cmp.Compare(a.Name, b.Name)) })
	return all
}

// On reports whether a style shows on a form.
func (s Style) On(form string) bool { return len(s.Forms) == 0 || slices.Contains(s.Forms, form) }

// goesWith reports whether two styles can be on one sheet.
func (s Style) goesWith(t Style) bool {
	return s.Name != t.Name && (s.Group == "" || s.Group != t.Group) &&
		!slices.Contains(s.Against, t.Group) && !slices.Contains(t.Against, s.Group)
}

// Choose picks up to n styles for a form that go together.
func Choose(from []Style, form string, n int, r *rand.Rand) []Style {
	var chosen []Style
	for _, i := range r.Perm(len(from)) {
		s := from[i]
		if len(chosen) < n && s.On(form) && !slices.ContainsFunc(chosen, func(c Style) bool { return !s.goesWith(c) }) {
			chosen = append(chosen, s)
		}
	}
	return chosen
}

// Make draws a sheet in some styles and writes it. The same seed draws the
// same facts, whatever the styles.
func Make(form string, b *Bureau, styles []Style, seed uint64) (*Book, []byte, error) {
	book := Draw(form, b, rand.New(rand.NewPCG(seed, 0)))
	styles = slices.Clone(styles)
	slices.SortStableFunc(styles, func(a, b Style) int { return cmp.Compare(a.stage, b.stage) })
	for _, s := range styles {
		s.Apply(book, rand.New(rand.NewPCG(seed, 1)))
	}
	if err := book.resolve(); err != nil {
		return nil, nil, err
	}
	data, err := book.Write(book)
	return book, data, err
}

// Writers are programs that write workbooks; without one it is a script.
func Writers() []Style {
	by := func(name, ext string, write func(*Book) ([]byte, error)) Style {
		return Style{stage: writers, Name: name, Group: "writer", Apply: func(b *Book, _ *rand.Rand) { b.Write, b.Ext = write, ext }}
	}
	return []Style{by("written by a script", "xlsx", Inline), by("written by excelize", "xlsx", Excelize), by("written with shared texts", "xlsx", Shared), by("open document", "ods", ODS)}
}

// every applies a change to all cells of some roles on the form's page.
func every(change func(*Cell), roles ...role) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) { b.visible().cells(change, roles...) }
}

// The forms by what is on them.
var (
	scored2    = []string{"score-sheet", "self-evaluation"}
	withScores = []string{"score-sheet", "self-evaluation", "score-list"}
	withMoney  = []string{"score-sheet", "self-evaluation"}
	withDates  = []string{"score-sheet", "rectification", "problem-list"}
	withRates  = []string{"score-sheet", "self-evaluation", "rectification"}
	withUnits  = []string{"score-sheet", "self-evaluation", "rectification", "score-list"}
	withPairs  = []string{"score-sheet", "self-evaluation", "rectification"}
	listForms  = []string{"rectification", "score-list", "problem-list"}
)

func only(forms ...string) []string { return forms }
