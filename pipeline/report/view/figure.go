package view

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// Figure is one value of a version on its way into the master.
type Figure struct {
	What    string
	Cell    write.Cell
	Number  decimal.Decimal
	OK      bool // number counts in totals
	Version *record.Version
	From    string
}

// ValueFigure is a value of a version as its type asks for.
func ValueFigure(n *record.Version, val form.Value, what string, t form.Type) Figure {
	return Figure{What: what, Cell: CellOf(t, val), Number: val.Number,
		OK: val.OK() && t.Numeric(), Version: n, From: val.Cell.String()}
}

// CellOf writes a value as its type asks for: numbers and dates as such, all
// else as text.
func CellOf(t form.Type, val form.Value) write.Cell {
	switch {
	case val.State == form.Invalid:
		return write.Text(val.Stored)
	case !val.OK():
		return write.Cell{}
	case t.Numeric():
		return NumberOf(t, val.Number)
	case t == form.TypeDate && !val.Date.IsZero():
		return write.Day(val.Date)
	}
	return write.Text(val.Text)
}

// NumberOf writes a number as its type asks for.
func NumberOf(t form.Type, d decimal.Decimal) write.Cell {
	switch t {
	case form.TypeAmount:
		return write.Number(d, write.AmountFormat(d))
	case form.TypeScore, form.TypeWeight:
		return write.Number(d, write.ScoreFormat(d))
	case form.TypeRate:
		return write.Number(d, write.RateFormat)
	}
	return write.Number(d, "")
}

// Score is a project's final score and grade.
func (v *View) Score(project string) (score, grade Figure) {
	list := v.Merged(ScoreList, "")
	if list != nil {
		for _, row := range list.Submission.Tables["scores"].Rows {
			if code := row.Value(form.ProjectField); code.OK() && code.Text == project {
				return scoreFigures(list, row.Value("final_score"), row.Value("grade"))
			}
		}
	}
	if n := v.Merged(ScoreSheet, project); n != nil {
		return scoreFigures(n, n.Submission.Fields["final_score"], n.Submission.Fields["grade"])
	}
	return Figure{}, Figure{}
}

func scoreFigures(n *record.Version, score, grade form.Value) (Figure, Figure) {
	return ValueFigure(n, score, "财政综合评分", form.TypeScore), ValueFigure(n, grade, "财政综合评价等级", form.TypeChoice)
}
