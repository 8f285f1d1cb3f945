package crosscheck

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// ownErrors are what errors of a sheet say of the score that it states: with them
// the sheet disagrees with itself, and nobody else is to be blamed for it. What
// the section issued has none: with an error it does not stand.
type ownErrors struct {
	score bool // it, what it is the sum of, or its project may be wrong
	grade bool // it does not fit the score: one of the two is wrong
}

// errors are the findings of every submission that send it back.
func (l *checker) errors() map[record.Part][]finding.Finding {
	out := map[record.Part][]finding.Finding{}
	parts := record.PartsOf(l.s.Versions)
	for _, i := range l.s.Issues {
		if i.FileID != 0 && i.Weight() == finding.Error {
			for _, at := range parts.Of(i) {
				out[at] = append(out[at], i.Finding)
			}
		}
	}
	return out
}

// ownErrorsOf are those of a score sheet. One that was not read whole is as wrong
// by itself as one whose sums are.
func (l scoreCheck) ownErrorsOf(errors []finding.Finding, s *form.Submission) (d ownErrors) {
	if len(errors) == 0 {
		return d
	}
	cells := l.scoreCells(s)
	for _, f := range errors {
		switch {
		case f.Field == l.Grade && l.Grade != "":
			d.grade = true
		case f.Code[0] == 'S' || f.Field == s.Def.SubjectField() && f.Field != "" || f.Field == form.ProjectNameField || touches(f, cells):
			d.score = true
		}
	}
	return d
}

// explained reports whether what is wrong in one of two explains that they
// differ: its score, or a grade that would fit the other's.
func (l scoreCheck) explained(by, other issued) bool {
	return by.own.score || by.own.grade && by.grade.OK() && l.c.Facts.Band(other.score.Number) == by.grade.Text
}

// scoreCells are the cells that a final score comes of, itself among them.
func (l scoreCheck) scoreCells(s *form.Submission) map[finding.Ref]bool {
	cells := map[finding.Ref]bool{s.Fields[l.Field].Cell: true}
	for _, row := range s.Tables[l.Table].Rows {
		cells[row.Value(l.Column).Cell] = true
	}
	if block := s.Def.Table(l.Table); block != nil {
		if block.Subtotal != nil {
			for _, row := range s.Tables[block.ID].Subtotals {
				l.addTotals(cells, row.Values, block.Subtotal.Totals)
			}
		}
		if block.Closing != nil {
			l.addTotals(cells, form.ValuesOf(s.Fields), block.Closing.Totals)
		}
	}
	delete(cells, finding.Ref{})
	return cells
}

func (l scoreCheck) addTotals(cells map[finding.Ref]bool, of form.Values, totals []form.Field) {
	for _, f := range totals {
		if v, there := of.Of(f.ID); there && f.Of == l.Column {
			cells[v.Cell] = true
		}
	}
}

// touches reports whether mending a finding touches one of some cells.
func touches(f finding.Finding, cells map[finding.Ref]bool) bool {
	return cells[f.Place.Cell] || slices.ContainsFunc(f.Cells, func(c finding.Cell) bool { return cells[c.At] })
}
