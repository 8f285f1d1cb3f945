package view

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// mostQuoted is how many characters of an answer are quoted within a sentence;
// a cell of its own holds all of it.
const mostQuoted = 200

// Quoted is an answer on one line, within a sentence.
func Quoted(s string) string {
	r := []rune(finding.OneLine(s))
	if len(r) > mostQuoted {
		r = append(r[:mostQuoted], '…')
	}
	return "“" + string(r) + "”"
}

// OutcomeText is an outcome with what the section said.
func OutcomeText(a record.Answer, o record.Outcome) string {
	said := o.Label().ZH
	if d := a.Decision; d != nil && (o == record.Refused || o == record.Upheld || o == record.Rejected) {
		said += "（绩效科：" + Quoted(d.Why) + "）"
	}
	return said
}

// explained is what is said of a finding, and how its department explained it.
func (v *View) explained(i record.Issue) write.Cell {
	said := v.CountedCell(i).String()
	if a := i.Explanation; a != nil {
		said += "（情况说明：" + Quoted(a.Explanation) + "）"
	}
	if a := i.Objection; a != nil {
		said += "（异议：" + Quoted(a.Objection) + "，" + a.Objected.Label().ZH + "）"
	}
	if again := v.BackAgain(i); again != "" {
		said += "（" + again + "）"
	}
	return write.Text(said)
}

// relieved is the word in the place of a severity that no longer counts.
func relieved(i record.Issue) record.State {
	switch {
	case i.Waived != nil:
		return record.Waived
	case i.Objection != nil && i.Objection.Objected == record.Upheld:
		return record.Dismissed
	}
	return record.Explained
}

// AnswerTally says how much was answered in a file and what became of it, ""
// where nothing was.
func AnswerTally(answers []record.Answer) string {
	var explained, taken, objected, waiting int
	for _, a := range answers {
		explained += count(a.Explained != "")
		taken += count(a.Explained == record.Taken)
		objected += count(a.Objected != "")
		waiting += count(a.Objected == record.Waiting)
	}
	var parts []string
	if explained > 0 {
		parts = append(parts, fmt.Sprintf("情况说明 %d 条，%s", explained, part(taken, explained, "采纳")))
	}
	if objected > 0 {
		said := "已处理"
		if waiting > 0 {
			said = "等绩效科处理"
		}
		parts = append(parts, fmt.Sprintf("异议 %d 条，%s", objected, said))
	}
	return strings.Join(parts, "；")
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// part says how many of all: 都已采纳, 采纳 2 条, 没有采纳.
func part(n, all int, word string) string {
	switch {
	case n == 0:
		return "没有" + word
	case n == all && all == 1:
		return "已" + word
	case n == all:
		return "都已" + word
	}
	return fmt.Sprintf("%s %d 条", word, n)
}
