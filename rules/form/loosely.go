package form

import (
	"strings"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// otherwise is what makes another column of a word behind it: 应得分 and 上年得分
// are not 得分.
var otherwise = []string{"应", "上年", "去年", "往年", "上次", "历史", "目标", "计划", "预期", "标准", "满", "平均", "累计", "原", "扣", "加",
	"最高", "最低", "折算", "排名", "其他", "其它", "未", "非", "不", "无", "与", "和", "及", "或"}

// longestRest is how many characters may stand before a word: more is a
// sentence.
const longestRest = 6

// loosely is how many characters of a text one of a field's words covers where
// the text is that word with a remark in brackets, or ends in it: 得分（含加分项）
// and 自评得分 are 得分, 得分说明 is not. 0 is no fit.
func (f *Field) loosely(text string, endings bool) int {
	bare, best := value.Bare(text), 0
	for _, word := range append([]string{f.Label}, f.Aliases...) {
		key := value.Label(word)
		for _, tail := range neutral {
			rest, ends := strings.CutSuffix(bare, key+tail)
			if ends && (rest+tail == "" || endings && utf8.RuneCountInString(rest) <= longestRest && !isOtherwise(rest)) {
				best = max(best, utf8.RuneCountInString(key))
			}
		}
	}
	return best
}

// neutral may stand behind a word without changing it: 实际支出数.
var neutral = []string{"", "数", "额", "数额", "金额"}

func isOtherwise(rest string) bool { return hasAny(rest, otherwise) }

// mostLoose is how many strange texts are compared with the words of a form:
// more stand on no form that people fill in.
const mostLoose = 500

// heads are the texts of a header row that are no header of the table.
func (l *layout) heads(w *headerWords, r *region) []Cell {
	var cells []Cell
	from, _ := l.page.row(r.header)
	for i := from; i < l.page.len() && l.page.index(i) < r.first; i++ {
		for j, key := range l.page.rowKeys(i) {
			c := l.page.cells(i)[j]
			if key != "" && !w.has(key) && len(cells) < mostLoose && l.page.anchor(c.Ref) == c.Ref {
				cells = append(cells, c)
			}
		}
	}
	return cells
}

// loosenHeaders takes a strange header for the one column that it fits, if no
// other header does.
func (l *layout) loosenHeaders(columns []Field, w *headerWords, r *region) {
	if !r.found() || r.matched == len(columns) {
		return
	}
	fitting := map[int][]Cell{}
	for _, c := range l.heads(w, r) {
		if i, ok := fittest(columns, c.Text, func(f *Field) bool { return r.isUnder(f, c.Ref) }); ok {
			fitting[i] = append(fitting[i], c)
		}
	}
	for i, cells := range fitting {
		if _, there := r.column(i); there || len(cells) > 1 {
			continue
		}
		r.columns[i] = headerCol{field: i, cell: cells[0].Ref, alias: len(columns[i].Aliases) + 1}
		r.matched++
		r.leftmost = min(r.leftmost, cells[0].Ref.Col)
	}
}

// fittest is the field that a text fits best, if it is one alone. Nobody misses
// an optional one: of those a remark in brackets is all that may be added.
func fittest(fields []Field, text string, may func(*Field) bool) (field int, ok bool) {
	best := 0
	for i := range fields {
		switch fit := fields[i].loosely(text, fields[i].Asked()); {
		case fit >= best && fit > 0 && !may(&fields[i]):
		case fit > best:
			field, best, ok = i, fit, true
		case fit == best && fit > 0:
			ok = false
		}
	}
	return field, ok
}

func anyField(*Field) bool { return true }

// loosenLabels takes a text outside tables for the label that is missing, if it
// is the only one that fits and a value stands beside it.
func (l *layout) loosenLabels() {
	missing := l.missingWords()
	if len(missing) == 0 {
		return
	}
	fitting, compared := map[int][]finding.Ref{}, 0
	for i := 0; i < l.page.len() && !l.page.stopped(); i++ {
		if l.inTable(l.page.index(i)) {
			continue
		}
		for j, key := range l.page.rowKeys(i) {
			if _, known := l.words.labels[key]; known || compared == mostLoose || !hasAny(key, missing) {
				continue
			}
			compared++
			c := l.page.cells(i)[j]
			if f, ok := fittest(l.words.def.Fields, c.Text, anyField); ok && c.Ref != l.title && len(fitting[f]) < 2 && !l.isValue(c.Ref) && l.valued(f, c.Ref) {
				fitting[f] = append(fitting[f], c.Ref)
			}
		}
	}
	for f, cells := range fitting {
		if !l.has(f) && len(cells) == 1 {
			l.labels[f] = []occurrence{{cell: cells[0], alias: len(l.words.def.Fields[f].Aliases) + 1}}
		}
	}
}

// missingWords are the keys of the labels that were not found: few texts have
// one of them in them, and only those are worth a closer view.
func (l *layout) missingWords() []string {
	var keys []string
	for key, w := range l.words.labels {
		if !l.has(w.field) && key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// isValue reports whether a label stands right before the cell.
func (l *layout) isValue(ref finding.Ref) bool {
	if ref.Col == 1 {
		return false
	}
	_, label := l.words.labels[l.page.key(l.page.anchor(finding.At(ref.Row, ref.Col-1)))]
	return label
}

// valued reports whether something stands where the value of a label would.
func (l *layout) valued(f int, label finding.Ref) bool {
	if l.words.def.Fields[f].Below {
		return l.page.filled(l.page.below(label))
	}
	at := l.page.right(label)
	_, another := l.words.labels[l.page.key(at)]
	return l.page.filled(at) && !another
}
