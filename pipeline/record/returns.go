package record

import (
	"slices"

	"jixiao/rules/finding"
)

// Return is a version that went back for what was found in it.
type Return struct {
	Version *Version
	Duty    Duty // for which it was meant
	// Own says that its sender caused it. Else the section did: by a rule that came
	// later, by what it waived, or by a finding that it agrees was wrong.
	Own bool
}

// Returns are the versions that went back, by what the sheets say by themselves: what
// was found over the whole campaign may be another's mistake. One that was replaced
// in the run in which it came went back to nobody, nor did one of which nobody was
// told before it was replaced: silent are the ways of publishing that tell nobody.
func (s *Snapshot) Returns(silent ...string) (all []Return) {
	errors := s.errorsOf()
	if len(errors) == 0 {
		return nil
	}
	waived := map[finding.Code][]Target{}
	for _, d := range s.Decisions {
		if d.Kind == Waive {
			waived[d.Target.Code] = append(waived[d.Target.Code], d.Target)
		}
	}
	for duty, tries := range Attempts(s.Versions) {
		for n, v := range tries {
			found := errors[v]
			last := s.Run.ID // in which it was the newest
			if n+1 < len(tries) {
				last = tries[n+1].File.Run - 1
			}
			if len(found) == 0 || last < v.File.Run && n+1 < len(tries) || s.unheard(v.File.Run, last, silent) {
				continue
			}
			back := Return{Version: v, Duty: duty}
			for _, i := range found {
				back.Own = back.Own || i.ownOf(v, waived[i.Code])
			}
			all = append(all, back)
		}
	}
	return all
}

// unheard reports whether nothing went out in the first and the last of some runs.
func (s *Snapshot) unheard(first, last int64, silent []string) bool {
	return slices.Contains(silent, s.wayIn(first)) && slices.Contains(silent, s.wayIn(last))
}

// wayIn is the way of publishing in a run, "" where none was recorded yet.
func (s *Snapshot) wayIn(run int64) (way string) {
	for _, d := range s.Dispatches {
		if d.Way != "" && d.Run <= run {
			way = d.Way
		}
	}
	return way
}

// errorsOf are the findings that send versions back, or did.
func (s *Snapshot) errorsOf() map[*Version][]*Issue {
	byFile := map[int64][]*Issue{}
	for n := range s.Ever {
		i := &s.Ever[n]
		if i.FileID != 0 && !i.CampaignWide && i.Severity == finding.Error && i.Because == "" && i.Audience != finding.Section {
			byFile[i.FileID] = append(byFile[i.FileID], i)
		}
	}
	of := map[int64][]*Version{}
	for n := range s.Versions {
		if v := &s.Versions[n]; byFile[v.File.ID] != nil {
			of[v.File.ID] = append(of[v.File.ID], v)
		}
	}
	out := map[*Version][]*Issue{}
	for file, versions := range of {
		for _, i := range byFile[file] {
			for _, v := range i.bearsOn(versions) {
				out[v] = append(out[v], i)
			}
		}
	}
	return out
}

// bearsOn are the versions of its file that a finding sends back: of one that names
// no form all of its sheet, or of the file.
func (i *Issue) bearsOn(versions []*Version) (all []*Version) {
	if i.Form != "" {
		return about(*i, versions)
	}
	for _, v := range versions {
		if i.Place.Sheet == "" || v.Part().Holds(*i) {
			all = append(all, v)
		}
	}
	return all
}

// ownOf reports whether a finding is the sender's own mistake: it weighs still, was
// told when the version came, and the section never took it for a special case.
func (i *Issue) ownOf(v *Version, waived []Target) bool {
	if i.Weight() != finding.Error || i.FirstRun > v.File.Run {
		return false
	}
	for _, t := range waived {
		if t.Covers(v.Duty) {
			return false
		}
	}
	return true
}
