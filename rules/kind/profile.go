package kind

import (
	"maps"
	"slices"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Profile finds weights that are spread over the groups in none of the form's
// usual ways.
type Profile struct {
	check.Sum `yaml:",inline"`
	By        string // the column that names the group
	Group     string // the group that the single fields count for
}

func (p Profile) compile(c *check.Compiler) check.Rule {
	r := profile{c.Sum(p.Sum), c.Column("by", p.By), p.Group}
	return r.Once(r.judge)
}

type profile struct {
	check.Summed
	by    check.Ref
	group string
}

// shares are weights by group, in the order in which the groups stand.
type shares struct {
	names  []string
	weight map[string]decimal.Decimal // by folded name without 指标
}

func (h *shares) add(name string, d decimal.Decimal) {
	key := groupKey(name)
	if _, known := h.weight[key]; !known {
		h.names = append(h.names, strings.TrimSuffix(name, "指标"))
	}
	h.weight[key] = h.weight[key].Add(d)
}

func groupKey(name string) string { return strings.TrimSuffix(value.Fold(name), "指标") }

// judge says nothing where the form has no profiles, a weight cannot be used,
// or the weights do not sum to what the profiles sum to (T02).
func (r profile) judge(rec check.Record, in check.Input) *finding.Finding {
	usual := in.Facts.Profiles[r.Form]
	stated := rec.Value(r.Field)
	have, ok := r.spread(rec.Sheet)
	if !ok || !stated.OK() || len(usual) == 0 {
		return nil
	}
	comparable := false
	for _, p := range usual {
		if have.fits(p) {
			return nil
		}
		comparable = comparable || allOf(have.weight).Equal(allOf(p))
	}
	if !comparable {
		return nil
	}
	f := r.Finding(rec, r.Field, in)
	f.Args["shares"] = finding.Same(have.String())
	return f
}

func (r profile) spread(s *form.Submission) (shares, bool) {
	have := shares{weight: map[string]decimal.Decimal{}}
	for _, part := range r.Parts {
		v := s.Fields[part.ID]
		if !v.OK() {
			return have, false
		}
		have.add(r.group, v.Number)
	}
	for rec := range r.Records(s) {
		v, by := rec.Value(r.Column), rec.Value(r.by)
		if !v.OK() || !by.OK() {
			return have, false
		}
		have.add(by.Text, v.Number)
	}
	return have, len(have.names) > 0
}

func (h shares) fits(usual map[string]decimal.Decimal) bool {
	if len(usual) != len(h.weight) {
		return false
	}
	for name, want := range usual {
		if got, ok := h.weight[groupKey(name)]; !ok || !got.Equal(want) {
			return false
		}
	}
	return true
}

func allOf(weight map[string]decimal.Decimal) decimal.Decimal {
	return decimal.Sum(slices.Collect(maps.Values(weight))...)
}

// String lists the groups as in 执行率 10、房屋 50.
func (h shares) String() string {
	var parts []string
	for _, name := range h.names {
		parts = append(parts, finding.Clip(name, finding.MaxQuoted)+" "+h.weight[groupKey(name)].String())
	}
	return strings.Join(parts, "、")
}
