package blankforms

import (
	"fmt"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
)

// demand is one thing that a value must meet: as a formula, and in words.
type demand struct {
	formula, words string
	soft           bool // whoever insists may go on: it can be explained
}

// demands are what a field's own definition asks of its value.
func (d *draft) demands(f *form.Field, at finding.Ref) []demand {
	switch {
	case f.Type.Numeric():
		return numberDemands(f, at)
	case f.Type == form.TypeDate:
		return []demand{d.days(f).demand(at)}
	case f.Type == form.TypePhone:
		return []demand{{fmt.Sprintf("LEN(%[1]s)>=7,LEN(%[1]s)<=20", at), "应为 7 至 20 位的数字、短横或空格", false}}
	}
	return nil
}

// comparisons are validator's words for less and more, in Excel's and ours.
var comparisons = map[string]struct{ sign, words string }{
	"gte": {">=", "不小于 "}, "gt": {">", "大于 "}, "lte": {"<=", "不大于 "}, "lt": {"<", "小于 "},
}

func numberDemands(f *form.Field, at finding.Ref) []demand {
	all := []demand{{fmt.Sprintf("ISNUMBER(%s)", at), "应填数字", false}}
	for _, bound := range f.Bounds() {
		name, limit, _ := strings.Cut(bound, "=")
		if c, ok := comparisons[name]; ok {
			all = append(all, demand{at.String() + c.sign + limit, c.words + limit, false})
		}
	}
	switch f.Type {
	case form.TypeScore, form.TypeWeight, form.TypeAmount:
		all = append(all, demand{fmt.Sprintf("ROUND(%[1]s,2)=%[1]s", at), "最多两位小数", false})
	case form.TypeCount:
		all = append(all, demand{fmt.Sprintf("INT(%[1]s)=%[1]s", at), "应为整数", false})
	}
	return all
}

// ruled are what rules ask of a cell by what stands beside it in its row.
func (d *draft) ruled(f *form.Field, at finding.Ref, line map[string]*slot) []demand {
	var all []demand
	for i := range d.rules {
		soft := d.rules[i].Severity < finding.Error
		switch p := d.rules[i].Params.(type) {
		case kind.AtMost:
			if limit := line[p.Limit]; p.Table != "" && p.Field == f.ID && limit != nil {
				all = append(all, demand{at.String() + "<=" + limit.at.String(), "不高于" + limit.field.Label, soft})
			}
		case kind.FilledIn:
			if after := d.fields[p.After]; p.Field == f.ID && after != nil {
				all = append(all, demand{at.String() + ">=" + after.at.String(), "不早于" + after.field.Label, soft})
			}
		case kind.Measure:
			if line != nil && p.Field == f.ID {
				all = append(all, demand{fmt.Sprintf(`LEN(SUBSTITUTE(%s," ",""))>=%d`, at, p.Min), fmt.Sprintf("要写清做了什么，不少于 %d 个字", p.Min), soft})
			}
		case kind.Forbids:
			if column := line[p.Column]; p.Field == f.ID && column != nil && len(p.Not) > 0 {
				one := only(column, p.Not)
				one.soft = soft
				all = append(all, one)
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
	return demand{"OR(" + strings.Join(any, ",") + ")", "在" + column.field.Label + "为" + strings.Join(words, "、") + "时才填", false}
}
