package master

import (
	"fmt"
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// divided is what the rows of one division come to.
type divided struct {
	rows, scored  int
	amount, score decimal.Decimal
}

// divisions adds up the rows by division, in the order in which these stand.
func (f *front) divisions() (map[string]*divided, []string) {
	of := map[string]*divided{}
	var order []string
	s := f.division.merged
	for i := range s.Rows {
		r := &s.Rows[i]
		name := s.Value(r, f.division.at).Text
		if of[name] == nil {
			of[name] = &divided{}
			order = append(order, name)
		}
		n := of[name]
		n.rows++
		if v := s.Value(r, f.amount.at); v.Counts() {
			n.amount = n.amount.Add(v.Number)
		}
		if v := f.scoreOf(r.Subject); v.OK() {
			n.scored++
			n.score = n.score.Add(v.Number)
		}
	}
	return of, order
}

// byDivision writes rows, amounts and scores by 归口科室.
func (f *front) byDivision() *drawn {
	if f.division == nil || f.amount == nil || f.division.sheet != f.amount.sheet {
		return nil
	}
	f.heading(f.division.label(), frontWidth)
	heads := []string{f.division.label(), counted(f.division.merged) + "数", f.amount.label(), "占比"}
	if f.scoresBeside() {
		heads = append(heads, "已有评分", "平均得分")
	}
	f.heads(heads...)
	first := f.Next()
	of, order := f.divisions()
	for _, name := range order {
		f.Row(f.divisionRow(name, of[name], first+len(order))...)
	}
	end := f.Next()
	amount := f.amount.totals[f.amount.at].total
	cells := []write.Cell{write.Text("合计"), above("B", first, end, write.Count(len(f.division.merged.Rows))),
		above("C", first, end, write.Number(amount, write.AmountFormat(amount))),
		ratio(fmt.Sprintf("C%d", end), fmt.Sprintf("C$%d", end), amount, amount)}
	if f.scoresBeside() {
		cells = append(cells, above("E", first, end, write.Count(f.score.totals[f.score.at].numbers)), write.Cell{})
	}
	for i := range cells {
		cells[i] = cells[i].As(write.Total)
	}
	f.Row(cells...)
	return f.drawnFrom(first, end-1, 1, 3)
}

// divisionRow counts by formulas: the names stand in one sheet, the scores on
// the same rows of another.
func (f *front) divisionRow(name string, n *divided, end int) []write.Cell {
	row, where := f.Next(), f.division.data()
	at := fmt.Sprintf("A%d", row)
	cells := []write.Cell{write.Text(name),
		write.Formula(matches(where, at, name), write.Count(n.rows)),
		write.Formula(sumOfMatches(where, at, name, f.amount.data()), write.Number(n.amount, write.AmountFormat(n.amount))),
		ratio(fmt.Sprintf("C%d", row), fmt.Sprintf("C$%d", end), n.amount, f.amount.totals[f.amount.at].total)}
	if !f.scoresBeside() {
		return cells
	}
	mean := write.NoText()
	if n.scored > 0 {
		d := n.score.Div(decimal.New(int64(n.scored)), 2)
		mean = write.Number(d, write.ScoreFormat(d))
	}
	values := f.score.data()
	scored := fmt.Sprintf(`COUNTIFS(%s,%s,%s,">=0")`, where, at, values)
	if exactly(name) {
		scored = fmt.Sprintf("SUMPRODUCT(--EXACT(%s,%s),--ISNUMBER(%s))", where, at, values)
	}
	return append(cells, write.Formula(scored, write.Count(n.scored)),
		write.Formula(fmt.Sprintf(`IF(E%d=0,"",ROUND(%s/E%[1]d,2))`, row, sumOfMatches(where, at, name, values)), mean))
}

// scoresBeside reports whether scores stand on the same rows as divisions: what
// is counted over both sheets would else go astray.
func (f *front) scoresBeside() bool {
	return f.score != nil && f.score.First-f.score.last == f.division.First-f.division.last &&
		slices.EqualFunc(f.score.merged.Rows, f.division.merged.Rows, func(a, b merge.Row) bool { return a.Subject == b.Subject })
}

func (f *front) scoreOf(subject finding.Subject) merge.Value {
	if f.score == nil {
		return merge.Value{}
	}
	r, there := f.score.merged.RowOf(subject)
	if !there {
		return merge.Value{}
	}
	return f.score.merged.Value(r, f.score.at)
}
