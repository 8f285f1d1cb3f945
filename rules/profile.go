package rules

import (
	"maps"
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// profile finds weights that are spread over the groups in none of the form's
// usual ways.
type profile struct {
	instance
	addition
	field, by ref
	group     string // the group that the single fields count for
}

func newProfile(c *compiler) Rule {
	n := c.rows()
	c.used["group"] = true
	return profile{n, c.addition(), c.field("field", c.params.Field), c.column("by", c.params.By), c.params.Group}
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

// Check says nothing where the form has no profiles, a weight cannot be used,
// or the weights do not sum to what the profiles sum to (T02).
func (r profile) Check(s *form.Submission, in Input) []finding.Finding {
	usual := in.Facts.Profiles[r.form]
	stated := s.Fields[r.field.id]
	have, ok := r.spread(s)
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
	f := r.finding(record{sheet: s}, r.field, in)
	f.Args["shares"] = finding.Same(have.String())
	return []finding.Finding{f}
}

func (r profile) spread(s *form.Submission) (shares, bool) {
	have := shares{weight: map[string]decimal.Decimal{}}
	for _, part := range r.parts {
		v := s.Fields[part.id]
		if !v.OK() {
			return have, false
		}
		have.add(r.group, v.Number)
	}
	for rec := range r.records(s) {
		v, by := rec.value(r.column), rec.value(r.by)
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

// String lists the groups as in 执行率 10、产出 50.
func (h shares) String() string {
	var parts []string
	for _, name := range h.names {
		parts = append(parts, clip(name, maxValue)+" "+h.weight[groupKey(name)].String())
	}
	return strings.Join(parts, "、")
}
