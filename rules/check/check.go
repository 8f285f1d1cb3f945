// Package check is what rule kinds are built of: the compiler, which turns the
// parameters of one check into references to a form's fields, the instance that
// every compiled check holds, and what several kinds compute in the same way.
// It knows no kind and no code, and refuses files, clocks and state.
package check

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Rule is one compiled check: it returns what is wrong with a submission.
type Rule func(s *form.Submission, in Input) []finding.Finding

// Input is what a rule may know besides the submission itself.
type Input struct {
	Facts *register.Facts
	// Department is the unit code of the folder that the file lay in, "" when
	// unknown. It is told of no other unit's projects; the section is of all.
	Department string
	// Received is the day on which the file arrived.
	Received value.Date
	// Listed are the problems that must be answered, of the lists that are known;
	// nil where only the sheet itself is, and no list.
	Listed *register.Listed
	// Others are the sheets about the same; nil where only the sheet itself is known.
	Others Others
}

// Fault is what is wrong with one parameter of a check; none names the check.
type Fault struct {
	Param   string
	Message finding.Text
}

// Each judges record by record.
func (n Instance) Each(judge func(Record, Input) *finding.Finding) Rule {
	return n.EachOf([]Ref{{}}, func(rec Record, _ Ref, in Input) *finding.Finding { return judge(rec, in) })
}

// EachOf judges several fields, record by record.
func (n Instance) EachOf(fields []Ref, judge func(Record, Ref, Input) *finding.Finding) Rule {
	return func(s *form.Submission, in Input) []finding.Finding {
		var fs []finding.Finding
		rows := n.rows(s)
		for i := range rows {
			for _, at := range fields {
				if f := judge(n.record(s, rows, i), at, in); f != nil {
					fs = append(fs, *f)
				}
			}
		}
		return fs
	}
}

// Once judges the sheet as a whole, with the rows in it.
func (n Instance) Once(judge func(Record, Input) *finding.Finding) Rule {
	return func(s *form.Submission, in Input) []finding.Finding {
		if f := judge(Record{Sheet: s}, in); f != nil {
			return []finding.Finding{*f}
		}
		return nil
	}
}
