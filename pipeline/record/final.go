package record

import (
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

// bar finds out whether a version came when the stage of its form was final already.
// One that the section let in corrects the stage; any other has to wait for that.
func (v *Version) bar(finals []Decision, tried bool) {
	correction := v.Correction
	v.Final, v.Correction = nil, nil
	for i := range finals {
		final := finals[i].Final
		if !slices.Contains(final.Forms, v.Duty.Form) || v.File.Run <= final.Run && !tried {
			continue
		}
		if v.Correction = correction; correction == nil {
			v.Final = &finals[i]
		}
	}
}

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
