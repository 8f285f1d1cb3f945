package template

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// demand is one thing that a value must meet: as a formula, and in words.
type demand struct {
	formula, words string
}

// demands are what a field's own definition asks of its value.
func (d *draft) demands(f *form.Field, at finding.Ref) []demand {
	switch {
	case f.Type.Numeric():
		return numberDemands(f, at)
	case f.Type == form.TypeDate:
		from, to := d.days(f)
		return []demand{{fmt.Sprintf("ISNUMBER(%[1]s),%[1]s>=%[2]s,%[1]s<=%[3]s", at, from, to), d.dayWords(f)}}
	case f.Type == form.TypePhone:
		return []demand{{fmt.Sprintf("LEN(%[1]s)>=7,LEN(%[1]s)<=20", at), "应为 7 至 20 位的数字、短横或空格"}}
	}
	return nil
}

// comparisons are validator's words for less and more, in Excel's and ours.
var comparisons = map[string]struct{ sign, words string }{
	"gte": {">=", "不小于 "}, "gt": {">", "大于 "}, "lte": {"<=", "不大于 "}, "lt": {"<", "小于 "},
}

func numberDemands(f *form.Field, at finding.Ref) []demand {
	all := []demand{{fmt.Sprintf("ISNUMBER(%s)", at), "应填数字"}}
	for _, bound := range f.Bounds() {
		name, limit, _ := strings.Cut(bound, "=")
		if c, ok := comparisons[name]; ok {
			all = append(all, demand{at.String() + c.sign + limit, c.words + limit})
		}
	}
	switch f.Type {
	case form.TypeScore, form.TypeWeight, form.TypeAmount:
		all = append(all, demand{fmt.Sprintf("ROUND(%[1]s,2)=%[1]s", at), "最多两位小数"})
	case form.TypeCount:
		all = append(all, demand{fmt.Sprintf("INT(%[1]s)=%[1]s", at), "应为整数"})
	}
	return all
}

// Dates that no rule bounds must at least be of our time.
var (
	earliest = value.Date{Year: 1990, Month: 1, Day: 1}
	latest   = value.Date{Year: 2099, Month: 12, Day: 31}
)

// days are the bounds of a date in formulas: the campaign's period where a
// rule asks for it, and today where a rule wants nothing from the future.
func (d *draft) days(f *form.Field) (from, to string) {
	first, last := d.period(f)
	from, to = day(first), day(last)
	if d.ruledBy("received", f.ID) {
		to = "MIN(" + to + ",TODAY())"
	}
	return from, to
}

func (d *draft) period(f *form.Field) (first, last value.Date) {
	if d.ruledBy("period", f.ID) {
		return d.c.Facts.From, d.c.Facts.To
	}
	return earliest, latest
}

func (d *draft) dayWords(f *form.Field) string {
	first, last := d.period(f)
	words := fmt.Sprintf("应为日期，如 %s，在 %s 至 %s 之间", first, first, last)
	if d.ruledBy("received", f.ID) {
		words += "，不能晚于今天"
	}
	return words
}

func day(d value.Date) string { return fmt.Sprintf("DATE(%d,%d,%d)", d.Year, d.Month, d.Day) }

// ruledBy reports whether a rule of a kind looks at a field.
func (d *draft) ruledBy(kind, field string) bool {
	return slices.ContainsFunc(d.c.Checks, func(p rules.Params) bool {
		return p.Kind == kind && p.Form == d.def.ID && slices.Contains(p.Fields, field)
	})
}

// ruled are what rules ask of a cell by what stands beside it in its row.
func (d *draft) ruled(f *form.Field, at finding.Ref, line map[string]*slot) []demand {
	var all []demand
	for i := range d.c.Checks {
		p := &d.c.Checks[i]
		if p.Form != d.def.ID || p.Table == "" || p.Field != f.ID || line == nil {
			continue
		}
		switch p.Kind {
		case "at_most":
			if limit := line[p.Limit]; limit != nil {
				all = append(all, demand{at.String() + "<=" + limit.at.String(), "不高于" + limit.field.Label})
			}
		case "measure":
			all = append(all, demand{fmt.Sprintf(`LEN(SUBSTITUTE(%s," ",""))>=%d`, at, p.Min), fmt.Sprintf("要写清做了什么，不少于 %d 个字", p.Min)})
		case "forbids":
			if column := line[p.Column]; column != nil && len(p.Not) > 0 {
				all = append(all, only(column, p.Not))
			}
		}
	}
	return all
}

// only allows a value where another column says one of some words.
func only(column *slot, words []string) demand {
	var any []string
	for _, w := range words {
		any = append(any, column.at.String()+"="+quoted(w))
	}
	return demand{"OR(" + strings.Join(any, ",") + ")", "在" + column.field.Label + "为" + strings.Join(words, "、") + "时才填"}
}
