package kind

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// MissingGroup finds that a group which the form's blank has is missing, with
// its weight.
type MissingGroup struct {
	check.Sum   `yaml:",inline"`
	By          string          // the column that names the group
	Mark, Least decimal.Decimal // the full mark, and what a group weighs at least
}

func (p MissingGroup) compile(c *check.Compiler) check.Rule {
	r := missingGroup{Summed: c.Sum(p.Sum), by: c.Column("by", p.By), mark: c.Positive("mark", p.Mark), least: c.Positive("least", p.Least)}
	if f := c.Form.Field(p.By); f != nil {
		r.groups = f.Groups
	}
	return r.Once(r.judge)
}

type missingGroup struct {
	check.Summed
	by          check.Ref
	groups      []string
	mark, least decimal.Decimal
}

// judge says nothing where the weights sum to the full mark, as those of a
// project with other groups do; nor where a group is there that the form does
// not know, or less is lacking than a group weighs: then a weight may be wrong,
// or the missing one goes by another name.
func (r missingGroup) judge(rec check.Record, in check.Input) *finding.Finding {
	sum, ok := r.Total(rec.Sheet)
	lacking := r.mark.Sub(sum)
	if !ok || len(r.groups) == 0 || lacking.Less(r.least) {
		return nil
	}
	missing := r.missing(rec.Sheet, in)
	if len(missing) == 0 {
		return nil
	}
	f := r.Finding(rec, r.by, in)
	f.Place.Cell = r.place(rec.Sheet, missing)
	names := strings.Join(missing, "、")
	f.Args["groups"] = finding.Text{ZH: names + "这个维度", EN: names}
	if n := strconv.Itoa(len(missing)); len(missing) > 1 {
		f.Args["groups"] = finding.Text{ZH: names + "这 " + n + " 个维度", EN: strings.Join(missing, ", ")}
	}
	f.Args["lacking"], f.Args["mark"] = finding.Same(lacking.String()), finding.Same(r.mark.String())
	return f
}

// missing are the form's groups that no row names. None is where a row names
// something else: it may be the missing one by another name.
func (r missingGroup) missing(s *form.Submission, in check.Input) []string {
	named := map[string]bool{}
	for rec := range r.Records(s) {
		v := rec.Value(r.by)
		if !v.OK() {
			return nil
		}
		known := r.usual(v.Text, in)
		for _, g := range r.groups {
			if names(v.Text, g) {
				named[g], known = true, true
			}
		}
		if !known {
			return nil
		}
	}
	return slices.DeleteFunc(slices.Clone(r.groups), func(g string) bool { return named[g] })
}

// usual reports whether a row names a group of one of the form's usual spreads.
func (r missingGroup) usual(text string, in check.Input) bool {
	for _, spread := range in.Facts.Profiles[r.Form] {
		for g := range spread {
			if names(text, g) {
				return true
			}
		}
	}
	return false
}

// names reports whether a text names a group: 一、决策（20分） names 决策.
func names(text, group string) bool {
	return strings.Contains(value.Fold(text), groupKey(group))
}

// place is where the first of the missing groups should stand: at its own
// sub-total, else at the next group that is there, else at the closing row.
func (r missingGroup) place(s *form.Submission, missing []string) finding.Ref {
	next := r.groups[slices.Index(r.groups, missing[0])+1:]
	column := 0
	at := s.Fields[r.Field.ID].Cell
	for rec := range r.Records(s) {
		cell := rec.Value(r.by).Cell
		column = cell.Col
		if slices.ContainsFunc(next, func(g string) bool { return names(rec.Value(r.by).Text, g) }) {
			return cell
		}
		if at.IsZero() {
			at = cell
		}
	}
	for _, row := range s.Tables[r.Table].Subtotals {
		if names(row.Group, missing[0]) {
			at = finding.Ref{Row: row.Line}
		}
	}
	return finding.Ref{Row: at.Row, Col: column}
}
