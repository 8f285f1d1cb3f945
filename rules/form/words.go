package form

import (
	"strings"

	"jixiao/rules/value"
)

// words are the keys by which one definition's labels and headers are known.
type words struct {
	def    *Definition
	titles []string // folded
	labels map[string]word
	blocks []blockWords
	grids  []gridWords
	nil_   map[string]bool
}

// word leads from a key to a field, and says whether it is the form's own
// wording or another one (S07).
type word struct {
	field int // index into the fields that the map is about
	alias int // 0 is the form's own wording, others in order
}

type blockWords struct {
	headers map[string]word
	closing map[string]bool
	pairs   map[string]word
	suffix  string
}

type gridWords struct {
	headers map[string]word
	rows    map[string]word
}

func newWords(def *Definition) *words {
	w := &words{def: def, labels: fieldWords(def.Fields), nil_: keySet(def.Nil)}
	for _, t := range def.Title.Texts {
		w.titles = append(w.titles, value.Fold(t))
	}
	for i := range def.Tables {
		w.blocks = append(w.blocks, newBlockWords(&def.Tables[i]))
	}
	for i := range def.Grids {
		g := &def.Grids[i]
		gw := gridWords{headers: fieldWords(g.Columns), rows: map[string]word{}}
		for j, r := range g.Rows {
			addWords(gw.rows, j, r.Label, r.Aliases)
		}
		w.grids = append(w.grids, gw)
	}
	return w
}

func newBlockWords(b *Block) blockWords {
	bw := blockWords{headers: fieldWords(b.Columns)}
	if b.Subtotal != nil {
		bw.suffix = value.Label(b.Subtotal.Suffix)
	}
	if b.Closing != nil {
		bw.closing = keySet(b.Closing.Labels)
		bw.pairs = fieldWords(b.Closing.Pairs)
	}
	return bw
}

func fieldWords(fields []Field) map[string]word {
	m := map[string]word{}
	for i, f := range fields {
		addWords(m, i, f.Label, nil)
	}
	for i, f := range fields {
		addWords(m, i, "", f.Aliases)
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

// footers begin the lines under a table: notes, signatures, dates.
var footers = []string{"注:", "备注:", "说明:", "填表说明", "填报说明", "填报人", "填表人", "制表人",
	"审核人", "复核人", "负责人", "单位负责人", "经办人", "联系人", "联系电话", "(盖章)", "(公章)", "单位盖章"}

// footer reports whether a text begins a note or a signature line.
func footer(text string) bool {
	key := value.Fold(text)
	if key == "注" || key == "备注" || key == "说明" {
		return true
	}
	for _, f := range footers {
		if strings.HasPrefix(key, f) {
			return true
		}
	}
	return false
}
