package rules

import (
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
)

// Input is what a rule may know besides the submission itself.
type Input = check.Input

// Spec is one entry of the catalogue as configs/rules/*.yaml holds it: what
// the rule is, and the checks that look for it.
type Spec struct {
	Info      `yaml:",inline"`
	Checks    []kind.Check     `yaml:"checks"`
	tolerance *decimal.Decimal // the section's, in place of that of the checks
}

// Info is a catalogue entry. Documents, `rules list` and reports all show it.
type Info struct {
	Code     finding.Code     `yaml:"code" validate:"required"`
	Severity finding.Severity `yaml:"severity" validate:"required"`
	Audience finding.Audience `yaml:"audience" validate:"omitempty,oneof=everyone section"`
	Title    finding.Text     `yaml:"title"`   // what the rule is called
	Why      finding.Text     `yaml:"why"`     // why it is asked for
	Example  Example          `yaml:"example"` // may be left out
	Basis    finding.Text     `yaml:"basis"`   // on what it rests; may be left out
	Lawful   Lawful           `yaml:"lawful"`  // may be left out
	Message  finding.Text     `yaml:"message"` // template: what is wrong
	Fix      finding.Text     `yaml:"fix"`     // template: how to mend it
	// Variants are other wordings of the same code, with another severity
	// where the catalogue says so.
	Variants map[string]Variant `yaml:"variants"`
	Off      bool               `yaml:"off"` // switched off in the settings
	// Trial says of a rule of the section's own that it is tried: it tells the section
	// alone, and sends nothing back.
	Trial bool `yaml:"-"`
	// Limit says that what its findings expect is a bound, and nothing that
	// should stand there.
	Limit bool `yaml:"limit"`
	// Args are the further words that wordings of this code may use, besides
	// project, field, value and expected.
	Args []string `yaml:"args"`
}

// has reports whether there is such a special case.
func (i Info) has(variant string) bool {
	_, ok := i.Variants[variant]
	return ok
}

// severityOf is the weight of a special case. One that the catalogue makes
// lighter than the rule never weighs more than the rule does by the settings.
func (i Info) severityOf(variant string) finding.Severity {
	if v := i.Variants[variant].Severity; v != 0 {
		return min(v, i.Severity)
	}
	return i.Severity
}

// Example shows a rule at work: what it tells of, and what it passes.
type Example struct {
	Wrong finding.Text `yaml:"wrong"`
	Right finding.Text `yaml:"right"`
}

// Lawful is a sheet that looks as if it broke the rule and does not, and the
// test that holds it: a fixture of the rule, or a package whose TestLawful has
// a case called like the code.
type Lawful struct {
	Sheet   finding.Text `yaml:"sheet"` // what it looks like, and why it passes
	Fixture string       `yaml:"fixture"`
	Test    string       `yaml:"test"`
}

// Variant is a special case of a rule: what it leaves empty is the rule's own.
type Variant struct {
	Severity finding.Severity `yaml:"severity"`
	Message  finding.Text     `yaml:"message"`
	Fix      finding.Text     `yaml:"fix"`
}

// Problem is a fault in the catalogue or in an override, told to whoever
// keeps the configuration.
type Problem struct {
	Code finding.Code
	// Variant is that of the override that is at fault.
	Variant string
	// Path says where in the entry: "checks[0].total", "message.zh",
	// "override.wording".
	Path    string
	Message finding.Text
}
