package form

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/value"
)

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
