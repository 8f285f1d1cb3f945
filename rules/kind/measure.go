package kind

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Measure finds a measure that says nothing: too short, a stock phrase, or the
// problem over again.
type Measure struct {
	check.Rows   `yaml:",inline"`
	Field, Other string
	Min          int      // fewest characters
	Phrases      []string // texts that say nothing
}

func (p Measure) compile(c *check.Compiler) check.Rule {
	c.Emits("phrase", "repeated")
	r := measure{Instance: c.Rows(p.Rows), field: c.Column("field", p.Field), other: c.Column("other", p.Other), min: p.Min, phrases: coresOf(c.Words("phrases", p.Phrases))}
	if p.Min < 1 {
		c.Fault("min", "应大于 0", "must be more than 0")
	}
	return r.Each(r.judge)
}

type measure struct {
	check.Instance
	field, other check.Ref
	min          int
	phrases      map[string]bool
}

// judge looks at what was written, without blanks and punctuation.
func (r measure) judge(rec check.Record, in check.Input) *finding.Finding {
	v := rec.Value(r.field)
	if !v.OK() {
		return nil
	}
	variant, empty := r.saysNothing(v.Text, rec.Value(r.other))
	if !empty {
		return nil
	}
	f := r.Finding(rec, r.field, in)
	f.Variant = variant
	f.Args["min"] = finding.Same(strconv.Itoa(r.min))
	return f
}

func (r measure) saysNothing(text string, problem form.Value) (variant string, empty bool) {
	said := core(text)
	switch {
	case r.phrases[said]:
		return "phrase", true
	case problem.OK() && repeats(said, core(problem.Text), r.min):
		return "repeated", true
	}
	return r.Variant, utf8.RuneCountInString(value.Fold(text)) < r.min
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

// coresOf are texts by which others are compared.
func coresOf(texts []string) map[string]bool {
	all := map[string]bool{}
	for _, t := range texts {
		all[core(t)] = true
	}
	return all
}
