package kind

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// MissingGroup finds that a group which the form's blank has is missing, with
// its weight.
type MissingGroup struct {
	check.Sum   `yaml:",inline"`
	By          string          // the column that names the group
	Mark, Least decimal.Decimal // the full mark, and what a group weighs at least
}

func (p MissingGroup) compile(c *check.Compiler) check.Rule {
	sum := c.Sum(p.Sum)
	r := missingGroup{Summed: sum, groups: groupsOf(c, sum.Instance, p.By), mark: c.Positive("mark", p.Mark), least: c.Positive("least", p.Least)}
	return r.Once(r.judge)
}

type missingGroup struct {
	check.Summed
	groups      groups
	mark, least decimal.Decimal
}

// judge says nothing where the weights sum to the full mark, as those of a
// project with other groups do; nor where less is lacking than a group weighs:
// then a weight may be wrong.
func (r missingGroup) judge(rec check.Record, in check.Input) *finding.Finding {
	sum, ok := r.Total(rec.Sheet)
	lacking := r.mark.Sub(sum)
	if !ok || r.groups.field == nil || lacking.Less(r.least) {
		return nil
	}
	missing := r.missing(rec.Sheet, in)
	if len(missing) == 0 {
		return nil
	}
	f := r.Finding(rec, r.groups.by, in)
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
// nothing, or something else of which nobody can say which one it means: it may
// be the missing one by another name, and is told for that.
func (r missingGroup) missing(s *form.Submission, in check.Input) []string {
	for rec := range r.Records(s) {
		if !rec.Value(r.groups.by).OK() {
			return nil
		}
	}
	all := r.groups.stretches(s, in)
	named := map[string]bool{}
	for i, x := range all {
		name := x.is
		if x.strange {
			if name, _ = r.groups.meant(all, i); name == "" {
				return nil
			}
		}
		named[name] = true
	}
	return slices.DeleteFunc(r.groups.field.GroupNames(), func(g string) bool { return named[g] })
}

// place is where the first of the missing groups should stand: at its own
// sub-total, else at the next group that is there, else at the closing row.
func (r missingGroup) place(s *form.Submission, missing []string) finding.Ref {
	known := r.groups.field
	names := known.GroupNames()
	next := names[slices.Index(names, missing[0])+1:]
	column := 0
	at := s.Fields[r.Field.ID].Cell
	for rec := range r.Records(s) {
		v := rec.Value(r.groups.by)
		column = v.Cell.Col
		if is, ok := known.GroupOf(v.Text); ok && slices.Contains(next, is) {
			return v.Cell
		}
		if at.IsZero() {
			at = v.Cell
		}
	}
	for _, row := range s.Tables[r.Table].Subtotals {
		if is, _ := known.GroupOf(row.Group); is == missing[0] {
			at = finding.Ref{Row: row.Line}
		}
	}
	return finding.Ref{Row: at.Row, Col: column}
}
