package record

import (
	"cmp"
	"time"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// Version is one version of one duty (第 n 版).
type Version struct {
	ID      int64 // 编号: how people name it
	Duty    Duty
	N       int   // from 1; 0 where a file says again what stands already
	File    *File // never nil; the same one as of the snapshot
	Sheet   string
	Rows    Rows // of its sheet, where others stand on that too
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
	// Other is the version that its state is about: which came in its place,
	// which it says again, which it contradicts. 0 is none.
	Other      int64
	Withdrawal *Decision // the section took it back
	Choice     *Decision // the section named it among those that came together
	// Confirmation says that its amounts are right, far from the register's as
	// they are.
	Confirmation *Decision
	// Exclusion keeps it out of the master for now, whatever it is worth.
	Exclusion *Decision
	// Final is by what its stage was final when it came, or, where it is Settled, when
	// those left that it disagreed with: the master takes it if Correction lets it in.
	Final, Correction *Decision
	Settled           bool
	// FinalLeft is by what its stage was final when it left the inbox or was withdrawn,
	// where it came before that.
	FinalLeft *Decision
	// Mend is what its sender put in the place of a returned version that is no
	// longer of this duty.
	Mend Mend
	// Ended is the file that ended a corrected version.
	Ended int64
	// Meant is when what it says came first, as a version of a duty that was
	// named by mistake; zero where that was not so.
	Meant time.Time
	// Says is what it says, packed; nil where that is not known.
	Says *packed.Submission
}

// Submission is what the version says, nil where that is not known. It is opened
// for this: whoever asks for more than one thing keeps it at hand.
func (v *Version) Submission() *form.Submission {
	if v.Says == nil {
		return nil
	}
	return v.Says.Open()
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
func (v Version) Standing() bool { return v.Valid() && v.Exclusion == nil }

// Valid reports whether the version is the one that counts for its duty: the master
// takes it unless the section keeps it out.
func (v Version) Valid() bool { return v.Verdict.Stands() && v.State.traits().stands }

// Counts reports whether it is a version that its sender still means: neither
// withdrawn nor mended into another nor passed over, nor the same once more.
func (v Version) Counts() bool { return v.State.traits().counts }

// Label is the verdict as people read it, or what became of the version in its
// place.
func (v Version) Label() finding.Text {
	return cmp.Or(v.State.traits().label, v.Verdict.Label())
}

// Disputed reports whether a version is one of several that came at once and
// say different things, so that the section may name the one that counts.
func (v Version) Disputed() bool {
	return v.State == Disputed || v.State == PassedOver || v.Choice != nil
}
