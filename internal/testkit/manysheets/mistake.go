package manysheets

import (
	"fmt"
	"math/rand/v2"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// kind is one way to get a sheet wrong: put changes the sheet and returns the
// cell at which the rule points.
type kind struct {
	code finding.Code
	put  func(s *scoreSheet, r *rand.Rand) string
}

// DayToCome is the one mistake that is none later on: a day that was still to
// come when all was handed in.
const DayToCome finding.Code = "D05"

// kinds are the mistakes, each of which gives one error or warning by itself.
var kinds = []kind{
	{"T03", wrongTotal},
	{"G01", wrongGrade},
	{"T01", scoreOverWeight},
	{"T09", missingReason},
	{"T04", wrongSubtotal},
	{"C05", wrongBudget},
	{"C02", wrongName},
	{"T07", wrongRate},
	{"V02", scoreInWords},
	{"T05", wrongFinal},
	{DayToCome, dateToCome},
	{"T06", wrongSource},
	{"V01", missingDate},
}

// wrongTotal states another sum, and the final score follows it.
func wrongTotal(s *scoreSheet, _ *rand.Rand) string {
	s.total = nudged(s.total)
	s.final = s.total
	return at("E", totalRow)
}

// wrongFinal states another final score than the sum.
func wrongFinal(s *scoreSheet, _ *rand.Rand) string {
	s.final = nudged(s.total)
	return at("B", finalRow)
}

func wrongGrade(s *scoreSheet, _ *rand.Rand) string {
	if s.grade == "优" {
		s.grade = "良"
	} else {
		s.grade = "优"
	}
	return at("E", finalRow)
}

// scoreOverWeight gives half a point too much; all sums follow it.
func scoreOverWeight(s *scoreSheet, r *rand.Rand) string {
	in := &s.indicators[1+r.IntN(len(s.indicators)-1)]
	in.score, in.reason = in.weight.Add(decimal.Must("0.5")), ""
	s.addUp()
	return at("E", in.row)
}

func missingReason(s *scoreSheet, _ *rand.Rand) string {
	in := &s.indicators[0] // has always lost points
	in.reason = ""
	return at("F", in.row)
}

func wrongSubtotal(s *scoreSheet, _ *rand.Rand) string {
	group := 2
	s.subtotals[group] = s.subtotals[group].Sub(decimal.One)
	return at("E", s.subtotalRow(group))
}

// wrongBudget is another amount than the register's, with which everything
// else in the sheet agrees.
func wrongBudget(s *scoreSheet, r *rand.Rand) string {
	s.fund(s.budget.Add(decimal.New(100+r.Int64N(900))), r)
	return "B5"
}

// wrongSource leaves a part of the budget without a source.
func wrongSource(s *scoreSheet, _ *rand.Rand) string {
	s.general, s.govFund = s.budget.Sub(decimal.One), decimal.Zero
	return "B5"
}

func wrongName(s *scoreSheet, _ *rand.Rand) string {
	s.name = "另有一项与名录不同的工作"
	return "D3"
}

func wrongRate(s *scoreSheet, _ *rand.Rand) string {
	s.spentRate = s.spentRate.Sub(decimal.Must("0.05"))
	return "H6"
}

func scoreInWords(s *scoreSheet, r *rand.Rand) string {
	in := &s.indicators[r.IntN(len(s.indicators))]
	in.text = "满分"
	return at("E", in.row)
}

func dateToCome(s *scoreSheet, _ *rand.Rand) string {
	s.evaluatedOn = "2023-12-20"
	return "F7"
}

func missingDate(s *scoreSheet, _ *rand.Rand) string {
	s.evaluatedOn = ""
	return "F7"
}

// nudged is another score in the same band, so that the grade still fits.
func nudged(score decimal.Decimal) decimal.Decimal {
	up := score.Add(decimal.Must("0.5"))
	if gradeOf(up) == gradeOf(score) {
		return up
	}
	return score.Sub(decimal.Must("0.5"))
}

// subtotalRow is the row that closes a dimension.
func (s *scoreSheet) subtotalRow(group int) int {
	row := 0
	for _, in := range s.indicators {
		if in.group == group {
			row = in.row + 1
		}
	}
	return row
}

func at(column string, row int) string { return fmt.Sprintf("%s%d", column, row) }
