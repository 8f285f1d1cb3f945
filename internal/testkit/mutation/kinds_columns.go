package mutation

import (
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// columnKinds are mistakes that one slip makes in a whole column.
func columnKinds() []Kind {
	return []Kind{
		{Name: "分值与得分两列填反", Area: scores, Forms: scored, Codes: codes{"T13"}, Sow: swapColumns("weight", "score")},
		{Name: "得分全按百分制打", Area: scores, Forms: scored, Codes: codes{"T14"}, Sow: scale("100")},
		{Name: "得分全按十分制打", Area: scores, Forms: scored, Codes: codes{"T14"}, Sow: scale("10")},
		{Name: "得分全写成百分比", Area: scores, Forms: scored, Codes: codes{"T14"}, Sow: percent},
		{Name: "两项得分合并在一个单元格", Area: scores, Forms: scored, Codes: codes{"T15"}, Sow: mergedScores},
		{Name: "得分一列错位一行", Area: scores, Forms: scored, Codes: codes{"T13"}, Sow: shifted},
		{Name: "得分一列单独排了序", Area: scores, Forms: scored, Codes: codes{"T13"}, Sow: sorted},
		{Name: "得分全部没有填", Area: scores, Forms: scored, Codes: codes{"V01"}, Sow: emptied},
	}
}

func (c *Copy) block(columns ...string) Mistake {
	m := Mistake{Whole: true}
	for _, column := range columns {
		m.Cells = append(m.Cells, c.columnCells(column)...)
		if head, ok := c.header(column); ok {
			m.Also = append(m.Also, head)
		}
	}
	return m
}

func swapColumns(a, b string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		different := false
		for _, r := range c.rows() {
			x, y := r.Value(a), r.Value(b)
			if x.Cell.IsZero() || y.Cell.IsZero() {
				return Mistake{}, false
			}
			different = different || !x.Number.Equal(y.Number)
			c.swap(x.Cell, y.Cell)
		}
		return c.block(a, b), different
	}
}

// scale gives every score out of the same full mark, whatever its weight.
func scale(full string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		shows := c.typed(c.field("total_score"))
		m, ok := c.rescored(func(score, weight decimal.Decimal) decimal.Decimal {
			rescored := score.Mul(decimal.Must(full)).Div(weight, 4)
			shows = shows || weight.Less(rescored)
			return rescored
		})
		return m, ok && shows
	}
}

// rescored changes every score; the sums stay where nothing computes them.
func (c *Copy) rescored(to func(score, weight decimal.Decimal) decimal.Decimal) (Mistake, bool) {
	for _, r := range c.rows() {
		score, weight := r.Value("score"), r.Value("weight")
		if !score.OK() || weight.Number.Sign() <= 0 {
			return Mistake{}, false
		}
		c.putNumber(score.Cell, to(score.Number, weight.Number))
	}
	return c.block("score"), len(c.rows()) > 0
}

// percent writes each score as the share of its weight.
func percent(c *Copy) (Mistake, bool) {
	m, ok := c.rescored(func(score, weight decimal.Decimal) decimal.Decimal { return score.Div(weight, 4) })
	for _, ref := range c.columnCells("score") {
		cell := c.Cells[ref]
		cell.Format = "0.00%"
		c.Cells[ref] = cell
	}
	return m, ok
}

// mergedScores writes two scores as one, in a cell merged over both rows.
func mergedScores(c *Copy) (Mistake, bool) {
	rows := c.rows()
	for _, i := range c.rand.Perm(max(len(rows)-1, 0)) {
		a, b := rows[i].Value("score"), rows[i+1].Value("score")
		if rows[i].Group != rows[i+1].Group || b.Cell.Row != a.Cell.Row+1 || !a.OK() || !b.OK() {
			continue
		}
		c.putNumber(a.Cell, a.Number.Add(b.Number))
		c.merge(a.Cell, b.Cell)
		return Mistake{Cells: []finding.Ref{a.Cell, b.Cell}, Whole: true}, true
	}
	return Mistake{}, false
}

// shifted writes every score one row further down; the first stays empty, and
// the last is lost.
func shifted(c *Copy) (Mistake, bool) {
	cells := c.columnCells("score")
	for i := len(cells) - 1; i > 0; i-- {
		cell, there := c.Cells[cells[i-1]]
		c.place(cells[i], cell, there)
	}
	if len(cells) < 3 {
		return Mistake{}, false
	}
	c.blank(cells[0])
	return c.block("score"), true
}

// sorted puts the scores in order, highest first, and leaves the rest.
func sorted(c *Copy) (Mistake, bool) {
	cells := c.columnCells("score")
	var numbers []decimal.Decimal
	for _, r := range c.rows() {
		numbers = append(numbers, r.Value("score").Number)
	}
	before := slices.Clone(numbers)
	slices.SortStableFunc(numbers, func(a, b decimal.Decimal) int { return b.Cmp(a) })
	for i, ref := range cells {
		c.putNumber(ref, numbers[i])
	}
	return c.block("score"), !slices.EqualFunc(before, numbers, decimal.Decimal.Equal)
}

// emptied leaves every score out.
func emptied(c *Copy) (Mistake, bool) {
	for _, ref := range c.columnCells("score") {
		c.blank(ref)
	}
	m := c.block("score")
	m.Whole = false
	return m, len(m.Cells) > 0
}

// gradeKinds are mistakes in the grade.
func gradeKinds() []Kind {
	sheets := forms{scoreSheet}
	return []Kind{
		{Name: "等级填错", Area: scores, Forms: sheets, Codes: codes{"G01"}, Sow: change("grade", otherGrade)},
		{Name: "等级不在可选范围内", Area: scores, Forms: sheets, Codes: codes{"V07"}, Sow: change("grade", fixed("合格"))},
		{Name: "等级没有填", Area: scores, Forms: sheets, Codes: codes{"V01"}, Sow: change("grade", clear)},
		{Name: "合计填高，等级也跟着填高", Area: scores, Forms: sheets, Codes: codes{"T03"}, Sow: betterBand},
	}
}

func otherGrade(_ *Copy, v form.Value) (string, bool) {
	if v.Text == "优" {
		return "良", true
	}
	return "优", v.OK()
}

// betterBand states a total of another band, and final score and grade by it.
func betterBand(c *Copy) (Mistake, bool) {
	total, final, grade := c.field("total_score"), c.field("final_score"), c.field("grade")
	if !total.OK() || !final.OK() || !grade.OK() {
		return Mistake{}, false
	}
	wrong, band := decimal.Must("89"), "良"
	if grade.Text != "优" {
		wrong, band = decimal.Must("90"), "优"
	}
	c.putNumber(total.Cell, wrong)
	c.putNumber(final.Cell, wrong)
	c.putText(grade.Cell, band)
	return Mistake{Cells: []finding.Ref{total.Cell, final.Cell, grade.Cell}, Most: 2}, true
}
