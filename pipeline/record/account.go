package record

import (
	"cmp"
	"slices"
	"time"

	"jixiao/rules/finding"
)

// Account is what a ledger holds, before anything is derived from it.
type Account struct {
	Run       Run                 // the last run
	Files     []File              // every file received, with its own verdict, by id
	Versions  []Version           // every version, with its own verdict and no number
	Issues    []Issue             // every finding, those that no longer hold too; no state
	Decisions []Decision          // of the section, in their order
	Answers   []Answer            // of departments, with nothing derived
	Clocks    map[int64]time.Time // the clock of every run
	Unsent    []Notification      // letters that were tried and did not arrive
	Releases  []Release
	// Dispatches are the section's words on what goes out, in their order.
	Dispatches []Dispatch
	// Changed are the settings that runs judged by otherwise than the run before, in
	// their order.
	Changed []SettingChange
	// Successors are the units that now answer for those that were merged.
	Successors map[string]string
	// Damaged are the rows that could not be read and are in none of the above.
	Damaged []Damage

	tried   map[int64]bool  // the test filings that count, nil for none
	triedBy map[string]bool // and the departments whose they are
}

// Snapshot derives what holds now. It depends on nothing but the account. Test
// filings bear on nothing in it but what is told of them.
func (a Account) Snapshot() *Snapshot {
	a, tests := a.apart()
	s := &Snapshot{Run: a.Run, Decisions: a.Decisions, Unsent: a.Unsent, Releases: a.Releases, Dispatches: a.Dispatches, Changed: a.Changed}
	if a.tried == nil {
		s.Tests = tested(tests) // who tries one asks nothing of the others
	}
	received := a.received()
	replies := a.replies(received)
	if replies != nil {
		a.Issues = slices.Clone(a.Issues)
		replies.hear(a.Issues)
	}
	a.Issues = unfolded(a.Issues)
	r := newRelief(a.Issues, a.Versions)
	files := byID(received)
	versions := a.weighed(files, r)
	senders := SendersOf(versions)
	a.mend(received, versions, senders)
	s.Versions = ResolveVersions(versions)
	lives := livesOf(s.Versions, a.Issues)
	var here, past []*File
	for i := range received {
		f := &received[i]
		f.Verdict = lives[f.ID].verdict(r.file(*f))
		f.Received = a.Clocks[f.Run]
		if !f.Gone || lives[f.ID].counts() {
			here = append(here, f)
		} else {
			past = append(past, f)
		}
	}
	s.Files, s.Past = inPlace(here, files), inPlace(past, files)
	for i := range s.Versions {
		s.Versions[i].File = known(files[s.Versions[i].File.ID])
	}
	ages := agesOf(s.Versions, a.Issues)
	s.Issues = a.issues(files, lives, senders, ages)
	s.Answers = replies.hear(s.Issues)
	s.Issues = unfolded(s.Issues)
	s.Marks, s.Notes, s.Acts = a.marks(files), a.notes(files), a.acts(files)
	s.Resolved, s.Ever = a.resolvedIssues(s, files, senders, ages), a.Issues
	return s
}

// Apart is the snapshot by what every file says of itself: it leaves out what
// was found over the whole campaign, so that this can be found anew.
func (a Account) Apart() *Snapshot {
	a.Issues = slices.DeleteFunc(slices.Clone(a.Issues), func(i Issue) bool { return i.CampaignWide })
	return a.Snapshot()
}

// With is the account with other findings over the whole campaign.
func (a Account) With(found []Issue) Account {
	all := make([]*Issue, 0, len(a.Issues)+len(found))
	for i := range a.Issues {
		if !a.Issues[i].CampaignWide {
			all = append(all, &a.Issues[i])
		}
	}
	for i := range found {
		all = append(all, &found[i])
	}
	a.Issues = recorded(all)
	return a
}

// received are the files with the arrivals that count.
func (a Account) received() []File {
	out := slices.Clone(a.Files)
	decisions := inForce(a.Decisions)
	for i := range out {
		if d := decisions[decided{Arrive, Target{File: out[i].ID}}]; d != nil {
			out[i].Decided, out[i].Seen, out[i].Arrival, out[i].Basis = d, out[i].Arrival, d.At, ByDecision
		}
	}
	return out
}

// weighed are the versions with their files, with what the section decided on
// them, and with the verdict by what was found over the whole campaign.
func (a Account) weighed(files map[int64]*File, r relief) []Version {
	decisions, onDuties, final := inForce(a.Decisions), a.onDuties(), a.finality()
	out := slices.Clone(a.Versions)
	byFile := map[int64][]*Version{} // of those about which something was found
	for i := range a.Issues {
		if a.Issues[i].Counts() {
			byFile[a.Issues[i].FileID] = nil
		}
	}
	for i := range out {
		v := &out[i]
		v.File = known(files[v.File.ID])
		v.Verdict = r.version(v)
		v.decide(decisions, onDuties)
		v.date(final)
		if of, found := byFile[v.File.ID]; found {
			byFile[v.File.ID] = append(of, v)
		}
	}
	for _, issue := range a.Issues {
		if issue.Counts() {
			for _, v := range about(issue, byFile[issue.FileID]) {
				v.CampaignWide = Worse(v.CampaignWide, VerdictBy(issue.Severity))
			}
		}
	}
	return out
}

func byID(files []File) map[int64]*File {
	out := make(map[int64]*File, len(files))
	for i := range files {
		out[files[i].ID] = &files[i]
	}
	return out
}

// inPlace are files in order, where the map then finds them.
func inPlace(list []*File, files map[int64]*File) []File {
	slices.SortFunc(list, compareFiles)
	out := make([]File, len(list))
	for i, f := range list {
		out[i] = *f
		files[f.ID] = &out[i]
	}
	return out
}

// known is a file, one without a name where there is none.
func known(f *File) *File {
	if f == nil {
		f = &File{}
	}
	return f
}

// onDuties are the decisions in force on duties, those of merged units with their
// successors.
func (a Account) onDuties() []Decision {
	out := OnDuties(a.Decisions)
	for i := range out {
		t := &out[i].Target
		t.Department = cmp.Or(a.Successors[t.Department], t.Department)
	}
	return out
}

// about are the versions of a file that a finding over the whole campaign is
// about: those of its subject, else all of its form.
func about(issue Issue, of []*Version) []*Version {
	var form, subject []*Version
	for _, v := range of {
		if v.Duty.Form != issue.Form || issue.Place.Sheet != "" && !v.Part().Holds(issue) {
			continue
		}
		form = append(form, v)
		if v.Duty.Subject == issue.About() {
			subject = append(subject, v)
		}
	}
	if len(subject) > 0 {
		return subject
	}
	return form
}

// issues keeps the findings that hold: those of the campaign as a whole, and
// those of files that still count.
func (a Account) issues(files map[int64]*File, lives map[int64]*life, senders Senders, ages ages) []Issue {
	out := make([]Issue, 0, len(a.Issues))
	for n, issue := range a.Issues {
		f, ofFile := files[issue.FileID]
		if !issue.CampaignWide && (!ofFile || !lives[f.ID].holds(f, issue)) {
			continue
		}
		if ofFile && !issue.CampaignWide {
			issue.Department = senders.Of(f)
		}
		ages.put(n, &issue)
		a.date(&issue)
		out = append(out, issue)
	}
	return ordered(out, compareIssues)
}

func (a Account) state(issue Issue) State {
	switch {
	case issue.Waived != nil:
		return Waived
	case issue.Objection.is(Upheld):
		return Dismissed
	case issue.Explanation != nil:
		return Explained
	case issue.Objection.is(Waiting):
		return Objected
	case issue.EarlierRun != 0:
		return Recurred
	case a.Clocks[issue.FirstRun].Equal(a.Run.AsOf):
		return New
	}
	return Open
}

func compareIssues(a, b *Issue) int {
	return cmp.Or(
		finding.Order(&a.Finding, &b.Finding),
		cmp.Compare(a.Department, b.Department),
		cmp.Compare(a.FileID, b.FileID),
	)
}

func compareFiles(a, b *File) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
}
