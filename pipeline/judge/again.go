package judge

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// onSheet is a duty that is answered on one sheet.
type onSheet struct {
	sheet string
	record.Duty
}

// again sends back what answers one duty several times on one sheet and says
// different things (S09): nobody can tell which of it counts. It is told at those
// that differ from the first.
func (j *Judge) again(judged []judgedSheet, in Received) {
	answers := map[onSheet][]int{}
	for i := range judged {
		s := &judged[i]
		if s.LastRow == 0 {
			continue
		}
		for _, d := range s.Duties {
			at := onSheet{s.Sheet, d}
			answers[at] = append(answers[at], i)
		}
	}
	first := map[int]int{} // by what is told, what stands first
	for at, all := range answers {
		other := others(judged, all, at.Duty)
		for _, i := range all {
			if len(other) > 0 {
				judged[i].Verdict = record.Worse(judged[i].Verdict, record.Returned)
			}
		}
		for _, i := range other {
			if before, told := first[i]; !told || all[0] < before {
				first[i] = all[0]
			}
		}
	}
	for i, of := range first {
		s := &judged[i]
		s.findings = append(s.findings, j.againFinding(s, &judged[of].Submission, in)...)
	}
}

// others are those of some submissions that say something else for a duty than the
// first of them.
func others(judged []judgedSheet, which []int, d record.Duty) (out []int) {
	if len(which) < 2 {
		return nil
	}
	first := record.Figures(&judged[which[0]].Submission, d)
	for _, i := range which[1:] {
		if record.Figures(&judged[i].Submission, d) != first {
			out = append(out, i)
		}
	}
	return out
}

func (j *Judge) againFinding(s *judgedSheet, first *form.Submission, in Received) []finding.Finding {
	found := j.complete([]finding.Finding{{Code: "S09", Variant: "again", Form: s.Form,
		Place: finding.Place{Sheet: s.Sheet, Cell: s.Begin()}, Project: onlyOne(s.Duties).Project(),
		Args: finding.Args{"field": s.Def.Name, "first": finding.Same(first.Begin().String())}}}, in)
	j.waive(found, s.Sheet, in, s.Duties)
	nameSubjects(found, &s.Submission, onlyOne(s.Duties))
	return found
}

// placeAll puts what is told of no cell where the submission begins that shares
// its sheet, in place: it is told of no other.
func placeAll(found []finding.Finding, s *form.Submission) {
	if s.LastRow == 0 {
		return
	}
	for i := range found {
		if at := &found[i].Place; at.Sheet == s.Sheet && at.Cell.IsZero() {
			at.Cell = s.Begin()
		}
	}
}
