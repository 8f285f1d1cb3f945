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
func explained(i record.Issue) write.Cell {
	said := MessageCell(i).String()
	if a := i.Explanation; a != nil {
		said += "（情况说明：" + Quoted(a.Explanation) + "）"
	}
	if a := i.Objection; a != nil {
		said += "（异议：" + Quoted(a.Objection) + "，" + a.Objected.Label().ZH + "）"
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

// AnswerTally says how much was answered in a file, "" where nothing was.
func AnswerTally(answers []record.Answer) string {
	var explained, taken, objected int
	for _, a := range answers {
		if a.Explained != "" {
			explained++
		}
		if a.Explained == record.Taken {
			taken++
		}
		if a.Objected != "" {
			objected++
		}
	}
	var parts []string
	if explained > 0 {
		parts = append(parts, fmt.Sprintf("读到情况说明 %d 条，采纳 %d 条", explained, taken))
	}
	if objected > 0 {
		parts = append(parts, fmt.Sprintf("异议 %d 条", objected))
	}
	return strings.Join(parts, "，")
}
