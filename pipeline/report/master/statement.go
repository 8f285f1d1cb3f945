package master

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/report/view"
)

// statement says in one sentence what the bureau's report says.
func (f *front) statement() string {
	facts := f.Campaign.Facts
	var b strings.Builder
	if f.ofProjects() {
		fmt.Fprintf(&b, "%d年度共评价 %d 个项目，涉及 %d 个单位", facts.Year, len(facts.Projects), len(f.Units))
	} else {
		missing := f.count(view.Due.Missing)
		fmt.Fprintf(&b, "%d年度共有报送事项 %d 项，已报送 %d 项，未报送 %d 项", facts.Year, len(f.dues), len(f.dues)-missing, missing)
	}
	for _, t := range f.sheets {
		f.sayTotals(&b, t)
	}
	f.sayGrades(&b)
	return b.String() + "。"
}

// sayTotals says what a sheet's columns come to, and what is in no total.
func (f *front) sayTotals(b *strings.Builder, t *sheet) {
	o := t.merged.Output.Summary
	if o == nil {
		return
	}
	for _, total := range o.Totals {
		if i, there := t.merged.Column(total.Column); there {
			fmt.Fprintf(b, "，%s %s%s", total.Label, t.totals[i].total, unitOf(t, i))
		}
	}
	if n := t.merged.Submissions(); o.Parts != nil && n > 0 {
		said := f.saidParts(t, o.Parts.Say)
		if said != "" {
			fmt.Fprintf(b, "；纳入总表的 %d 份%s中，%s", n, f.FormName(t.merged.Form.ID), said)
		}
	}
	if t.held > 0 {
		fmt.Fprintf(b, "（另有 %d 个项目的金额与明细表相差十倍以上，认定前不计入）", t.held)
	}
}

func (f *front) saidParts(t *sheet, ids []string) string {
	var said []string
	for i := range t.merged.Columns() {
		if c := t.merged.At(i); slices.Contains(ids, c.ID) {
			said = append(said, fmt.Sprintf("%s %s%s", c.Label, t.totals[i].total, unitOf(t, i)))
		}
	}
	return strings.Join(said, "、")
}

// sayGrades says how many earned which grade.
func (f *front) sayGrades(b *strings.Builder) {
	if f.score == nil || f.grade == nil {
		return
	}
	grades := f.grades()
	b.WriteString("。评价等级：")
	for i, band := range f.Campaign.Facts.Bands {
		if i > 0 {
			b.WriteString("，")
		}
		fmt.Fprintf(b, "%s %d 个", band.Grade, grades[band.Grade])
	}
	if open := len(f.score.merged.Rows) - f.score.totals[f.score.at].numbers; open > 0 {
		fmt.Fprintf(b, "；另有 %d 个%s尚无可用的评分", open, counted(f.score.merged))
	}
}
