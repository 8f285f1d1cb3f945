package load

import (
	"io/fs"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// State is whether a rule of the section's own counts, as its workbook says it.
type State string

// The states of a rule of the section's own.
const (
	OnTrial State = stateTrial
	On      State = stateOn
	Off     State = stateOff
)

// States are those that rules of the section's own would have.
type States map[finding.Code]State

// InStates loads a campaign as if some of its rules were in other states than its
// settings workbook says. What it says of no rule that is there has no effect.
func InStates(fsys fs.FS, states States) (*campaign.Campaign, error) {
	return (&loader{fsys: fsys, states: states}).campaign()
}

// Replaced is a folder of settings with another settings workbook in the place of
// its own.
func Replaced(fsys fs.FS, workbook []byte) fs.FS { return withFile{fsys, SettingsFile, workbook} }

// stateOf is the state that a rule is to have, as it is written where nothing else
// is asked for.
func (l *loader) stateOf(code finding.Code, r row) string {
	if state, asked := l.states[code]; asked {
		return string(state)
	}
	return r.text(localState)
}
