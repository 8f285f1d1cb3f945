package crosscheck

import (
	"maps"
	"slices"
	"time"

	"jixiao/internal/sidebyside"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// Result is what a look over the campaign told.
type Result struct {
	Issues []record.Issue
	// UnknownYears are those without a calendar of working days, where one was
	// needed: D07 could not be judged, D01 does not say the working days, or a
	// deadline could not be counted from the feedback.
	UnknownYears []int
}

// Check judges the whole campaign as of a moment. The snapshot goes by what every
// file says of itself; its submissions must be there, and their definitions.
func Check(c *campaign.Campaign, s *record.Snapshot, asOf time.Time) Result {
	l := newChecker(c, s, asOf)
	byTime := l.another()
	sidebyside.Together(l.apartFromTime, func() {
		byTime.gone()
		byTime.late()
		byTime.missing()
		byTime.corrections()
	})
	maps.Copy(l.unknown, byTime.unknown)
	return Result{Issues: append(byTime.issues, l.issues...), UnknownYears: slices.Sorted(maps.Keys(l.unknown))}
}

// Try is what Check tells of some files, but for when they came: a test filing is
// never late.
func Try(c *campaign.Campaign, s *record.Snapshot, asOf time.Time, files []int64) []record.Issue {
	l := newChecker(c, s, asOf)
	l.only = files
	l.apartFromTime()
	return l.issues
}

// apartFromTime looks at what versions say to each other and to the register.
func (l *checker) apartFromTime() {
	for _, chain := range l.chains {
		l.twins(chain)
	}
	l.repeats()
	l.afterFinal()
	l.byRules()
}

// byRules looks at what the catalogue says, for the forms and fields that it
// names.
func (l *checker) byRules() {
	e := l.c.Engine
	each(e, l.scores)
	each(e, l.unanswered)
	each(e, l.notListed)
	listed := l.listed()
	for _, def := range l.c.Forms {
		l.items(def.ID, listed)
	}
	each(e, l.alike)
	each(e, l.sameElsewhere)
	each(e, l.evidence)
	each(e, l.outdated)
	l.overall()
}

// each judges by every check of a kind.
func each[P kind.Crosschecked](e *rules.Engine, judge func(rules.Applied, P)) {
	for on, p := range rules.Crosschecks[P](e) {
		judge(on, p)
	}
}

// checker is one look over the campaign.
type checker struct {
	c        *campaign.Campaign
	s        *record.Snapshot
	zone     *time.Location
	today    value.Date
	chains   [][]record.Version            // by duty, each oldest first
	versions map[int64]*record.Version     // by id
	arrivals map[int64]time.Time           // by file
	owed     func(record.Duty) record.Duty // as a duty is owed
	senders  record.Senders
	issues   []record.Issue
	only     []int64 // the files that are asked about, nil for all there is
	unknown  map[int]bool
	sheets   *Sheets
	duties   []Obligation // nil until they are asked for
}

// obligations are those of the campaign as it stands on the day.
func (l *checker) obligations() []Obligation {
	if l.duties == nil {
		l.duties = Obligations(l.c)
	}
	return l.duties
}

func newChecker(c *campaign.Campaign, s *record.Snapshot, asOf time.Time) *checker {
	c = InForce(c, s.Decisions).On(value.DateOf(asOf.In(zoneOf(c))))
	l := &checker{c: c, s: s, zone: zoneOf(c), versions: make(map[int64]*record.Version, len(s.Versions)), arrivals: make(map[int64]time.Time, len(s.Versions)), unknown: map[int]bool{}}
	for _, year := range c.UnknownYears {
		l.unknown[year] = true
	}
	l.today = l.day(asOf)
	l.owed = AsOwed(c)
	l.chains = record.Chains(s.Versions)
	for i := range s.Versions {
		l.versions[s.Versions[i].ID] = &s.Versions[i]
		l.arrivals[s.Versions[i].File.ID] = s.Versions[i].File.Arrival
	}
	l.senders = record.SendersOf(s.Versions)
	l.sheets = sheetsOf(l)
	return l
}

// another is one over the same campaign that may go on beside this one, for what asks
// for no sheets.
func (l *checker) another() *checker {
	other := *l
	other.unknown, other.sheets = map[int]bool{}, nil
	return &other
}

func zoneOf(c *campaign.Campaign) *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

// day is the day of a moment in the campaign's zone.
func (l *checker) day(t time.Time) value.Date { return value.DateOf(t.In(l.zone)) }

// add adds a finding, worded by the catalogue, unless it is switched off.
func (l *checker) add(department string, file int64, f finding.Finding) {
	if l.only != nil && !slices.Contains(l.only, file) {
		return
	}
	for _, one := range l.c.Engine.Complete([]finding.Finding{f}, rules.Input{Facts: l.c.Facts, Department: department}) {
		l.c.Waive(&one, department, "", l.came(file))
		l.issues = append(l.issues, record.Issue{Finding: one, Department: department, FileID: file, CampaignWide: true})
	}
}

// came is the day on which a file arrived, and today for what is about none.
func (l *checker) came(file int64) value.Date {
	if at, ok := l.arrivals[file]; ok {
		return l.day(at)
	}
	return l.today
}

// addAbout tells what is wrong with a duty to whoever sent the version. Where
// no department did, or none that may hand in what it is about, it goes to whose
// duty it is, without the file.
func (l *checker) addAbout(v *record.Version, f finding.Finding) {
	f.Form = v.Duty.Form
	sender := l.sender(v.File)
	if sender == "" || !l.mayKnow(sender, f.About()) {
		l.add(v.Duty.Department, 0, f)
		return
	}
	f.Place.File = v.File.Path
	l.add(sender, v.File.ID, f)
}

func (l *checker) mayKnow(unit string, about finding.Subject) bool {
	facts := l.c.Facts.For(unit)
	switch about.Kind() {
	case "":
		return true
	case finding.AboutProject:
		_, ok := facts.Project(about.Project())
		return ok
	case finding.AboutUnit:
		return facts.MayAnswerUnit(about.ID(), unit)
	}
	_, ok := facts.Item(about.Kind(), about.ID())
	return ok
}

// addAt tells what stands at a cell of a version to whoever sent it; what no
// department sent is the section's. What is of no cell is told where the version
// begins, if others stand on its sheet.
func (l *checker) addAt(v *record.Version, cell finding.Ref, f finding.Finding) {
	f.Form = v.Duty.Form
	if cell.IsZero() && v.Rows != (record.Rows{}) && v.Says != nil {
		cell = v.Submission().Begin()
	}
	f.Place = finding.Place{File: v.File.Path, Sheet: v.Sheet, Cell: cell}
	l.add(l.sender(v.File), v.File.ID, f)
}

// gone tells of files that are no longer in the inbox (F12).
func (l *checker) gone() {
	for _, f := range record.Missing(l.s.Files) {
		l.add(f.Department, f.ID, finding.Finding{Code: "F12", Place: finding.Place{File: f.Path}})
	}
}
