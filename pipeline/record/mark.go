package record

import (
	"slices"
	"strings"

	"jixiao/rules/value"
)

// The headers of the columns by which the section releases departments in a
// report that comes back: where it says so, and what a row is about.
const (
	ReleaseColumn    = "放行"
	ReleaseKeyColumn = "放行编号"
)

const (
	releasePrefix = "放行-"
	mostOfState   = 16
)

// ReleaseKey names what there is to be told to a department, as a report carries
// it.
func ReleaseKey(unit, state string) string {
	return releasePrefix + unit + "-" + state[:min(len(state), mostOfState)]
}

// Mark is the section's word, in a report that came back, that what a row was
// about may go out.
type Mark struct {
	Key     string
	File    File
	By, Why string // as far as the row says so
}

// WasReleased reports whether the section ever released a department, or said so
// in a report that came back.
func (s *Snapshot) WasReleased(unit string) bool {
	return s.ReleasedState(unit) != "" ||
		slices.ContainsFunc(s.Marks, func(m Mark) bool { return strings.HasPrefix(m.Key, releasePrefix+unit+"-") })
}

// isMark reports whether an answer is none to a finding, but stands in the
// column by which the section releases.
func (a Answer) isMark() bool { return strings.HasPrefix(a.About.Key, releasePrefix) }

// isNone reports whether a row of a report that came back answers no finding:
// the section wrote it.
func (a Answer) isNone() bool { return a.isMark() || a.Note != nil || a.Act != nil }

// agrees reports whether a text says yes.
func agrees(text string) bool {
	switch value.Fold(text) {
	case "是", "放行", "同意", "√", "✓", "Y", "YES", "1":
		return true
	}
	return false
}

// marks are the rows that say yes, in the order in which they came.
func (a Account) marks(files map[int64]*File) []Mark {
	var given []Answer
	for _, x := range a.Answers {
		if x.isMark() || x.Act != nil && x.Act.Releases() {
			x.File = *known(files[x.FileID])
			given = append(given, x)
		}
	}
	var out []Mark
	for _, x := range inOrder(given) {
		if x.Act != nil {
			for _, key := range x.Act.released() {
				out = append(out, Mark{Key: key, File: x.File, By: x.Act.By, Why: x.Act.Why})
			}
		} else if agrees(x.Explanation) {
			out = append(out, Mark{Key: x.About.Key, File: x.File})
		}
	}
	return out
}
