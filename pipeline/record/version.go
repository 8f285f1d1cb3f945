package record

import (
	"cmp"
	"time"

	"jixiao/rules/form"
)

// Version is one version of one duty (第 n 版).
type Version struct {
	ID      int64 // 编号: how people name it
	Duty    Duty
	N       int // from 1; 0 where a file says again what stands already
	File    File
	Sheet   string
	Verdict Verdict
	// Own is its own judgement's verdict, whatever became of it since.
	Own Verdict
	// CampaignWide is the verdict by what was found about it over the whole campaign,
	// "" where that is nothing.
	CampaignWide Verdict
	// Figures name what it says: the same figures, the same words and numbers.
	// "" is not known, and like nothing else.
	Figures string
	State   VersionState
	// Other is the version that its fate is about: which came in its place,
	// which it says again, which it contradicts. 0 is none.
	Other      int64
	Withdrawal *Decision // the section took it back
	Choice     *Decision // the section named it among those that came together
	// Confirmation says that its amounts are right, far from the register's as
	// they are.
	Confirmation *Decision
	// Mend is what its sender put in the place of a returned version that is no
	// longer of this duty.
	Mend Mend
	// Ended is the file that ended a corrected version.
	Ended int64
	// Meant is when what it says came first, as a version of a duty that was
	// named by mistake; zero where that was not so.
	Meant      time.Time
	Submission *form.Submission
}

// Came is the moment by which the version is late or not: nobody is late for a
// duty because the file named another one by mistake.
func (v Version) Came() time.Time {
	if !v.Meant.IsZero() && v.Meant.Before(v.File.Arrival) {
		return v.Meant
	}
	return v.File.Arrival
}

// Standing reports whether the master takes this version.
func (v Version) Standing() bool { return v.Verdict.Stands() && v.State != Disputed }

// Counts reports whether it is a version that its sender still means: neither
// withdrawn nor mended into another nor passed over, nor the same once more.
func (v Version) Counts() bool {
	return v.State != Withdrawn && v.State != Corrected && v.State != PassedOver && v.State != Repeated
}

// VersionState says why a version stands or does not.
type VersionState string

// The fates of a version; a settled one has one of them.
const (
	Standing   VersionState = "standing"    // the master takes it
	SentBack   VersionState = "sent_back"   // the newest one, returned
	Replaced   VersionState = "replaced"    // a newer one came
	Disputed   VersionState = "contested"   // X01: another one of the same look says otherwise
	PassedOver VersionState = "passed_over" // of several of one look another one was named, or is left
	Repeated   VersionState = "repeated"    // X07: says what stands already
	Withdrawn  VersionState = "withdrawn"   // 作废
	Corrected  VersionState = "corrected"   // 已更正: its sender mended it into one of another duty
)

// Worse is the graver of two verdicts on what a file says; "" is no verdict.
func Worse(a, b Verdict) Verdict {
	if weight[b] > weight[a] {
		return b
	}
	return cmp.Or(a, b)
}

var weight = map[Verdict]int{Accepted: 1, NeedsExplanation: 2, Returned: 3}
