package record

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"jixiao/rules/finding"
)

// Answer is what a department says to one finding, in one row of a file: why
// it is so (情况说明), that it is wrong (异议), or both.
type Answer struct {
	ID          int64  `json:"-"` // 编号: how people name it
	FileID      int64  `json:"-"`
	Place       Spot   `json:"-"`
	About       About  `json:"about"`
	Explanation string `json:"explanation,omitempty"`
	Objection   string `json:"objection,omitempty"`
	// Flaw is why the explanation is not taken, whatever it is about: "",
	// StockPhrase, SameWords or Garbled.
	Flaw Outcome `json:"flaw,omitempty"`
	// Note is set where the row is no answer, but the section's word on what the
	// program found.
	Note *Note `json:"note,omitempty"`
	// Act is set where the row is what the section decides.
	Act *Act `json:"act,omitempty"`

	// What follows is derived.

	File      File      `json:"-"` // without what became of it
	Explained Outcome   `json:"-"` // what became of the explanation, "" where there is none
	Objected  Outcome   `json:"-"` // what became of the objection
	Decision  *Decision `json:"-"` // of the section, on either
}

// Spot is where an answer stands in its file.
type Spot struct{ Sheet, Cell string }

// Target is what a decision on the answer is about.
func (a Answer) Target() Target {
	return Target{File: a.FileID, Sheet: a.Place.Sheet, Cell: a.Place.Cell}
}

// Outcome is what became of an explanation or an objection.
type Outcome string

// The outcomes. Only a taken explanation and an upheld objection relieve.
const (
	Taken       Outcome = "taken"        // 已采纳
	Outdated    Outcome = "outdated"     // another explanation of the same finding counts
	StockPhrase Outcome = "stock_phrase" // says nothing
	SameWords   Outcome = "same_words"   // the same words for every finding
	Garbled     Outcome = "garbled"      // an error value: a formula where words were meant
	Refused     Outcome = "refused"      // by the section
	Unneeded    Outcome = "unneeded"     // the finding asks for something else
	Unmatched   Outcome = "unmatched"    // about no finding that holds
	Waiting     Outcome = "waiting"      // an objection that the section has not decided
	Upheld      Outcome = "upheld"       // 异议成立
	Rejected    Outcome = "rejected"     // 异议不成立
)

// Label says the outcome, and what to do next.
func (o Outcome) Label() finding.Text { return outcomeLabels[o] }

var outcomeLabels = map[Outcome]finding.Text{
	Taken:       {ZH: "已采纳", EN: "taken"},
	Outdated:    {ZH: "已有另一条说明，以那一条为准", EN: "another explanation counts"},
	StockPhrase: {ZH: "未采纳：只写了“核实无误”一类的话，请写明具体原因", EN: "not taken: a stock phrase; say the reason"},
	SameWords:   {ZH: "未采纳：几条意见写了同样的话，请逐条写明原因", EN: "not taken: the same words for every finding; say the reason of each"},
	Garbled:     {ZH: "未采纳：单元格里是错误值，可能是文字以“=”开头被当成了公式，请用文字重写", EN: "not taken: an error value, perhaps words that begin with “=”; write it as text"},
	Refused:     {ZH: "未采纳：绩效科认为说明不充分，请补充", EN: "not taken: refused by the section; say more"},
	Unneeded:    {ZH: "未采纳：这一条不是须说明的意见；须修改的请改正后重新报送", EN: "not taken: this finding is not to be explained; mend what is to be mended"},
	Unmatched:   {ZH: "没有对应的审核意见：已经改正，或所说明的内容已变；仍有意见的请在最新审核意见中重新说明", EN: "about no finding that holds: mended, or what it explained has changed; answer in the latest report"},
	Waiting:     {ZH: "异议已收到，等绩效科处理", EN: "objection received; waits for the section"},
	Upheld:      {ZH: "异议成立，这一条不再计入", EN: "objection upheld; the finding no longer counts"},
	Rejected:    {ZH: "异议不成立，请按审核意见处理", EN: "objection rejected; act on the finding"},
}

// is reports whether an objection came to an outcome; nil is none.
func (a *Answer) is(o Outcome) bool { return a != nil && a.Objected == o }

// PlainWords is a text without blanks, punctuation and case: what is the same
// in it is the same thing said. A text of nothing else stays as it is.
func PlainWords(s string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
	return cmp.Or(plain, s)
}

// inOrder are the answers as they came: by the arrival of their file and, in
// it, from above.
func inOrder(answers []Answer) []Answer {
	out := slices.Clone(answers)
	slices.SortStableFunc(out, func(a, b Answer) int {
		return cmp.Or(a.File.Arrival.Compare(b.File.Arrival), cmp.Compare(a.File.Path, b.File.Path),
			cmp.Compare(a.FileID, b.FileID), cmp.Compare(a.Place.Sheet, b.Place.Sheet), cmp.Compare(a.ID, b.ID))
	})
	return out
}
