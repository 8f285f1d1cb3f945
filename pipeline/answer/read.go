package answer

import (
	"strings"
	"unicode"

	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// Answers are what a workbook answers.
type Answers struct {
	List []record.Answer
	// Sheets are those that hold answers, or have room for them: they are ours
	// and submit nothing.
	Sheets map[string]bool
	// Section says that the workbook is the section's report of a day, on which
	// it releases departments: all of its sheets are ours.
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
		out.Section = out.Section || t.releases
		for _, row := range wb.Sheets[i].Rows {
			if a, ok := t.answer(row); ok {
				out.List = append(out.List, a)
			}
		}
	}
	out.judge(stock)
	return out
}

// answer reads a row; ok is false where nothing is answered.
func (t table) answer(row form.Row) (a record.Answer, ok bool) {
	if row.Index <= t.head {
		return a, false
	}
	l := t.read(row)
	a = record.Answer{Place: record.Spot{Sheet: t.sheet.Name, Cell: t.place(l)},
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
