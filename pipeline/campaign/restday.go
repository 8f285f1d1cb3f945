package campaign

import "jixiao/rules/value"

// RestDay is a deadline on a day that is not worked.
type RestDay struct {
	Form       string
	Department string     // whose extension it is, "" where it is everyone's deadline
	Day        value.Date // as the settings say it
	Counts     value.Date // the last day that counts: the next working day where deadlines roll
}

// Rolls reports whether the deadline was moved.
func (r RestDay) Rolls() bool { return r.Day != r.Counts }
