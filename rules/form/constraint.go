package form

import (
	"strings"

	"jixiao/rules/constraint"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// constraints checks values against the constraints of their fields.
type constraints struct {
	constraint.Checker
	ranges map[string][]constraint.Bound // constraints that are nothing but comparisons
}

func newConstraints(checker constraint.Checker) (*constraints, error) {
	c := &constraints{Checker: checker, ranges: map[string][]constraint.Bound{}}
	for _, tag := range typeChecks {
		if err := c.prepare(tag); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// admits reports whether a number meets a constraint.
func (c *constraints) admits(n decimal.Decimal, text, tag string) bool {
	bounds, ok := c.ranges[tag]
	if !ok {
		return c.Holds(text, tag)
	}
	return keeps(n, bounds)
}

func keeps(n decimal.Decimal, bounds []constraint.Bound) bool {
	for _, b := range bounds {
		if !b.Holds(n) {
			return false
		}
	}
	return true
}

// prepare reports a constraint that cannot be read, and works out the ranges.
func (c *constraints) prepare(tag string) error {
	if bounds, ok := constraint.Range(tag); ok {
		c.ranges[tag] = bounds
		return nil
	}
	return c.Read(tag)
}

// typeChecks are the ranges that come with a type.
var typeChecks = map[Type]string{
	TypeScore:  "gte=0,lte=100",
	TypeWeight: "gt=0",
	TypeAmount: "gte=0",
	TypeRate:   "gte=0",
	TypeCount:  "gte=0",
}

func (f *Field) constraint() string {
	if f.Check != "" {
		return f.Check
	}
	return typeChecks[f.Type]
}

// Bounds are the comparisons that a number in the field must meet, such as
// "gte=0": those of its type and its own.
func (f *Field) Bounds() []string {
	if !f.Type.Numeric() || f.constraint() == "" {
		return nil
	}
	return strings.Split(f.constraint(), ",")
}

// typeDecimals is how many decimals a type allows (V05).
var typeDecimals = map[Type]int{TypeScore: 2, TypeWeight: 2, TypeAmount: 2}

// rangeText says a constraint in words: gte=0,lte=100 is 0 至 100.
func rangeText(tag string) finding.Text {
	bounds := map[string]string{}
	for part := range strings.SplitSeq(tag, ",") {
		if name, bound, found := strings.Cut(part, "="); found {
			bounds[name] = bound
		}
	}
	lo, hi := bounds["gte"], bounds["lte"]
	switch {
	case lo != "" && hi != "":
		return finding.Text{ZH: lo + " 至 " + hi, EN: lo + " to " + hi}
	case lo != "":
		return finding.Text{ZH: "不小于 " + lo, EN: "at least " + lo}
	case hi != "":
		return finding.Text{ZH: "不大于 " + hi, EN: "at most " + hi}
	case bounds["gt"] != "":
		return finding.Text{ZH: "大于 " + bounds["gt"], EN: "more than " + bounds["gt"]}
	case bounds["lt"] != "":
		return finding.Text{ZH: "小于 " + bounds["lt"], EN: "less than " + bounds["lt"]}
	}
	return finding.Same(tag)
}
