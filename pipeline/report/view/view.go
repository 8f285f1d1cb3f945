package view

import (
	"slices"
	"sync"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// View is a snapshot seen through its campaign: everything by its key.
type View struct {
	Campaign *campaign.Campaign
	Snapshot *record.Snapshot
	AsOf     time.Time
	Today    value.Date

	Units     []string // codes of the units that have projects, as in the register, and of others that owe something
	unitAt    map[string]int
	UnitNames map[string]string
	Projects  map[string]register.Project
	Forms     map[string]*form.Definition
	formAt    map[string]int
	Files     map[int64]*record.File
	subjectAt map[finding.Subject]int
	owed      func(record.Duty) record.Duty    // as a duty is owed
	free      map[string]bool                  // forms that nobody must hand in
	first     map[record.Duty]crosscheck.First // of what is owed
	latest    map[record.Duty]*record.Version
	standing  map[record.Duty]*record.Version
	dropped   map[record.Duty]*record.Version // the newest one that was withdrawn or corrected
	withdrawn map[record.Duty]bool            // as it is owed, of which something was taken back
	// unknown counts a department's files that were sent back without being
	// recognised as a version of anything.
	unknown map[string]int
	replied record.Replied
	// takenBack are files of which all versions were withdrawn.
	takenBack map[int64]bool
	// What several reports ask for is worked out once.
	dues   func() []Due
	merged func() *merge.Master
	basis  func() string
	// obligations are what is owed, until the dues are known.
	obligations []crosscheck.Obligation
	// Tests says that the files are test filings.
	Tests bool
}

// New sees a snapshot as of the moment of its run.
func New(c *campaign.Campaign, s *record.Snapshot) *View {
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	c = crosscheck.InForce(c, s.Decisions).On(value.DateOf(s.Run.AsOf.In(zone)))
	v := &View{Campaign: c, Snapshot: legible(s), AsOf: s.Run.AsOf.In(zone),
		unitAt: map[string]int{}, UnitNames: map[string]string{}, Projects: map[string]register.Project{},
		Forms: map[string]*form.Definition{}, formAt: map[string]int{}, Files: map[int64]*record.File{},
		subjectAt: map[finding.Subject]int{}, owed: crosscheck.AsOwed(c), free: map[string]bool{},
		latest: map[record.Duty]*record.Version{}, standing: map[record.Duty]*record.Version{}, dropped: map[record.Duty]*record.Version{}, withdrawn: map[record.Duty]bool{},
		unknown: map[string]int{}, replied: record.RepliedIn(s.Answers), takenBack: map[int64]bool{}}
	v.Today = value.DateOf(v.AsOf)
	v.indexCampaign()
	v.indexVersions()
	v.countUnknown()
	v.dues, v.basis = sync.OnceValue(v.listDues), sync.OnceValue(v.basisOfAll)
	v.merged = sync.OnceValue(func() *merge.Master { return merge.New(v.Campaign, v.Snapshot) })
	return v
}

func (v *View) indexCampaign() {
	for _, u := range v.Campaign.Facts.Units {
		v.UnitNames[u.Code] = u.Name
	}
	for i, p := range v.Campaign.Facts.Projects {
		v.Projects[p.Code], v.subjectAt[finding.Subject(p.Code)] = p, i
		v.addUnit(p.Unit)
	}
	v.indexSubjects()
	for i, d := range v.Campaign.Forms {
		v.Forms[d.ID] = d
		v.formAt[d.ID] = i
	}
	for i, o := range v.Campaign.Owed {
		v.free[o.Form] = o.Optional
		v.formAt[o.Form] = i - len(v.Campaign.Owed) // before the forms that nobody owes
	}
}

// indexSubjects enters what else submissions are about, and the units that owe
// something without having a project, each in the order of its list.
func (v *View) indexSubjects() {
	for list, items := range v.Campaign.Facts.Lists {
		for i, it := range items {
			v.subjectAt[finding.SubjectOf(list, it.Code)] = i
		}
	}
	owing := map[string]bool{}
	v.obligations = crosscheck.Obligations(v.Campaign)
	for i := range v.obligations {
		owing[v.obligations[i].Department] = true
	}
	for i, u := range v.Campaign.Facts.Units {
		v.subjectAt[finding.SubjectOf(finding.AboutUnit, u.Code)] = i
		if owing[u.Code] {
			v.addUnit(u.Code)
		}
	}
}

// Merged is what stands, by the sheets of the master. It is for all who see the
// snapshot at once, and nobody changes it.
func (v *View) Merged() *merge.Master { return v.merged() }

func (v *View) addUnit(code string) {
	if _, seen := v.unitAt[code]; !seen {
		v.unitAt[code] = len(v.Units)
		v.Units = append(v.Units, code)
	}
}

func (v *View) indexVersions() {
	v.first = crosscheck.Firsts(v.Snapshot.Versions, v.owed)
	for i := range v.Snapshot.Versions {
		n := &v.Snapshot.Versions[i]
		v.Files[n.File.ID] = n.File // may have left the inbox since
		if n.State == record.Withdrawn || n.State == record.Corrected {
			v.dropped[n.Duty] = n
		}
		if n.State == record.Withdrawn {
			v.withdrawn[v.owed(n.Duty)] = true
		}
		others, seen := v.takenBack[n.File.ID]
		v.takenBack[n.File.ID] = (others || !seen) && n.State == record.Withdrawn
		if old := v.latest[n.Duty]; n.Counts() && (old == nil || old.N < n.N) {
			v.latest[n.Duty] = n
		}
		if old := v.standing[n.Duty]; n.Standing() && n.Says != nil && (old == nil || old.N < n.N) {
			v.standing[n.Duty] = n
		}
	}
	for i := range v.Snapshot.Files {
		v.Files[v.Snapshot.Files[i].ID] = &v.Snapshot.Files[i]
	}
}

func (v *View) countUnknown() {
	known := map[int64]bool{}
	for i := range v.Snapshot.Versions {
		known[v.Snapshot.Versions[i].File.ID] = true
	}
	for i := range v.Snapshot.Files {
		f := &v.Snapshot.Files[i]
		refused := f.Verdict == record.Unreadable || f.Verdict == record.Returned
		if refused && !known[f.ID] {
			v.unknown[f.Department]++
		}
	}
}

// legible is the snapshot as people may read it: a file's name can hold line
// breaks, and marks that make one kind of file look like another.
func legible(s *record.Snapshot) *record.Snapshot {
	if !slices.ContainsFunc(s.Files, func(f record.File) bool { return odd(f.Path) }) &&
		!slices.ContainsFunc(s.Versions, func(v record.Version) bool { return odd(v.File.Path) }) &&
		!slices.ContainsFunc(s.Issues, func(i record.Issue) bool { return odd(i.Place.File) }) {
		return s
	}
	out := *s
	out.Files, out.Versions, out.Issues = slices.Clone(s.Files), slices.Clone(s.Versions), slices.Clone(s.Issues)
	for i := range out.Files {
		out.Files[i].Path = finding.OneLine(out.Files[i].Path)
	}
	for i := range out.Versions {
		f := *out.Versions[i].File
		f.Path = finding.OneLine(f.Path)
		out.Versions[i].File = &f
	}
	for i := range out.Issues {
		out.Issues[i].Place.File = finding.OneLine(out.Issues[i].Place.File)
	}
	return &out
}

func odd(path string) bool { return finding.OneLine(path) != path }
