package papers

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/word"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// Slot is what a placeholder stands for.
func (f *facts) Slot(text string, how []string) (word.Slot, finding.Text) {
	if at := f.scalarAt(text); at >= 0 {
		return standing(f.scalars[at].datum, f.scalars[at].kind, how)
	}
	if slot, wrong, ok := f.numbers.slot(text, how); ok {
		return slot, wrong
	}
	if slot, wrong, ok := f.ifAny(text); ok {
		return slot, wrong
	}
	n, ok := f.named(text)
	if !ok {
		return word.Slot{}, f.unknown(text)
	}
	l, wrong := f.chosen(n)
	if !wrong.IsZero() {
		return word.Slot{}, wrong
	}
	if l.missing {
		return l.nothing(n, how), finding.Text{}
	}
	at := l.at(n.column)
	if n.column != "" && at < 0 && n.column != rowNumber {
		return word.Slot{}, l.lacks(n.column)
	}
	if wrong := l.wrong(at); !wrong.IsZero() {
		return word.Slot{}, wrong
	}
	if len(how) > 0 {
		if sum := summaryOf(how[0]); sum != nil {
			return sum.slot(l, n.column, at, how)
		}
	}
	switch {
	case n.column == "":
		return word.Slot{}, finding.Text{ZH: "“" + n.list + "”是一张清单：后面要写栏名，如 " + n.list + "." + l.columns[0].name + "，或写 |个数", EN: n.list + " is a list: say which column, or |个数 for how many"}
	case at < 0:
		return word.Slot{List: n.rows(), Rows: len(l.rows), Text: func(row int) string { return fmt.Sprint(row + 1) }}, finding.Text{}
	}
	as, wrong := formatOf(how, l.columns[at].kind)
	return word.Slot{List: n.rows(), Rows: len(l.rows), Text: func(row int) string { return as.write(l.rows[row][at]) }}, wrong
}

// named takes a name apart that speaks of a list.
func (f *facts) named(text string) (name, bool) {
	return parseName(text, func(s string) bool { return f.list(s) != nil })
}

// ifAny is a placeholder that says nothing itself: its row or paragraph stands only
// where a list has rows, or has none; of a column, only in rows in which that says
// something, or nothing.
func (f *facts) ifAny(text string) (slot word.Slot, wrong finding.Text, ok bool) {
	none := false
	rest, ok := strings.CutPrefix(text, "如有")
	if !ok {
		rest, none = strings.CutPrefix(text, "如无")
		ok = none
	}
	n, known := f.named(strings.TrimSpace(rest))
	if !ok || !known {
		return slot, wrong, false
	}
	l, wrong := f.chosen(n)
	if !wrong.IsZero() {
		return slot, wrong, true
	}
	if n.column != "" {
		return l.ifSays(n, none)
	}
	slot = word.Slot{List: text, Text: func(int) string { return "" }}
	if len(l.rows) == 0 == none {
		slot.Rows = 1
	}
	return slot, wrong, true
}

// ifSays is a placeholder whose paragraph stands in the rows in which a column says
// something, or in which it says nothing.
func (l *list) ifSays(n name, nothing bool) (slot word.Slot, wrong finding.Text, ok bool) {
	at := l.at(n.column)
	if at < 0 {
		return slot, l.lacks(n.column), true
	}
	return word.Slot{List: n.rows(), Rows: len(l.rows), Text: func(int) string { return "" },
		Stands: func(row int) bool { return l.rows[row][at].known() != nothing }}, wrong, true
}

// wrong is what is wrong with the first text of a column that could not be filled in.
func (l *list) wrong(at int) (wrong finding.Text) {
	for _, row := range l.rows {
		if at >= 0 && row[at].wrong != nil {
			return *row[at].wrong
		}
	}
	return wrong
}

// rowNumber is a column that every list has.
const rowNumber = "序号"

// standing is what stands once.
func standing(d datum, k kind, how []string) (word.Slot, finding.Text) {
	as, wrong := formatOf(how, k)
	text := as.write(d)
	return word.Slot{Text: func(int) string { return text }}, wrong
}

// chosen are the rows that a name speaks of.
func (f *facts) chosen(n name) (*list, finding.Text) {
	l := f.list(n.list)
	if l.missing {
		return l, finding.Text{}
	}
	for _, c := range n.conditions {
		at := l.at(c.column)
		if at < 0 {
			return nil, l.lacks(c.column)
		}
		l = l.where(at, c.is, c.not)
	}
	return l, finding.Text{}
}

// summary makes one value of the rows of a list.
type summary struct {
	word   string
	counts bool // it takes columns of numbers, else any
	of     func(all []datum, k kind) (datum, kind)
}

var summaries = []summary{
	{"合计", true, func(all []datum, k kind) (datum, kind) { return numberOf(k, sum(all)), k }},
	{"平均", true, func(all []datum, k kind) (datum, kind) {
		if len(all) == 0 {
			return datum{}, k
		}
		return numberOf(k, sum(all).Div(decimal.New(int64(len(all))), meanDecimals)), k
	}},
	{"最高", true, func(all []datum, k kind) (datum, kind) { return extreme(all, 1), k }},
	{"最低", true, func(all []datum, k kind) (datum, kind) { return extreme(all, -1), k }},
	{"个数", false, func(all []datum, _ kind) (datum, kind) { return countOf(len(all)), number }},
	{"种数", false, func(all []datum, _ kind) (datum, kind) { return countOf(len(different(all))), number }},
	{"顿号", false, func(all []datum, _ kind) (datum, kind) { return textOf(strings.Join(different(all), "、")), words }},
	{"逗号", false, func(all []datum, _ kind) (datum, kind) { return textOf(strings.Join(different(all), "，")), words }},
	{"换行", false, func(all []datum, _ kind) (datum, kind) { return textOf(strings.Join(different(all), "\n")), words }},
}

// meanDecimals is how exact a mean is, where a template does not say: two more than
// scores have would only look exact.
const meanDecimals = 2

func summaryOf(word string) *summary {
	for i := range summaries {
		if summaries[i].word == word {
			return &summaries[i]
		}
	}
	return nil
}

// slot is a list's column, summed up.
func (s *summary) slot(l *list, name string, at int, how []string) (word.Slot, finding.Text) {
	k := words
	if at >= 0 {
		k = l.columns[at].kind
	}
	switch {
	case at < 0 && s.word != "个数":
		return word.Slot{}, finding.Text{ZH: "“" + s.word + "”前面要写栏名，如 " + l.name + "." + l.columns[0].name, EN: "say which column before " + s.word}
	case s.counts && (k == words || k == day):
		return word.Slot{}, finding.Text{ZH: "“" + name + "”不是数，不能写“" + s.word + "”", EN: name + " is no number"}
	}
	d, k := s.of(l.values(at, s.counts), k)
	return standing(d, k, how[1:])
}

// values are those of a column, of all rows where it is none; numbers are those that
// count.
func (l *list) values(at int, numbers bool) (all []datum) {
	for _, row := range l.rows {
		switch {
		case at < 0:
			all = append(all, datum{})
		case row[at].known() && (!numbers || row[at].counts):
			all = append(all, row[at])
		}
	}
	return all
}

func sum(all []datum) (n decimal.Decimal) {
	for _, d := range all {
		n = n.Add(d.number)
	}
	return n
}

func extreme(all []datum, sign int) datum {
	if len(all) == 0 {
		return datum{}
	}
	return slices.MaxFunc(all, func(a, b datum) int { return sign * a.number.Cmp(b.number) })
}

// different are values as they are written, each once.
func different(all []datum) (out []string) {
	met := map[string]bool{}
	for _, d := range all {
		if text := d.usual(); !met[text] {
			met[text] = true
			out = append(out, text)
		}
	}
	return out
}

// unknown says that a template asks for what there is not, and what it probably means.
func (f *facts) unknown(text string) finding.Text {
	said := finding.Text{ZH: "没有“" + text + "”", EN: "there is no " + text}
	if near, ok := register.NearWord(text, f.names()); ok {
		said.ZH += "，是不是“" + near + "”？"
		said.EN += ": is " + near + " meant?"
	}
	return said
}

// lacks says that a list has no such column, and which was probably meant.
func (l *list) lacks(column string) finding.Text {
	var all []string
	for _, c := range l.columns {
		all = append(all, c.name)
	}
	said := finding.Text{ZH: "“" + l.name + "”没有“" + column + "”这一栏", EN: l.name + " has no column " + column}
	if near, ok := register.NearWord(column, all); ok {
		return finding.Text{ZH: said.ZH + "，是不是“" + near + "”？", EN: said.EN + ": is " + near + " meant?"}
	}
	return finding.Text{ZH: said.ZH + "：有 " + strings.Join(all, "、"), EN: said.EN + ": there are " + strings.Join(all, ", ")}
}

func unknownWord(text string) finding.Text {
	var all []string
	for _, w := range asWord {
		all = append(all, w.word)
	}
	for _, s := range summaries {
		all = append(all, s.word)
	}
	said := finding.Text{ZH: "没有“" + text + "”这种写法", EN: "nothing can be written as " + text}
	if near, ok := register.NearWord(text, all); ok {
		said.ZH += "，是不是“" + near + "”？"
		said.EN += ": is " + near + " meant?"
		return said
	}
	said.ZH += "：可以写 " + strings.Join(all, "、")
	said.EN += ": say one of " + strings.Join(all, ", ")
	return said
}
