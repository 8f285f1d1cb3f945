package form

import (
	"fmt"
	"strings"

	"github.com/go-playground/validator/v10"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// constraints checks values against the constraints of their fields, written
// in validator's language. Its comparisons are exact: validator's own compare
// numbers as float64.
type constraints struct {
	validate *validator.Validate
	ranges   map[string][]bound // constraints that are nothing but comparisons
}

// bound is one comparison of a range.
type bound struct {
	holds func(cmp int) bool
	limit decimal.Decimal
}

// comparisons are validator's words for less and more.
func comparisons() map[string]func(cmp int) bool {
	return map[string]func(cmp int) bool{
		"gt":  func(cmp int) bool { return cmp > 0 },
		"gte": func(cmp int) bool { return cmp >= 0 },
		"lt":  func(cmp int) bool { return cmp < 0 },
		"lte": func(cmp int) bool { return cmp <= 0 },
	}
}

func newConstraints() (*constraints, error) {
	c := &constraints{validate: validator.New(), ranges: map[string][]bound{}}
	for tag, holds := range comparisons() {
		if err := c.validate.RegisterValidation(tag, compares(holds)); err != nil {
			return nil, fmt.Errorf("register constraint %s: %v", tag, err)
		}
	}
	for _, tag := range typeChecks {
		if err := c.prepare(tag); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func compares(holds func(cmp int) bool) validator.Func {
	return func(fl validator.FieldLevel) bool {
		got, err := decimal.Parse(fl.Field().String())
		if err != nil {
			return false
		}
		limit, err := decimal.Parse(fl.Param())
		return err == nil && holds(got.Cmp(limit))
	}
}

// holds reports whether a value, as plain text, meets a constraint.
func (c *constraints) holds(text, tag string) bool {
	return tag == "" || c.validate.Var(text, tag) == nil
}

// admits reports whether a number meets a constraint.
func (c *constraints) admits(n decimal.Decimal, text, tag string) bool {
	bounds, ok := c.ranges[tag]
	if !ok {
		return c.holds(text, tag)
	}
	for _, b := range bounds {
		if !b.holds(n.Cmp(b.limit)) {
			return false
		}
	}
	return true
}

// prepare reports a constraint that validator cannot read, which it tells by
// panicking, and works out the ranges.
func (c *constraints) prepare(tag string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("constraint %q: %v", tag, r)
		}
	}()
	c.holds("0", tag)
	if bounds, ok := parseRange(tag); ok {
		c.ranges[tag] = bounds
	}
	return nil
}

// parseRange reads a constraint that is nothing but comparisons with numbers.
func parseRange(tag string) ([]bound, bool) {
	var bounds []bound
	known := comparisons()
	for part := range strings.SplitSeq(tag, ",") {
		name, text, _ := strings.Cut(part, "=")
		limit, err := decimal.Parse(text)
		if err != nil || known[name] == nil {
			return nil, false
		}
		bounds = append(bounds, bound{holds: known[name], limit: limit})
	}
	return bounds, true
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
