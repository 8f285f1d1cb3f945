package form

import (
	"slices"
	"strings"

	"jixiao/rules/value"
)

// words are the keys by which one definition's labels and headers are known.
type words struct {
	def      *Definition
	titles   []string // folded
	labels   map[string]word
	labelBit uint64 // of the labels in the reader's vocabulary
	bits     uint64 // of all its words there
	fewest   int    // how many of these a sheet of the form has at least
	blocks   []blockWords
	grids    []gridWords
	nothing  map[string]bool // words for "nothing to report"
	// rivals are, by block, the headers of others that share enough with its own
	// for its header row to be theirs.
	rivals [][]*headerWords
	// asksNothing says that the form requires nothing: then all that it has counts
	// where it is recognised.
	asksNothing bool
}

// word leads from a key to a field, and says whether it is the form's own
// wording or another one (S07).
type word struct {
	field int // index into the fields that the map is about
	alias int // 0 is the form's own wording, others in order
}

type blockWords struct {
	headers headerWords
	closing map[string]bool
	pairs   map[string]word
	suffix  string
	// identity is the column that tells data rows apart, the first required
	// one that is neither carried nor a number; -1 if there is none.
	identity int
}

type gridWords struct {
	headers headerWords
	rows    map[string]word
}

func newWords(def *Definition) *words {
	w := &words{def: def, labels: fieldWords(def.Fields), nothing: keySet(def.Nil), asksNothing: len(def.asked()) == 0}
	for _, t := range def.Title.Texts {
		w.titles = append(w.titles, value.Fold(t))
	}
	for i := range def.Tables {
		w.blocks = append(w.blocks, newBlockWords(&def.Tables[i]))
	}
	for i := range def.Grids {
		g := &def.Grids[i]
		gw := gridWords{headers: newHeaderWords(g.Columns), rows: map[string]word{}}
		for j, r := range g.Rows {
			addWords(gw.rows, j, strings.TrimPrefix(value.Label(r.Label), partsPrefix), r.Aliases)
		}
		w.grids = append(w.grids, gw)
	}
	w.findRivals()
	return w
}

// findRivals compares the headers of each block with those of all others.
func (w *words) findRivals() {
	var all []*headerWords
	for i := range w.grids {
		all = append(all, &w.grids[i].headers)
	}
	for i := range w.blocks {
		all = append(all, &w.blocks[i].headers)
	}
	w.rivals = make([][]*headerWords, len(all))
	for k, own := range all {
		for j, other := range all {
			if j != k && 2*own.shared(other) >= own.fields-1 {
				w.rivals[k] = append(w.rivals[k], other)
			}
		}
	}
}

func newBlockWords(b *Block) blockWords {
	bw := blockWords{headers: newHeaderWords(b.Columns), identity: b.identity()}
	if b.Subtotal != nil {
		bw.suffix = value.Label(b.Subtotal.Suffix)
	}
	if b.Closing != nil {
		bw.closing = keySet(b.Closing.Labels)
		bw.pairs = fieldWords(b.Closing.Pairs)
	}
	return bw
}

func (b *Block) identity() int {
	return slices.IndexFunc(b.Columns, func(c Field) bool {
		return c.Presence == Required && !c.Carry && !c.Type.Numeric()
	})
}

func fieldWords(fields []Field) map[string]word { return wordsUnder(fields, "") }

// wordsUnder are the words of the fields that have the same header above them.
func wordsUnder(fields []Field, top string) map[string]word {
	m := map[string]word{}
	for i, f := range fields {
		if value.Label(f.Under) == top {
			addWords(m, i, f.Label, nil)
		}
	}
	for i, f := range fields {
		if value.Label(f.Under) == top {
			addWords(m, i, "", f.Aliases)
		}
	}
	return m
}

// addWords never lets another wording take a key that is a form's own word.
func addWords(m map[string]word, field int, label string, aliases []string) {
	for i, s := range append([]string{label}, aliases...) {
		key := value.Label(s)
		if _, taken := m[key]; key != "" && !taken {
			m[key] = word{field: field, alias: i}
		}
	}
}

func keySet(texts []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range texts {
		m[value.Label(s)] = true
	}
	return m
}

// vocabulary tells of every word that any form knows in which sets of words it
// is, so that a row without any is passed over at one glance. Sets share the
// bits in turn: a bit says that a word may be in a set, a missing one that
// it is not.
type vocabulary struct {
	sets    map[string]uint64
	count   int
	numbers map[string]bool // headers and rows of grids that a cell may hold as a number
}

// setBits are the bits for sets; the one above says of a row that its words
// are known.
const (
	setBits    = 63
	wordsKnown = 1 << setBits
)

// add enters a set of words and returns its bit.
func (v *vocabulary) add(set map[string]word) uint64 {
	bit := uint64(1) << (v.count % setBits)
	v.count++
	for key := range set {
		v.sets[key] |= bit
	}
	return bit
}

// learn enters the labels and headers of a form.
func (v *vocabulary) learn(w *words) {
	w.labelBit = v.add(w.labels)
	w.bits, w.fewest = w.labelBit, w.leastWords()
	for i := range w.blocks {
		h := &w.blocks[i].headers
		h.bit = v.add(h.all)
		w.bits |= h.bit
		v.learnNumbers(h.all)
	}
	for i := range w.grids {
		h := &w.grids[i].headers
		h.bit = v.add(h.all)
		w.bits |= h.bit
		v.learnNumbers(h.all)
		v.learnNumbers(w.grids[i].rows)
	}
}

// leastWords is how many labels and headers a sheet must have to be recognised: a
// block that is missing as a whole may count as one.
func (w *words) leastWords() int {
	counted := func(fields []Field) int {
		if w.asksNothing {
			return len(fields)
		}
		return len(askedOf(fields))
	}
	blocks, smallest := 0, 0
	for _, columns := range w.def.sides()[1:] {
		if n := counted(columns); n > 0 {
			blocks++
			if smallest == 0 || n < smallest {
				smallest = n
			}
		}
	}
	return (titledShare*(counted(w.def.Fields)+smallest+max(0, blocks-1)) + 99) / 100
}

// learnNumbers notes the words that are numbers.
func (v *vocabulary) learnNumbers(set map[string]word) {
	for key := range set {
		if !isDigits(key) {
			continue
		}
		if v.numbers == nil {
			v.numbers = map[string]bool{}
		}
		v.numbers[key] = true
	}
}
