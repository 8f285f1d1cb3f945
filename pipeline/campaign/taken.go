package campaign

import (
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Snapshot says for whom a campaign was written down that a page opened, and what
// it lacks.
type Snapshot struct {
	Unit      string     // by its code; "" is everybody
	Made      value.Date // day of the rules
	NoBudgets bool       // amounts are held against the register's on receipt only
	// Unchecked are constraints that are checked on receipt only.
	Unchecked []Unchecked
}

// Unchecked is a field whose constraint a page cannot check.
type Unchecked struct {
	Form, Field string // ids
	Label       finding.Text
	Check       string // as the form says it
}
