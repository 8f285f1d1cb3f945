package record

import (
	"strings"

	"jixiao/rules/finding"
)

// Unknown is a folder that a look could not look into. What lies in it counts
// as neither new nor gone.
type Unknown struct {
	Path string // inside the inbox, with slashes
	Why  Why
	// More is how many further folders below Path it stands for.
	More int
}

// Why says what kept a look out of a folder.
type Why string

// The reasons.
const (
	Closed Why = "closed" // we are not let in
	Broken Why = "broken" // the disk answered with an error
	Slow   Why = "slow"   // it did not answer in time
	Deep   Why = "deep"   // it lies deeper than looks go
)

// Label is the reason as people read it.
func (w Why) Label() finding.Text { return whyLabels[w] }

var whyLabels = map[Why]finding.Text{
	Closed: {ZH: "没有读的权限", EN: "no permission"},
	Broken: {ZH: "读取出错", EN: "the disk answers with an error"},
	Slow:   {ZH: "没有按时读完", EN: "too slow"},
	Deep:   {ZH: "套得太深", EN: "nested too deep"},
}

// Hides reports whether a file lies in the folder, at any depth.
func (u Unknown) Hides(file string) bool {
	rest, below := strings.CutPrefix(file, u.Path)
	return below && (rest == "" || rest[0] == '/')
}

// Hides reports whether a file lies where the look could not look.
func (l Look) Hides(file string) bool {
	for _, u := range l.Unknown {
		if u.Hides(file) {
			return true
		}
	}
	return false
}
