package merge

import (
	"fmt"

	"jixiao/pipeline/record"
)

// Status says what keeps a row from being final.
type Status struct {
	State State
	// Kept is the version that counts until the returned one is mended, nil where
	// there is none.
	Kept *record.Version
}

// State is how far a row is.
type State uint8

// The states.
const (
	Final State = iota
	Missing
	Returned
	Unexplained
)

// Text is the status as people read it, "" of what is final.
func (s Status) Text() string {
	switch {
	case s.State == Missing:
		return "未报送"
	case s.State == Returned && s.Kept != nil:
		return "退回修改（暂用" + versionName(s.Kept) + "）"
	case s.State == Returned:
		return "退回修改"
	case s.State == Unexplained:
		return "待说明"
	}
	return ""
}

func versionName(v *record.Version) string { return fmt.Sprintf("第 %d 版", v.N) }

// status is how far a duty is, which may be owed by nobody in particular.
func (v *versions) status(d record.Duty, owed bool) Status {
	latest, standing := v.latest[d], v.standing[d]
	if latest == nil && d.Department == "" {
		latest, standing = v.newest[v.place(d)], v.merged[v.place(d)]
	}
	switch {
	case latest == nil && owed:
		return Status{State: Missing}
	case latest == nil:
		return Status{}
	case latest.Verdict == record.Returned:
		return Status{State: Returned, Kept: standing}
	case latest.Verdict == record.NeedsExplanation:
		return Status{State: Unexplained}
	}
	return Status{}
}
