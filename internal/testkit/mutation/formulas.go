package mutation

import (
	"fmt"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
)

// withFormulas is the same clean sheet with formulas where something follows
// from other cells, as careful clerks have it.
func (o *Original) withFormulas() (*Original, error) {
	dressed := *o
	dressed.Name += "（公式）"
	dressed.Sheet = o.Sheet.clone()
	for at, f := range formulasOf(o.Said) {
		c := dressed.Sheet.Cells[at]
		c.Ref, c.Formula = at, f
		dressed.Sheet.Cells[at] = c
	}
	dressed.Sheet.recalculate()
	return &dressed, dressed.check()
}

// formulasOf are the formulas that a form's cells can have.
func formulasOf(s *form.Submission) map[finding.Ref]string {
	all := map[finding.Ref]string{}
	add := func(v form.Value, f string) {
		if v.OK() && f != "" && !strings.Contains(f, "()") {
			all[v.Cell] = f
		}
	}
	f := s.Fields
	switch s.Form {
	case scoreSheet:
		t := s.Tables["indicators"]
		for _, of := range []string{"weight", "score"} {
			add(f["total_"+of], "SUM("+cellsOf(t.Rows, of, "")+")")
			for _, sub := range t.Subtotals {
				add(sub.Value("subtotal_"+of), "SUM("+cellsOf(t.Rows, of, sub.Group)+")")
			}
		}
		add(f["final_score"], f["total_score"].Cell.String())
		add(f["in_place_rate"], quotient(f["funds_in_place"], f["budget"]))
		add(f["execution_rate"], quotient(f["spent"], f["funds_in_place"]))
		add(f["grade"], bands(f["final_score"].Cell))
	case selfEvaluation:
		rows := s.Tables["indicators"].Rows
		for _, of := range []string{"weight", "score"} {
			add(f["total_"+of], "SUM("+f["total."+of].Cell.String()+","+cellsOf(rows, of, "")+")")
		}
		add(f["total.rate"], quotient(f["total.executed"], f["total.year_budget"]))
		add(f["total.score"], fmt.Sprintf("ROUND(%s*%s,2)", f["total.weight"].Cell, f["total.rate"].Cell))
		for _, of := range []string{"initial_budget", "year_budget", "executed"} {
			add(f["total."+of], fmt.Sprintf("%s+%s+%s", f["current."+of].Cell, f["carried."+of].Cell, f["other."+of].Cell))
		}
	case rectification:
		add(f["completion_rate"], quotient(f["done_count"], f["problem_count"]))
	case scoreList:
		for _, row := range s.Tables["scores"].Rows {
			add(row.Value("grade"), bands(row.Value("final_score").Cell))
		}
	}
	return all
}

// cellsOf lists a column's cells, those of one group where it is named; cells
// under each other as one area.
func cellsOf(rows []form.TableRow, column, group string) string {
	var areas []form.Range
	for _, r := range rows {
		v := r.Value(column)
		if group != "" && r.Group != group || v.Cell.IsZero() {
			continue
		}
		if n := len(areas) - 1; n >= 0 && areas[n].To.Row+1 == v.Cell.Row {
			areas[n].To = v.Cell
			continue
		}
		areas = append(areas, form.Range{From: v.Cell, To: v.Cell})
	}
	var all []string
	for _, a := range areas {
		all = append(all, a.From.String()+":"+a.To.String())
	}
	return strings.Join(all, ",")
}

func quotient(part, whole form.Value) string {
	if !part.OK() || !whole.OK() || whole.Number.IsZero() {
		return ""
	}
	return part.Cell.String() + "/" + whole.Cell.String()
}

func bands(score finding.Ref) string {
	return fmt.Sprintf(`IF(%[1]s>=90,"优",IF(%[1]s>=80,"良",IF(%[1]s>=60,"中","差")))`, score)
}

// recalculate stores the results of all formulas, as a spreadsheet does when
// something was typed.
func (s *Sheet) recalculate() {
	calculator := formula.NewWide(s.operand)
	results := map[finding.Ref]form.Cell{}
	for at, c := range s.Cells {
		if c.Formula == "" {
			continue
		}
		o, err := calculator.Value(c.Formula)
		switch {
		case err != nil || o.Kind == formula.Error:
			c.Kind, c.Text = form.Error, "#VALUE!"
		case o.Kind == formula.Number:
			c.Kind, c.Text = form.Number, o.Number.Significant().String()
		default:
			c.Kind, c.Text = form.Text, o.Text
		}
		results[at] = c
	}
	for at, c := range results {
		s.Cells[at] = c
	}
}

func (s *Sheet) operand(at finding.Ref) formula.Operand {
	c := s.Cells[at]
	o := formula.Operand{Text: c.Text, Formula: c.Formula}
	switch c.Kind {
	case form.Number:
		d, err := decimal.Parse(c.Text)
		if err != nil {
			return formula.Operand{Kind: formula.Error}
		}
		o.Kind, o.Number = formula.Number, d
	case form.Text:
		o.Kind = formula.Text
	case form.Error:
		o.Kind = formula.Error
	}
	return o
}

// computes reports whether there is a formula.
func (s *Sheet) computes() bool {
	for _, c := range s.Cells {
		if c.Formula != "" {
			return true
		}
	}
	return false
}
