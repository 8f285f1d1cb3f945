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
	// Others says that another unit handed in what is kept.
	Others bool
}

// State is how far a row is.
type State uint8

// The states.
const (
	Final State = iota
	Missing
	Returned
	Unexplained
	Excluded // by the section, for now
	Awaiting // the feedback: nothing is to be handed in yet
)

// Text is the status as people read it, "" of what is final.
func (s Status) Text() string {
	switch {
	case s.State == Missing:
		return "未报送"
	case s.State == Awaiting:
		return "待反馈"
	case s.State == Returned && s.Others:
		return "退回修改（暂用其他单位报送的" + versionName(s.Kept) + "）"
	case s.State == Returned && s.Kept != nil:
		return "退回修改（暂用" + versionName(s.Kept) + "）"
	case s.State == Returned:
		return "退回修改"
	case s.State == Unexplained:
		return "待说明"
	case s.State == Excluded:
		return "暂不纳入总表"
	}
	return ""
}

func versionName(v *record.Version) string { return fmt.Sprintf("第 %d 版", v.N) }

// status is how far a duty is. What another unit handed in about the same, as one
// that takes part in a project, counts like the unit's own as long as that is
// missing: the note goes by what fills the row. Where the unit's own was sent
// back, it says so, and what is kept instead. Where nothing came at all the state is
// without.
func (v *versions) status(d record.Duty, without State) Status {
	at := v.place(d)
	latest, standing := v.latest[d], v.merged[at]
	switch {
	case latest != nil:
	case d.Department != "" && standing != nil:
		latest = v.latest[standing.Duty]
	default:
		latest = v.newest[at]
	}
	switch {
	case latest == nil:
		return Status{State: without}
	case latest.Exclusion != nil:
		return Status{State: Excluded}
	case latest.Verdict == record.Returned:
		return Status{State: Returned, Kept: standing, Others: standing != nil && standing.Duty != latest.Duty}
	case latest.Verdict == record.NeedsExplanation:
		return Status{State: Unexplained}
	}
	return Status{}
}
