package merge

import (
	"fmt"

	"jixiao/rules/form"
)

// amounts compares the other amounts of projects of both years, a row for each that
// changed.
func (c *comparing) amounts() *Comparison {
	out := &Comparison{Name: amountsName}
	out.ofProject(22)
	out.column("金额", form.TypeChoice, 14)
	(&measure{of: form.TypeAmount}).columns(out)
	out.column("原因", form.TypeText, 22)
	out.column("是否说明", form.TypeChoice, 8)
	all := c.Master.amounts()
	for _, p := range c.pairs {
		for i := range all {
			ch := all[i].change(p.project, p.past, nil)
			out.Known = out.Known || ch.compared
			if ch.compared && !ch.difference.IsZero() {
				out.Rows = append(out.Rows, c.amount(p, &all[i], ch))
			}
		}
	}
	out.Note, out.Method = fmt.Sprintf("预算以外，两年都有、有增减的金额 %d 项    单位：万元", len(out.Rows)), c.method()
	return out
}

func (c *comparing) amount(p pair, x *measure, ch change) ComparedRow {
	row := c.row(p)
	row.Values = append(append(row.Values, worded(x.said)), x.values(ch)...)
	large, given, said := 0, 0, ""
	if x.large(ch, c.Campaign.Comparing) {
		large, said = 1, c.reasonOf(row.Subject, x)
	}
	if said != "" {
		given = 1
	}
	row.Values = append(row.Values, worded(said), worded(stateOf(large, given)))
	return row
}
