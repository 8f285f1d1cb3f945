package rules

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// measure finds a measure that says nothing: too short, a stock phrase, or the
// problem over again.
type measure struct {
	instance
	field, other ref
	min          int
	phrases      map[string]bool
}

func newMeasure(c *compiler) Rule {
	c.emits("phrase", "repeated")
	r := measure{instance: c.rows(), field: c.column("field", c.params.Field),
		other: c.column("other", c.params.Other), min: c.params.Min, phrases: map[string]bool{}}
	c.used["min"] = true
	if r.min < 1 {
		c.fault("min", "应大于 0", "must be more than 0")
	}
	for _, p := range c.words("phrases", c.params.Phrases) {
		r.phrases[core(p)] = true
	}
	return r
}

// Check looks at what was written, without blanks and punctuation.
func (r measure) Check(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for rec := range r.records(s) {
		v := rec.value(r.field)
		if !v.OK() {
			continue
		}
		variant, empty := r.judge(v.Text, rec.value(r.other))
		if !empty {
			continue
		}
		f := r.finding(rec, r.field, in)
		f.Variant = variant
		f.Args["min"] = finding.Same(strconv.Itoa(r.min))
		fs = append(fs, f)
	}
	return fs
}

func (r measure) judge(text string, problem form.Value) (variant string, empty bool) {
	said := core(text)
	switch {
	case r.phrases[said]:
		return "phrase", true
	case problem.OK() && repeats(said, core(problem.Text), r.min):
		return "repeated", true
	}
	return r.variant, utf8.RuneCountInString(value.Fold(text)) < r.min
}

// repeats reports whether what is said is the problem again: the same words,
// most of them, or all of them with hardly anything added. A shorter part may
// be what the problem itself asks for.
func repeats(said, problem string, min int) bool {
	if said == "" || problem == "" {
		return false
	}
	have, all := utf8.RuneCountInString(said), utf8.RuneCountInString(problem)
	if have >= min && 3*have >= 2*all && strings.Contains(problem, said) {
		return true
	}
	rest := strings.Replace(said, problem, "", 1)
	return rest == "" || len(rest) < len(said) && utf8.RuneCountInString(problem) >= min &&
		utf8.RuneCountInString(rest) < min
}

// core is a text's letters and digits alone.
func core(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, value.Fold(s))
}
