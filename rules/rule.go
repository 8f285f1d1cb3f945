package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Rule is one instance of a rule kind, set up from the catalogue.
type Rule interface {
	// Info is what the rule is.
	Info() Info
	// Check returns what is wrong with the submission by this rule.
	Check(s *form.Submission, in Input) []finding.Finding
}

// Info is a catalogue entry. Documents, `rules list` and reports all show it.
type Info struct {
	Code     finding.Code     `yaml:"code" validate:"required"`
	Severity finding.Severity `yaml:"severity" validate:"required"`
	Audience finding.Audience `yaml:"audience" validate:"omitempty,oneof=everyone section"`
	Title    finding.Text     `yaml:"title"`   // what the rule is called
	Why      finding.Text     `yaml:"why"`     // why it is asked for
	Example  Example          `yaml:"example"` // may be left out
	Message  finding.Text     `yaml:"message"` // template: what is wrong
	Fix      finding.Text     `yaml:"fix"`     // template: how to mend it
	// Variants are other wordings of the same code, with another severity
	// where the catalogue says so.
	Variants map[string]Variant `yaml:"variants"`
	Off      bool               `yaml:"off"` // switched off in the settings
	// Args are the further words that wordings of this code may use, besides
	// project, field, value and expected.
	Args []string `yaml:"args"`
}

// Example shows a rule at work: what it tells of, and what it passes.
type Example struct {
	Wrong finding.Text `yaml:"wrong"`
	Right finding.Text `yaml:"right"`
}

// Variant is a special case of a rule: what it leaves empty is the rule's own.
type Variant struct {
	Severity finding.Severity `yaml:"severity"`
	Message  finding.Text     `yaml:"message"`
	Fix      finding.Text     `yaml:"fix"`
}

// Input is what a rule may know besides the submission itself.
type Input struct {
	Facts *Facts
	// Department is the unit code of the folder that the file lay in, "" when
	// unknown. It is told of no other unit's projects; the section is of all.
	Department string
	// Received is the day on which the file arrived.
	Received value.Date
}
