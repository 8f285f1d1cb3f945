package formula

import (
	"slices"
	"strings"

	"jixiao/rules/decimal"
)

// Name is something that a rule may speak of: a field of a form, a column of a
// table, a figure of the register.
type Name struct {
	// Text is how it is called, as printed on the form.
	Text string
	Kind Kind // Number, Text or Date
	// Rows says that it is a column: one value in each row of a table. Row says
	// that the rule looks at those rows one by one, so that the name alone is the
	// value of one.
	Rows, Row bool
	// Of names the rows that a column has: columns of the same rows go with each other.
	Of string
	// Other says that it is another column in each record that is looked at.
	Other bool
	// Means is the one spelling of an entry of a list, of whatever is taken for it;
	// nil where any text may stand. What a rule compares with must be an entry.
	Means func(text string) (string, bool)
	// ID is for whoever gives the values.
	ID int
	// Extent is what may stand there, for Deducing; nil where nothing is known of it.
	Extent *Extent
}

// Extent is what may stand where a name looks. Nothing is known of what is nil.
type Extent struct {
	Place       any              // the same of all names of one place; else the name is its own
	Among       []string         // all texts that a list has
	Least, Most *decimal.Decimal // bounds of a number that was not rounded
	// Width is how far apart two numbers can be of which one that was rounded may be
	// either; 0 is never rounded.
	Width   *decimal.Decimal
	Percent bool // it is written as a percentage
}

// Vocabulary is what a rule may speak of.
type Vocabulary struct {
	names []Name
	keys  []string // of names, the longest first
	byRow bool     // rows are looked at one by one
}

// NewVocabulary takes names in the order in which they are preferred: of two that
// are called alike the first counts.
func NewVocabulary(names []Name) *Vocabulary {
	v := &Vocabulary{}
	type keyed struct {
		key  string
		name Name
	}
	var all []keyed
	seen := map[string]bool{}
	for _, n := range names {
		if key := fold(n.Text); key != "" && !seen[key] {
			seen[key] = true
			v.byRow = v.byRow || n.Row
			all = append(all, keyed{key, n})
		}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return len(b.key) - len(a.key) })
	for _, k := range all {
		v.names, v.keys = append(v.names, k.name), append(v.keys, k.key)
	}
	return v
}

// Names are all names, the longest first.
func (v *Vocabulary) Names() []Name { return v.names }

// Called finds the name that is called by a text, in any width and with any blanks.
func (v *Vocabulary) Called(text string) (Name, bool) {
	if i := slices.Index(v.keys, fold(text)); i >= 0 {
		return v.names[i], true
	}
	return Name{}, false
}

// leading finds the longest name with which a folded text begins, blanks inside
// it left out, and how many bytes it takes.
func (v *Vocabulary) leading(text string) (Name, int, bool) {
	for i, key := range v.keys {
		if n := beginsWith(text, key); n > 0 {
			return v.names[i], n, true
		}
	}
	return Name{}, 0, false
}

// beginsWith is how many bytes of text are key, blanks between them left out; 0
// where text begins otherwise, or goes on as a longer word.
func beginsWith(text, key string) int {
	at := 0
	for i := range len(key) {
		for at < len(text) && text[at] == ' ' {
			at++
		}
		if at == len(text) || text[at] != key[i] {
			return 0
		}
		at++
	}
	if goesOn(text[at:]) && isWord(key[len(key)-1]) {
		return 0
	}
	return at
}

// goesOn reports whether what follows a word belongs to it.
func goesOn(rest string) bool {
	return rest != "" && isWord(rest[0]) && joining(rest) == ""
}

// The words that join two conditions.
const (
	both   = "且"
	either = "或"
)

// joining is the word between two conditions with which a text begins.
func joining(text string) string {
	for _, word := range []string{both, either} {
		if strings.HasPrefix(text, word) {
			return word
		}
	}
	return ""
}
