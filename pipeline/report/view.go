package report

import (
	"cmp"
	"slices"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The forms that the master merges by name.
const (
	scoreSheet    = "score-sheet"
	scoreList     = "score-list"
	rectification = "rectification"
)

// view is a snapshot seen through its campaign: everything by its key.
type view struct {
	c     *campaign.Campaign
	s     *record.Snapshot
	asOf  time.Time
	today value.Date

	units     []string // codes of the units that have projects, as in the register
	unitAt    map[string]int
	unitNames map[string]string
	projects  map[string]register.Project
	projectAt map[string]int
	forms     map[string]*form.Definition
	formAt    map[string]int
	files     map[int64]*record.File
	whole     map[string]bool                  // forms that a department owes as a whole
	free      map[string]bool                  // forms that nobody must hand in
	first     map[record.Duty]crosscheck.First // of what is owed
	latest    map[record.Duty]*record.Version
	standing  map[record.Duty]*record.Version
	dropped   map[record.Duty]*record.Version // the newest one that was withdrawn or corrected
	merged    map[merge]*record.Version
	// unknown counts a department's files that were sent back without being
	// recognised as a version of anything.
	unknown map[string]int
}

// merge names the place in the master that one standing version fills.
type merge struct{ form, project string }

func newView(c *campaign.Campaign, s *record.Snapshot) *view {
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	c = c.On(value.DateOf(s.Run.AsOf.In(zone)))
	v := &view{c: c, s: legible(s), asOf: s.Run.AsOf.In(zone),
		unitAt: map[string]int{}, unitNames: map[string]string{}, projects: map[string]register.Project{}, projectAt: map[string]int{},
		forms: map[string]*form.Definition{}, formAt: map[string]int{}, files: map[int64]*record.File{},
		whole: map[string]bool{}, free: map[string]bool{},
		latest: map[record.Duty]*record.Version{}, standing: map[record.Duty]*record.Version{}, dropped: map[record.Duty]*record.Version{},
		merged: map[merge]*record.Version{}, unknown: map[string]int{}}
	v.today = value.DateOf(v.asOf)
	v.indexCampaign()
	v.indexVersions()
	v.countUnknown()
	return v
}

func (v *view) indexCampaign() {
	for _, u := range v.c.Facts.Units {
		v.unitNames[u.Code] = u.Name
	}
	for i, p := range v.c.Facts.Projects {
		v.projects[p.Code], v.projectAt[p.Code] = p, i
		if _, seen := v.unitAt[p.Unit]; !seen {
			v.unitAt[p.Unit] = len(v.units)
			v.units = append(v.units, p.Unit)
		}
	}
	for i, d := range v.c.Forms {
		v.forms[d.ID] = d
		v.formAt[d.ID] = i
	}
	for i, o := range v.c.Owed {
		v.whole[o.Form], v.free[o.Form] = !o.Project, o.Optional
		v.formAt[o.Form] = i - len(v.c.Owed) // before the forms that nobody owes
	}
}

func (v *view) indexVersions() {
	v.first = crosscheck.Firsts(v.s.Versions, v.owed)
	for i := range v.s.Versions {
		n := &v.s.Versions[i]
		v.files[n.File.ID] = &n.File // may have left the inbox since
		if n.State == record.Withdrawn || n.State == record.Corrected {
			v.dropped[n.Duty] = n
		}
		if old := v.latest[n.Duty]; n.Counts() && (old == nil || old.N < n.N) {
			v.latest[n.Duty] = n
		}
		if old := v.standing[n.Duty]; n.Standing() && n.Submission != nil && (old == nil || old.N < n.N) {
			v.standing[n.Duty] = n
		}
	}
	for i := range v.s.Files {
		v.files[v.s.Files[i].ID] = &v.s.Files[i]
	}
	for duty, n := range v.standing {
		key := merge{duty.Form, duty.Project}
		if old := v.merged[key]; old == nil || v.preferred(n, old) {
			v.merged[key] = n
		}
	}
}

func (v *view) countUnknown() {
	known := map[int64]bool{}
	for i := range v.s.Versions {
		known[v.s.Versions[i].File.ID] = true
	}
	for _, f := range v.s.Files {
		refused := f.Verdict == record.Unreadable || f.Verdict == record.Returned
		if refused && !known[f.ID] {
			v.unknown[f.Department]++
		}
	}
}

// preferred says which of two departments' versions of one project counts:
// that of the project's own unit, else the one that arrived later.
func (v *view) preferred(a, b *record.Version) bool {
	unit := v.projects[a.Duty.Project].Unit
	if (a.Duty.Department == unit) != (b.Duty.Department == unit) {
		return a.Duty.Department == unit
	}
	return cmp.Or(a.File.Arrival.Compare(b.File.Arrival), cmp.Compare(a.ID, b.ID)) > 0
}

// unit writes a unit as the register does: [101001]某某局.
func (v *view) unit(code string) string {
	name, ok := v.unitNames[code]
	if !ok {
		return code
	}
	return "[" + code + "]" + name
}

// formName is what people call a form.
func (v *view) formName(id string) string {
	if d := v.forms[id]; d != nil {
		return d.Name.In(finding.ZH)
	}
	return id
}

// projectName is the register's name for a project, "" for a foreign code.
func (v *view) projectName(code string) string { return v.projects[code].Name }

// when writes a moment in the campaign's time zone.
func (v *view) when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(v.asOf.Location()).Format("2006-01-02 15:04")
}

// state says as of which moment a report speaks.
func (v *view) state() string { return v.stateAt(v.asOf) }

func (v *view) stateAt(t time.Time) string {
	return "数据截至 " + t.In(v.asOf.Location()).Format("2006年1月2日 15:04")
}

// compareUnits orders departments as the register does, others last.
func (v *view) compareUnits(a, b string) int {
	at := func(code string) int {
		if i, ok := v.unitAt[code]; ok {
			return i
		}
		return len(v.units)
	}
	return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(a, b))
}

// departments lists every department of the register and, after them, those
// that are named elsewhere in the snapshot.
func (v *view) departments() []string {
	all := slices.Clone(v.units)
	seen := map[string]bool{"": true}
	for _, u := range all {
		seen[u] = true
	}
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			all = append(all, code)
		}
	}
	for i := range v.s.Files {
		add(v.s.Files[i].Department)
	}
	for i := range v.s.Versions {
		add(v.s.Versions[i].Duty.Department)
	}
	for i := range v.s.Issues {
		add(v.s.Issues[i].Department)
	}
	slices.SortFunc(all, v.compareUnits)
	return all
}
