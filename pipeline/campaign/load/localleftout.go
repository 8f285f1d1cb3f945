package load

import (
	"regexp"
	"slices"

	"jixiao/rules/register"
	"jixiao/rules/value"
)

// shippedPattern are the codes of the rules that come with the program, on trial.
var shippedPattern = regexp.MustCompile(`^L9[1-9]$`)

// leftOut reports whether a rule that came with the program speaks of a form that
// the campaign does not have: who takes a form away need not take away its rules
// too, as long as they are on trial. A name that is nearly a form's is a slip.
func (l *loader) leftOut(r row) bool {
	name := value.Fold(plain(r.at(localForm)))
	if !shippedPattern.MatchString(value.Fold(plain(r.at(localCode)))) || value.Fold(plain(r.at(localState))) != stateTrial || name == "" {
		return false
	}
	var names []string
	for _, d := range definitionsOf(l.forms) {
		names = append(names, value.Fold(d.Name.ZH), value.Fold(d.Name.EN), value.Fold(d.ID))
	}
	_, near := register.NearWord(name, names)
	return !near && !slices.Contains(names, name)
}
