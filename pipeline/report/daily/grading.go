package daily

import (
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
)

// byGrade counts what was scored by grade; nil where nothing is graded.
func (d *daily) byGrade() *panel {
	if !d.graded() {
		return nil
	}
	what := things(d.roles().score.Sheet.Form) + "数"
	p := &panel{name: "等级分布", title: "评价等级分布", note: d.AsOfText(),
		columns: []view.Column{view.Short("评价等级", 14), view.Short("分数区间", 24), view.Number(what, 12), view.Number("占比", 12)},
		bars:    []bars{{title: "评价等级分布（" + what + "）", label: 1, figure: 3}}}
	n, scored, all := map[string]int{}, 0, d.scored()
	for _, subject := range all {
		if of(d.roles().score, subject).Counts() {
			n[cellOf(of(d.roles().grade, subject)).String()]++
			scored++
		}
	}
	below := ""
	for _, b := range d.grades() {
		between := ""
		if b.banded {
			between = view.Between(b.From.String(), below)
		}
		p.row(write.Text(b.Grade), write.Text(between), write.Count(n[b.Grade]), percent(n[b.Grade], scored))
		below = b.From.String()
	}
	if open := len(all) - scored; open > 0 {
		p.row(write.Text("尚无评分"), write.Cell{}, write.Count(open), write.Cell{})
	}
	p.close(write.Text("合计"), write.Cell{})
	p.sum(len(all))
	p.close(write.Cell{})
	return p
}

// graded is a grade, with the scores that earn it where the campaign says so.
type graded struct {
	register.Band
	banded bool
}

// grades are the campaign's, or those of the form where it has a scale of its own.
func (d *daily) grades() []graded {
	var bands, own []graded
	for _, b := range d.Campaign.Facts.Bands {
		bands = append(bands, graded{b, true})
	}
	words := d.roles().grade.Sheet.At(d.roles().grade.Column).Words()
	for _, word := range words {
		own = append(own, graded{Band: register.Band{Grade: word}})
	}
	if len(own) == 0 || slices.ContainsFunc(bands, func(b graded) bool { return slices.Contains(words, b.Grade) }) {
		return bands
	}
	return own
}

// percent is part ÷ whole; nothing of nothing is blank.
func percent(part, whole int) write.Cell {
	if whole == 0 {
		return write.Cell{}
	}
	return write.Number(decimal.New(int64(part)).Div(decimal.New(int64(whole)), 4), write.RateFormat)
}
