package rules

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// Spec is one entry of the catalogue as configs/rules/*.yaml holds it: what
// the rule is, and the checks that look for it.
type Spec struct {
	Info   `yaml:",inline"`
	Checks []Params `yaml:"checks"`
}

// Params set up one check. Each kind takes some of them; one that the kind
// does not take is a fault.
type Params struct {
	Kind    string `yaml:"kind"`
	Form    string `yaml:"form"`
	Variant string `yaml:"variant"` // the wording that findings of this check take
	Table   string `yaml:"table"`   // look at each row of it; else at the sheet
	Item    string `yaml:"item"`    // the column that names a row in messages

	Field  string   `yaml:"field"`  // what is judged, and where the finding points
	Fields []string `yaml:"fields"` // several such
	Column string   `yaml:"column"` // the column that is summed, counted by or looked at
	Parts  []string `yaml:"parts"`  // further fields that go into the sum
	Limit  string   `yaml:"limit"`  // what the field must not exceed
	Other  string   `yaml:"other"`  // what the field must equal
	Part   string   `yaml:"part"`   // dividend
	Whole  string   `yaml:"whole"`  // divisor
	Rate   string   `yaml:"rate"`
	Weight string   `yaml:"weight"`
	Score  string   `yaml:"score"`
	By     string   `yaml:"by"`    // the column that names the group
	Group  string   `yaml:"group"` // the group that parts count for
	Due    string   `yaml:"due"`

	Is      []string `yaml:"is"`      // only where the column says one of these
	Not     []string `yaml:"not"`     // only where the column says none of these
	Phrases []string `yaml:"phrases"` // texts that say nothing
	Min     int      `yaml:"min"`     // fewest characters

	Mark      decimal.Decimal `yaml:"mark"`      // full mark
	Margin    decimal.Decimal `yaml:"margin"`    // how near is near
	Factor    decimal.Decimal `yaml:"factor"`    // how many times too large
	Tolerance decimal.Decimal `yaml:"tolerance"` // what a difference may be
}

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
