package rules

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/rules/finding"
)

// override applies what the section changed to copies of the catalogue's
// entries.
func override(specs []Spec, overrides []Override) ([]Spec, []Problem) {
	specs = slices.Clone(specs)
	var problems []Problem
	for _, o := range overrides {
		i := slices.IndexFunc(specs, func(s Spec) bool { return s.Code == o.Code })
		if i < 0 {
			problems = append(problems, o.fault("", "没有这条审核规则", "there is no such rule"))
			continue
		}
		problems = append(problems, o.apply(&specs[i])...)
	}
	return specs, problems
}

func (o Override) fault(param, zh, en string) Problem {
	path := "override"
	if param != "" {
		path += "." + param
	}
	return Problem{Code: o.Code, Path: path, Message: finding.Text{ZH: zh, EN: en}}
}

func (o Override) apply(s *Spec) []Problem {
	var problems []Problem
	if o.Off != nil {
		s.Off = *o.Off
	}
	s.Severity = cmp.Or(o.Severity, s.Severity)
	s.Audience = cmp.Or(o.Audience, s.Audience)
	if !o.Wording.IsZero() {
		problems = append(problems, o.reword(s)...)
	}
	if o.Tolerance == nil {
		return problems
	}
	s.Checks = slices.Clone(s.Checks)
	for i := range s.Checks {
		s.Checks[i].Tolerance = *o.Tolerance
	}
	if len(s.Checks) == 0 {
		problems = append(problems, o.fault("tolerance", "这条规则没有允许误差", "this rule has no tolerance"))
	}
	return problems
}

// reword takes the section's wording unless it cannot be read.
func (o Override) reword(s *Spec) []Problem {
	c := entryChecker{spec: s}
	c.template("override.wording", o.Wording.ZH)
	c.template("override.wording", o.Wording.EN)
	if len(c.problems) == 0 {
		s.Message = orElse(o.Wording, s.Message)
	}
	return c.problems
}

// blame puts a fault in a check's tolerance down to the override that set it.
func blame(problems []Problem, overrides []Override) []Problem {
	var told []Problem
	for _, p := range problems {
		for _, o := range overrides {
			if o.Code == p.Code && o.Tolerance != nil && strings.HasSuffix(p.Path, "].tolerance") {
				p.Path = "override.tolerance"
			}
		}
		if !slices.Contains(told, p) {
			told = append(told, p)
		}
	}
	return told
}
