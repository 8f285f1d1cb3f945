package kind

import "jixiao/rules/check"

// Crosschecked are the parameters of a kind that no sheet shows by itself: what
// many sheets say is held against each other, with who sent which and when. They
// are set up here like any other's, so that a form or field that is not there is
// told at its line; pipeline/crosscheck, which knows versions and senders, judges
// by them.
type Crosschecked interface {
	Params
	Crosschecked()
}

// judgedElsewhere is the rule of such a kind.
var judgedElsewhere check.Rule
