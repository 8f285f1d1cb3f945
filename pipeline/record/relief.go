package record

import (
	"cmp"

	"jixiao/rules/finding"
)

// relief are the verdicts of files and sheets once what was explained, or
// rightly objected to, no longer counts.
type relief struct {
	found    map[int64][]Issue // of the files in which something is settled
	versions map[int64]bool
}

func newRelief(issues []Issue, versions []Version) relief {
	e := relief{found: map[int64][]Issue{}, versions: map[int64]bool{}}
	for _, i := range issues {
		if !i.CampaignWide && i.Relieved() {
			e.found[i.FileID] = nil
		}
	}
	if len(e.found) == 0 {
		return e
	}
	for _, i := range issues {
		if all, ok := e.found[i.FileID]; ok && !i.CampaignWide {
			e.found[i.FileID] = append(all, i)
		}
	}
	for _, v := range versions {
		e.versions[v.File.ID] = true
	}
	return e
}

// version is the verdict on one sheet of a file, or on one form on it.
func (e relief) version(v *Version) Verdict {
	return e.verdict(v.File.ID, v.Verdict, func(i Issue) bool {
		return i.Place.Sheet == "" || v.Part().Holds(i) && (i.Form == "" || i.Form == v.Duty.Form)
	})
}

// file is the verdict on a file as a whole. Of what was not recognised nothing
// can be settled.
func (e relief) file(f File) Verdict {
	if !e.versions[f.ID] {
		return f.Verdict
	}
	return e.verdict(f.ID, f.Verdict, func(Issue) bool { return true })
}

func (e relief) verdict(file int64, own Verdict, about func(Issue) bool) Verdict {
	all, ok := e.found[file]
	if !ok || own != NeedsExplanation && own != Returned {
		return own
	}
	worst := finding.Severity(0)
	for _, i := range all {
		if about(i) {
			worst = max(worst, i.Weight())
		}
	}
	return cmp.Or(VerdictBy(worst), Accepted)
}
