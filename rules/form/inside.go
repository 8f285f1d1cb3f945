package form

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// inside is a label that stands in one cell with its value: 填报单位：甲局.
type inside struct {
	cell  finding.Ref
	alias int
	label string // as it is written
	text  string // the value
}

const (
	// longestInside is how many bytes a cell with labels in it may have.
	longestInside = 1200
	// longestName is how many characters stand before a colon that ends a label.
	longestName = 14
	// insideRows is how many rows outside tables are searched for such cells, and
	// mostInside how many of these are looked at.
	insideRows = 400
	mostInside = 1000
)

// findInside looks outside tables for the labels that have no cell of their own.
func (l *layout) findInside() {
	l.inside = nil
	if !slices.ContainsFunc(l.labels, func(found []occurrence) bool { return len(found) == 0 }) {
		return
	}
	searched, looked := 0, 0
	for i := 0; i < l.page.len() && searched < insideRows && !l.page.stopped(); i++ {
		row := l.page.index(i)
		if l.inTable(row) || l.below(row) {
			i = max(i, l.page.after(l.tableEnd(row))-1)
			continue
		}
		searched++
		for _, c := range l.page.cells(i) {
			if c.Kind == Text && c.Ref != l.title && looked < mostInside && holdsColon(c.Text) {
				looked++
				l.takeInside(c)
			}
		}
	}
}

// insides are the labels that stand in one cell with their value, in the order of
// the fields.
func (l *layout) insides() []inside {
	var all []inside
	for i := range l.labels {
		if in, ok := l.inside[i]; ok {
			all = append(all, in)
		}
	}
	return all
}

// tableEnd is the last row of the table that a row lies in.
func (l *layout) tableEnd(row int) int {
	for _, list := range [][]region{l.grids, l.blocks} {
		for i := range list {
			if list[i].contains(row) {
				return list[i].last
			}
		}
	}
	return row
}

func (l *layout) takeInside(c Cell) {
	for _, p := range l.words.pairsIn(c.Text) {
		w, ok := l.words.labels[value.Label(p.label)]
		if !ok || len(l.labels[w.field]) > 0 {
			continue
		}
		if known, there := l.inside[w.field]; there && (known.text != "" || p.text == "") {
			continue
		}
		if l.inside == nil {
			l.inside = map[int]inside{}
		}
		l.inside[w.field] = inside{cell: c.Ref, alias: w.alias, label: p.label, text: p.text}
	}
}

// colons end a label.
const colons = ":："

func holdsColon(text string) bool {
	return len(text) <= longestInside && (strings.IndexByte(text, ':') >= 0 || strings.Contains(text, "："))
}

// pairIn is a label with its value in the text of a cell.
type pairIn struct{ label, text string }

// pairsIn takes a text apart into labels and values. Wide blanks part them where
// another label follows; else they are part of the value, or of a label that the
// form knows.
func (w *words) pairsIn(text string) []pairIn {
	var pairs []pairIn
	var loose []string // what may be the value's or the next label's
	for _, piece := range w.finer(pieces(text)) {
		label, rest, ok := cutLabel(piece)
		if !ok {
			loose = append(loose, piece)
			continue
		}
		n := w.begun(loose, label)
		label = strings.Join(loose[len(loose)-n:], "") + label
		pairs = append(goOn(pairs, loose[:len(loose)-n]), pairIn{label, rest})
		loose = nil
	}
	pairs = goOn(pairs, loose)
	return slices.DeleteFunc(pairs, func(p pairIn) bool { return isMeasure(p) })
}

// finer parts pieces at a single blank too, where a label that the form knows
// follows a value.
func (w *words) finer(pieces []string) []string {
	var all []string
	for _, piece := range pieces {
		from, colon := 0, false
		for i, r := range piece {
			colon = colon || strings.ContainsRune(colons, r)
			if !colon || !unicode.IsSpace(r) {
				continue
			}
			next := strings.TrimSpace(piece[i:])
			if label, _, ok := cutLabel(next); ok {
				if _, known := w.labels[value.Label(label)]; known {
					all, from, colon = append(all, piece[from:i]), i, false
				}
			}
		}
		all = append(all, strings.TrimSpace(piece[from:]))
	}
	return all
}

// begun is how many of some pieces are the beginning of a label: 单　　位.
func (w *words) begun(loose []string, label string) int {
	for n := len(loose); n > 0; n-- {
		if _, known := w.labels[value.Label(strings.Join(loose[len(loose)-n:], "")+label)]; known {
			return n
		}
	}
	return 0
}

// goOn adds pieces to the last value. Blanks between 年, 月 and 日 are no day.
func goOn(pairs []pairIn, loose []string) []pairIn {
	if len(pairs) == 0 {
		return pairs
	}
	last := &pairs[len(pairs)-1]
	last.text = strings.TrimSpace(last.text + " " + strings.Join(loose, " "))
	if value.Fold(last.text) == "年月日" {
		last.text = ""
	}
	return pairs
}

// pieces parts a text at its wide blanks and line breaks.
func pieces(text string) []string {
	var all []string
	from, wide := 0, 0
	for i, r := range text {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '　':
			wide += 2
		case unicode.IsSpace(r):
			wide++
		default:
			if wide >= 2 {
				all, from = append(all, text[from:i]), i
			}
			wide = 0
		}
	}
	all = append(all, text[from:])
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// cutLabel cuts a piece behind what may be a label: a few characters that are not
// just numbers, and a colon.
func cutLabel(piece string) (label, rest string, ok bool) {
	at := strings.IndexAny(piece[:min(len(piece), 8*longestName)], colons)
	if at <= 0 {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(piece[at:])
	label, rest = piece[:at], strings.TrimSpace(piece[at+size:])
	key := value.Label(label)
	return label, rest, utf8.RuneCountInString(key) <= longestName && strings.ContainsFunc(key, unicode.IsLetter)
}

// isMeasure reports whether a pair says in what the numbers of a sheet are, as
// 单位：万元 does.
func isMeasure(p pairIn) bool {
	if !strings.HasSuffix(value.Label(p.label), "单位") {
		return false
	}
	first, _, _ := strings.Cut(value.Fold(p.text), "、")
	first, _, _ = strings.Cut(first, ",")
	return slices.Contains([]string{"元", "千元", "万元", "百万元", "千万元", "亿元", "%", "人", "个", "项", "户", "亩", "人次", "分"}, first)
}

// readInside reads a value that stands in one cell with its label.
func (s *session) readInside(f *Field, in inside) {
	if in.alias > 0 {
		s.at("S07", "", in.cell, finding.Finding{Field: f.ID, Value: value.Clean(in.label), Expected: f.Label,
			Args: finding.Args{"field": f.LabelText()}})
	}
	cell, _ := s.page.at(in.cell)
	cell.Text, cell.Formula = in.text, ""
	s.sub.Fields[f.ID] = s.parseCell(f, f.ID, cell)
}
