package rules

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// Override is what the section changes of one rule in the settings workbook;
// what it leaves empty stays.
type Override struct {
	Code finding.Code
	// Variant names the special case of the rule that is changed; "" is the
	// rule itself. A special case has severity and texts of its own, no more.
	Variant   string
	Off       *bool
	Severity  finding.Severity
	Audience  finding.Audience
	Tolerance *decimal.Decimal
	Wording   finding.Text // takes the place of the message
	Fix       finding.Text // takes the place of how to mend it
}

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
	return Problem{Code: o.Code, Variant: o.Variant, Path: path, Message: finding.Text{ZH: zh, EN: en}}
}

func (o Override) apply(s *Spec) []Problem {
	if o.Variant != "" {
		return o.applyToVariant(s)
	}
	if o.Off != nil {
		s.Off = *o.Off
	}
	s.Severity = cmp.Or(o.Severity, s.Severity)
	s.Audience = cmp.Or(o.Audience, s.Audience)
	message, fix, problems := o.reword(s, s.Message, s.Fix)
	s.Message, s.Fix = message, fix
	if o.Tolerance == nil {
		return problems
	}
	s.tolerance = o.Tolerance
	if len(s.Checks) == 0 {
		problems = append(problems, o.fault("tolerance", "这条规则没有允许误差", "this rule has no tolerance"))
	}
	return problems
}

// applyToVariant changes one special case of a rule.
func (o Override) applyToVariant(s *Spec) []Problem {
	v, ok := s.Variants[o.Variant]
	if !ok {
		known := strings.Join(slices.Sorted(maps.Keys(s.Variants)), "、")
		return []Problem{o.fault("variant", "这条规则没有这种情形；有的是："+cmp.Or(known, "无"), "the rule has no such variant; there are: "+cmp.Or(known, "none"))}
	}
	if o.Off != nil || o.Audience != "" || o.Tolerance != nil {
		return []Problem{o.fault("variant", "一种情形只能改级别、提示语和修改办法；启用、告知范围、容差写在没有情形的那一行",
			"a variant takes severity and texts only; the rest stands in the row without variant")}
	}
	message, fix, problems := o.reword(s, v.Message, v.Fix)
	s.Variants = maps.Clone(s.Variants)
	s.Variants[o.Variant] = Variant{Severity: cmp.Or(o.Severity, v.Severity), Message: message, Fix: fix}
	return problems
}

// reword takes the section's texts unless they cannot be read.
func (o Override) reword(s *Spec, message, fix finding.Text) (newMessage, newFix finding.Text, problems []Problem) {
	c := entryChecker{spec: s, variant: o.Variant}
	for _, t := range []struct {
		path string
		text finding.Text
	}{{"override.wording", o.Wording}, {"override.fix", o.Fix}} {
		c.template(t.path, t.text.ZH)
		c.template(t.path, t.text.EN)
	}
	if len(c.problems) > 0 {
		return message, fix, c.problems
	}
	return orElse(o.Wording, message), orElse(o.Fix, fix), nil
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
