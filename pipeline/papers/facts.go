package papers

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"jixiao/pipeline/report/outcome"
	"jixiao/pipeline/report/view"
)

// facts are what the placeholders of a paper may stand for.
type facts struct {
	scalars []scalar
	lists   []*list
	derived map[string]func() *list // by name, those that were not asked for yet
	numbers *counters               // of the paper's sections; nil where there are none
}

// scalar is what stands once.
type scalar struct {
	name string
	kind kind
	datum
}

func (f *facts) say(name string, d datum) {
	f.scalars = append(f.scalars, scalar{name, d.kind, d})
}

func (f *facts) scalarAt(name string) int {
	return slices.IndexFunc(f.scalars, func(s scalar) bool { return sameName(s.name, name) })
}

func (f *facts) list(name string) *list {
	for _, l := range f.lists {
		if sameName(l.name, name) {
			return l
		}
	}
	for known, derive := range f.derived {
		if sameName(known, name) {
			delete(f.derived, known)
			l := derive()
			f.add(l)
			return l
		}
	}
	return nil
}

// add takes a list in.
func (f *facts) add(l *list) { f.lists = append(f.lists, l) }

// names are all that a template may ask for.
func (f *facts) names() (all []string) {
	for name := range maps.Clone(f.derived) {
		f.list(name)
	}
	for _, s := range f.scalars {
		all = append(all, s.name)
	}
	for _, level := range levels {
		if f.numbers != nil {
			all = append(all, level.name)
		}
	}
	for _, l := range f.lists {
		all = append(all, l.name)
		for _, c := range l.columns {
			all = append(all, l.name+"."+c.name)
		}
	}
	return all
}

// source is a snapshot, from which the facts of each paper are taken.
type source struct {
	*view.View
	base []*list            // of the whole campaign
	each []map[string]*list // of base, by whom papers are for
	came func() *outcome.Outcome
	// optional are the lists that the template says there may not be.
	optional []string
}

// newSource takes a snapshot for papers of a template.
func newSource(v *view.View, p Paper) *source {
	s := &source{View: v, came: sync.OnceValue(func() *outcome.Outcome { return outcome.Of(v) }), optional: optionalLists(p.template.Asks())}
	met := map[string]bool{}
	for _, l := range slices.Concat([]*list{s.projects(), s.duties(), s.findings(), s.fedBack(), s.waiting(), s.finals(), s.corrected()}, s.lastYear(), s.masterSheets()) {
		if !met[l.name] {
			met[l.name] = true
			s.base = append(s.base, l)
		}
	}
	switch p.For {
	case EachUnit:
		s.sort(func(o owner) string { return o.unit })
	case EachDepartment:
		s.sort(s.department)
	case Everybody:
	}
	return s
}

func (s *source) sort(whose func(owner) string) {
	for _, l := range s.base {
		s.each = append(s.each, l.by(whose))
	}
}

// facts are those of one paper: everything for whom it is, and of nobody else.
func (s *source) facts(to recipient) *facts {
	f := &facts{numbers: &counters{}}
	for i, l := range s.base {
		if s.each != nil {
			l = s.theirs(i, to.unit)
		}
		f.add(l)
	}
	f.derived = s.derived(f)
	maps.Copy(f.derived, s.outcomes(to))
	f.mayLack(s.optional)
	s.scalars(f, to)
	return f
}

// theirs is one of the lists as far as it is somebody's.
func (s *source) theirs(i int, unit string) *list {
	if l := s.each[i][unit]; l != nil && unit != "" {
		return l
	}
	return s.base[i].empty()
}

// Names of lists that others are derived from.
const (
	projectList = "项目"
	dutyList    = "报送事项"
	findingList = "审核意见"
)

func (s *source) scalars(f *facts, to recipient) {
	c := s.Campaign
	f.say("区", textOf(c.District))
	f.say("区县", textOf(c.DistrictKind()))
	f.say("评价名称", textOf(c.Name))
	f.say("评价年度", countOf(c.Facts.Year))
	f.say("预算年度", countOf(c.Facts.BudgetYear))
	f.say("下一年度", countOf(c.Facts.Year+1))
	f.say("日期", dayOf(s.Today))
	projects := f.list(projectList)
	f.say("项目数", countOf(len(projects.rows)))
	f.say("单位数", countOf(len(different(projects.values(projects.at("单位名称"), false)))))
	f.say("预算合计", amountOf(sum(projects.values(projects.at(budgetColumn), true))))
	f.say("反馈单位数", countOf(len(f.list(fedBackList).rows)))
	f.say("应反馈单位数", countOf(len(f.list(fedBackList).rows)+len(f.list(waitingList).rows)))
	for _, b := range c.Facts.Bands {
		f.say(b.Grade+"的项目数", countOf(s.graded(f, b.Grade)))
	}
	for _, def := range c.Forms {
		if day, set := s.deadlineOf(def.ID, to); set {
			f.say(def.Name.ZH+"报送时限", day)
		}
	}
	s.sayFinal(f)
	to.say(f)
}

// deadlineOf is the deadline of a form: where it counts from the feedback the day of
// whom the paper is for, once that is known, else how it is counted.
func (s *source) deadlineOf(form string, to recipient) (datum, bool) {
	if after := s.Campaign.AfterFeedback(form); after.Set() {
		if own := s.Campaign.Ordinary(to.unit, form); to.For != Everybody && !own.IsZero() {
			return dayOf(own), true
		}
		return datum{kind: day, text: after.Text().ZH}, true
	}
	common, set := s.Campaign.Facts.Deadlines[form]
	return dayOf(common), set
}

// dueBy is by when a duty is owed.
func dueBy(d view.Due) datum {
	if d.Awaited.Set() {
		return datum{kind: day, text: d.Awaited.Text().ZH}
	}
	return dayOf(d.Deadline)
}

// graded counts the projects of a grade.
func (s *source) graded(f *facts, grade string) int {
	projects := f.list(projectList)
	at := projects.at(s.gradeColumn())
	if at < 0 {
		return 0
	}
	return len(projects.where(at, grade, false).rows)
}

// recipient is whom a paper is for.
type recipient struct {
	For
	unit, name string // "" is everybody
}

// Names that say whom a paper is for: a template that uses one is for each of them.
const (
	unitName       = "收文单位"
	unitCode       = "收文单位代码"
	departmentName = "收文主管部门"
	departmentCode = "收文主管部门代码"
)

func (r recipient) say(f *facts) {
	switch r.For {
	case EachUnit:
		f.say(unitName, textOf(r.name))
		f.say(unitCode, textOf(r.unit))
	case EachDepartment:
		f.say(departmentName, textOf(r.name))
		f.say(departmentCode, textOf(r.unit))
	case Everybody:
	}
}

// department is the one over an owner: 主管部门, itself where it has none.
func (s *source) department(o owner) string {
	if p, known := s.Projects[o.subject.Project()]; known && p.Parent != "" {
		return p.Parent
	}
	if u, known := s.Campaign.Facts.Unit(o.unit); known && u.Parent != "" {
		return u.Parent
	}
	return o.unit
}

// forWhom is whom a template is for, by the names that it asks for.
func forWhom(asked []string) For {
	whom := Everybody
	for _, text := range asked {
		name, _, _ := strings.Cut(strings.ReplaceAll(text, "｜", "|"), "|")
		switch name = strings.TrimSpace(name); {
		case sameName(name, unitName) || sameName(name, unitCode):
			return EachUnit
		case sameName(name, departmentName) || sameName(name, departmentCode):
			whom = EachDepartment
		}
	}
	return whom
}
