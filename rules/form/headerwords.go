package form

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// headerWords are the keys of a table's headers.
type headerWords struct {
	keys    map[string]word            // of those that stand alone
	under   map[string]map[string]word // of the others, by the header above them
	all     map[string]word            // all of these and the headers above
	fields  int                        // how many columns there are
	numbers bool                       // some headers are numbers
	texts   bool                       // some are not
	bit     uint64                     // of these headers in the reader's vocabulary
}

func newHeaderWords(columns []Field) headerWords {
	w := headerWords{keys: fieldWords(columns), fields: len(columns)}
	for i, f := range columns { // both headers in one cell
		if f.Under != "" {
			addWords(w.keys, i, f.Under+f.Label, nil)
		}
	}
	w.all = w.keys
	for i := range columns {
		w.learnTop(columns, value.Label(columns[i].Under))
	}
	for key := range w.all {
		w.numbers = w.numbers || isDigits(key)
		w.texts = w.texts || !isDigits(key)
	}
	return w
}

// learnTop enters the headers under one that stands over several columns.
func (w *headerWords) learnTop(columns []Field, top string) {
	if top == "" || w.under[top] != nil {
		return
	}
	if w.under == nil {
		w.under, w.all = map[string]map[string]word{}, map[string]word{}
		for key, word := range w.keys {
			w.all[key] = word
		}
	}
	w.under[top] = wordsUnder(columns, top)
	w.all[top] = word{}
	for key, word := range w.under[top] {
		w.all[key] = word
	}
}

// has reports whether a key is a header of the table, or one above its headers.
func (w *headerWords) has(key string) bool {
	_, ok := w.all[key]
	return ok
}

// shared is how many headers another block has too.
func (w *headerWords) shared(other *headerWords) int {
	n := 0
	for key := range w.all {
		if other.has(key) {
			n++
		}
	}
	return n
}

// isDigits reports whether a key is a number: 1, or 2022.
func isDigits(key string) bool { return key != "" && strings.Trim(key, "0123456789") == "" }

// How many levels a header has at most, and how many headers that stand over
// others: on a sheet with more they are no headers.
const (
	mostLevels = 6
	mostSpans  = 100
)

// span is a header that stands over the headers of several columns.
type span struct {
	key      string
	row      int
	from, to int
}

// word is the header that a key means in a column: under the header above it,
// else by itself.
func (r *region) word(w *headerWords, key string, col int) (word, bool) {
	if key == "" {
		return word{}, false
	}
	for i := len(r.spans) - 1; i >= 0; i-- {
		if s := r.spans[i]; s.from <= col && col <= s.to {
			if found, ok := w.under[s.key][key]; ok {
				return found, true
			}
		}
	}
	found, ok := w.keys[key]
	return found, ok
}

// isUnder reports whether the header of a field may stand in a cell: under the
// one that the field names.
func (r *region) isUnder(f *Field, cell finding.Ref) bool {
	if f.Under == "" {
		return true
	}
	top := value.Label(f.Under)
	for _, s := range r.spans {
		if s.key == top && s.row < cell.Row && s.from <= cell.Col && cell.Col <= s.to {
			return true
		}
	}
	return false
}

// addSpans notes the headers of the i-th row that stand over others, and how far
// the header goes on for them.
func (p *page) addSpans(i int, w *headerWords, r *region) (bottom int) {
	cells := p.cells(i)
	for j, key := range p.rowKeys(i) {
		if w.under[key] == nil || len(r.spans) == mostSpans {
			continue
		}
		at := cells[j].Ref
		a := p.area(at)
		_, single := w.keys[key]
		if a.From != at || !r.bounds.hasColumn(at.Col) || single && a.From.Col == a.To.Col {
			continue
		}
		r.spans = append(r.spans, span{key: key, row: at.Row, from: at.Col, to: p.spanEnd(i, j, a)})
		bottom = max(bottom, a.To.Row+1)
	}
	return bottom
}

// spanEnd is the last column of such a header: that of its merged range, else the
// one before the next header.
func (p *page) spanEnd(i, j int, a Range) int {
	if a.From.Col < a.To.Col {
		return a.To.Col
	}
	for _, c := range p.cells(i)[j+1:] {
		if value.Clean(c.Text) != "" {
			return c.Ref.Col - 1
		}
	}
	return finding.MaxCol
}
