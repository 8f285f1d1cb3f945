package record

import (
	"math"
	"slices"
	"time"
)

// Final is what a stage of the campaign (阶段) was when it became final (定稿): a
// decision of the section, with what was made of it. What comes later for its forms
// changes nothing of it until the section corrects it.
type Final struct {
	Doc   string   `json:"doc"` // 文号
	Run   int64    `json:"run"` // the last one: what a later one received is not in it
	Seal  string   `json:"seal"`
	Forms []string `json:"forms"` // those of the stage, by id
	// Open are the duties that were open, in words; none is all were done.
	Open  []string    `json:"open,omitempty"`
	Files []FinalFile `json:"files"`
}

// FinalFile is a file of the stage as it lies in the archive.
type FinalFile struct {
	Name string `json:"name"` // inside the folder of finals, with slashes
	Hash string `json:"hash"`
}

// Finals are the decisions by which stages are final, in the order in which they were
// taken.
func Finals(all []Decision) []Decision {
	return slices.DeleteFunc(Holding(all), func(d Decision) bool { return d.Kind != Finalize || d.Final == nil })
}

// finality is which stages are final, and which test filings count as if they came
// after all else.
type finality struct {
	finals []Decision
	tried  map[int64]bool
}

func (a Account) finality() finality { return finality{Finals(a.Decisions), a.tried} }

// at is the decision by which the stage of a form was final when a run began, nil
// where it was not.
func (s finality) at(run int64, form string) (last *Decision) {
	for i := range s.finals {
		if final := s.finals[i].Final; run > final.Run && slices.Contains(final.Forms, form) {
			last = &s.finals[i]
		}
	}
	return last
}

// before is that decision for when a file came.
func (s finality) before(f *File, form string) *Decision {
	if s.tried[f.ID] {
		return s.at(math.MaxInt64, form)
	}
	return s.at(f.Run, form)
}

// by is that decision for when another one was taken.
func (s finality) by(d *Decision, form string) (last *Decision) {
	for i := range s.finals {
		if f := &s.finals[i]; f.ID < d.ID && slices.Contains(f.Final.Forms, form) {
			last = f
		}
	}
	return last
}

// date finds out whether the stage of its form was final when a version came, or when
// it ended.
func (v *Version) date(s finality) {
	v.Final, v.FinalLeft, v.Settled = s.before(v.File, v.Duty.Form), nil, false
	switch {
	case v.Final != nil:
	case v.Withdrawal != nil:
		v.FinalLeft = s.by(v.Withdrawal, v.Duty.Form)
	case v.File.Gone:
		v.FinalLeft = s.at(v.File.LeftRun, v.Duty.Form)
	}
}

// Barred reports whether a version has to wait for the section to correct its final
// stage by it.
func (v *Version) Barred() bool { return v.Final != nil && v.Correction == nil }

// Correction is a version that the section let in after its stage was final.
type Correction struct {
	*Version
	Final Decision
}

// Corrections are the versions that stand since the section corrected a final stage
// by them, in the order of versions.
func (s *Snapshot) Corrections() []Correction {
	finals := Finals(s.Decisions)
	var out []Correction
	for i := range s.Versions {
		v := &s.Versions[i]
		if v.Correction == nil || !v.Valid() {
			continue
		}
		for _, d := range finals {
			if slices.Contains(d.Final.Forms, v.Duty.Form) {
				out = append(out, Correction{v, d})
				break
			}
		}
	}
	return out
}

// CorrectedAt is when the section let the version in.
func (c Correction) CorrectedAt() time.Time { return c.Correction.AsOf }
