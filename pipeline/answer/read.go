package answer

import (
	"strings"
	"unicode"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Answers are what a workbook answers.
type Answers struct {
	List []record.Answer
	// Sheets are those that hold answers, or have room for them: they are ours
	// and submit nothing.
	Sheets map[string]bool
	// Section says that the workbook is the section's report of a day, on which
	// it releases departments, compares findings or decides: all of its sheets are
	// ours.
	Section bool
}

// Read finds the answers of a workbook, in its order. Stock are the phrases that
// explain nothing.
func Read(wb *form.Workbook, stock []string) Answers {
	out := Answers{Sheets: map[string]bool{}}
	for i := range wb.Sheets {
		t, ok := tableOf(&wb.Sheets[i])
		if !ok {
			continue
		}
		out.Sheets[wb.Sheets[i].Name] = true
		out.Section = out.Section || t.releases || t.compares || t.decides
		t.date1904 = wb.Date1904
		out.List = append(out.List, t.all()...)
	}
	out.judge(stock)
	return out
}

// mostAnswers is how many rows of a table are taken: nobody writes more, and each
// is kept and told of.
const mostAnswers = 20_000

// all reads the rows below the header.
func (t table) all() []record.Answer {
	var out []record.Answer
	noted := map[string]bool{}
	for row := range t.sheet.EachRow() {
		read := t.answer
		switch {
		case t.decides:
			read = t.act
		case t.compares:
			read = func(row form.Row) (record.Answer, bool) { return t.note(row, noted) }
		}
		a, ok := read(row)
		if ok {
			out = append(out, a)
		}
		if len(out) == mostAnswers {
			break
		}
	}
	return out
}

// note reads a row of the section's comparison; ok is false where it says
// nothing new. A copy of a row is another thing that was missed.
func (t table) note(row form.Row, noted map[string]bool) (a record.Answer, ok bool) {
	if row.Index <= t.head {
		return a, false
	}
	l := t.read(row)
	n, ok := record.Note{Key: l.texts[key], Unit: l.texts[unit], Project: l.texts[project], File: l.texts[file],
		Place: l.texts[place], Said: l.texts[said], Words: l.texts[words], Mark: l.texts[compared]}.Heard()
	if n.OfMissed() && noted[n.Key] {
		n = n.ByContent()
	}
	noted[n.Key] = true
	return record.Answer{Place: record.Spot{Sheet: t.sheet.Name, Cell: finding.Ref{Row: l.row, Col: t.columns[compared]}.String()}, Note: &n}, ok
}

// answer reads a row; ok is false where nothing is answered.
func (t table) answer(row form.Row) (a record.Answer, ok bool) {
	if row.Index <= t.head {
		return a, false
	}
	l := t.read(row)
	a = record.Answer{Place: record.Spot{Sheet: t.sheet.Name, Cell: t.spot(l)},
		Explanation: l.texts[explanation], Objection: l.texts[objection],
		About: record.About{Key: l.texts[key], Code: strings.ToUpper(l.texts[code]), Project: l.texts[project],
			Sheet: l.texts[sheet], Cell: strings.ToUpper(l.texts[cell])}}
	if l.wrong[explanation] {
		a.Flaw = record.Garbled
	}
	if t.has(standing) {
		now := l.texts[standing]
		a.About.Value = &now
	}
	return a, a.Explanation != "" || a.Objection != ""
}

// judge marks the explanations that say nothing: stock phrases, and one text
// for two or more findings.
func (s *Answers) judge(stock []string) {
	phrases := map[string]bool{}
	for _, p := range stock {
		phrases[record.PlainWords(p)] = true
	}
	said, explained := map[string]bool{}, 0
	for i := range s.List {
		if a := &s.List[i]; a.Explanation != "" {
			explained++
			said[record.PlainWords(a.Explanation)] = true
			if a.Flaw == "" && isStock(a.Explanation, phrases) {
				a.Flaw = record.StockPhrase
			}
		}
	}
	if explained < 2 || len(said) > 1 {
		return
	}
	for i := range s.List {
		if a := &s.List[i]; a.Explanation != "" && a.Flaw == "" {
			a.Flaw = record.SameWords
		}
	}
}

// isStock reports whether a text is made of stock phrases alone, or of no
// words at all.
func isStock(text string, phrases map[string]bool) bool {
	if phrases[record.PlainWords(text)] {
		return true
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !phrases[record.PlainWords(part)] {
			return false
		}
	}
	return true
}
