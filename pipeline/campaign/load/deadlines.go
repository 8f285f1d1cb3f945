package load

import (
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The columns of 报送时限.
const (
	owedForm     = "form"
	owedBy       = "by"
	owedMust     = "must"
	owedDeadline = "deadline"
	owedReminder = "reminder"
	owedUnits    = "units"
)

// mostReminderDays is the longest that a deadline is announced ahead.
const mostReminderDays = 90

var deadlinesLayout = layout{
	sheet: "报送时限",
	columns: []column{
		{owedForm, "表单", []string{"表名", "报表", "表单名称"}, filled},
		{owedBy, "报送主体", []string{"谁报送", "报送单位"}, filled},
		{owedMust, "是否必报", []string{"必报"}, optional},
		{owedDeadline, "报送时限", []string{"截止日期", "时限", "报送截止日期"}, headed},
		{owedReminder, "提醒天数", []string{"提前提醒天数"}, headed},
		{owedUnits, "应报单位", []string{"报送范围"}, optional},
	},
}

// deadlines reads 报送时限 and enters the deadlines into the facts.
func (l *loader) deadlines(facts *register.Facts) []campaign.Owed {
	t := l.book.read(deadlinesLayout)
	var owed []campaign.Owed
	first := map[string]row{}
	l.afterFeedback = map[string]bool{}
	for _, r := range t.rows {
		o, ok := l.owed(r, facts)
		if !ok {
			continue
		}
		if other, twice := first[o.Form]; twice {
			r.fault(owedForm, say("表单“%s”与 %s 的重复", "the form %q already stands in %s", r.text(owedForm), other.cell(owedForm)))
			continue
		}
		first[o.Form] = r
		owed = append(owed, o)
		if !o.Deadline.IsZero() {
			facts.Deadlines[o.Form] = o.Deadline
		}
		l.afterFeedback[o.Form] = o.AfterFeedback.Set()
	}
	return owed
}

func (l *loader) owed(r row, facts *register.Facts) (campaign.Owed, bool) {
	def, ok := l.form(r, owedForm)
	o := campaign.Owed{
		Optional:     !r.answer(owedMust, true),
		ReminderDays: r.whole(owedReminder, mostReminderDays),
	}
	o.AfterFeedback, o.Deadline = r.deadline(owedDeadline)
	if o.Deadline.IsZero() && !o.Optional && plain(r.at(owedDeadline)) == "" {
		r.fault(owedDeadline, say("必报的表单要写明报送时限", "a form that is owed needs a deadline"))
	}
	checkWithin(r, owedDeadline, o.Deadline, facts)
	if !ok {
		return o, false
	}
	o.Form, o.About = def.ID, def.About
	o.Section = bySectionAlone(def)
	o.Each = l.owedEach(r, def)
	o.Units = l.owedUnits(r, def, facts)
	if o.Section && o.AfterFeedback.Set() {
		r.fault(owedDeadline, say("“%s”由绩效科报送，绩效科不收反馈：报送时限要写哪一天", "the section hands in %q, and is told no results: name the day", def.Name.ZH))
	}
	return o, true
}

// owedEach reads whether a form is owed for each of what it is about. Only one
// whose sheets may name several leaves the choice.
func (l *loader) owedEach(r row, def *form.Definition) bool {
	right := owners(def)
	by := r.text(owedBy)
	if by != "" && !slices.Contains(right, by) && !l.faults.within(formsFolder) {
		r.fault(owedBy, say("“%s”的报送主体应是“%s”，现为“%s”", "%q is owed by %q, not %q", def.Name.ZH, strings.Join(right, "、"), by))
	}
	switch {
	case def.About == form.AboutCampaign || def.About == form.AboutDepartment:
		return false
	case def.About == form.AboutUnit || !def.Many():
		return true
	}
	return strings.HasPrefix(by, campaign.OwedEach) && by != campaign.OwedByUnit
}

// owners are the words by which 报送时限 may say who owes a form. A list may be
// called by its whole name.
func owners(def *form.Definition) []string {
	of := campaign.OwedEach + campaign.SubjectName(def.About).ZH
	switch {
	case bySectionAlone(def):
		return []string{campaign.OwedBySection}
	case def.About == form.AboutUnit, def.About == form.AboutDepartment:
		return []string{campaign.OwedByUnit}
	case def.About == form.AboutProject && def.Many():
		return []string{campaign.OwedByUnit, of}
	case def.About == form.AboutProject:
		return []string{of}
	case def.Many():
		return []string{campaign.OwedByUnit, of, campaign.OwedEach + def.About}
	}
	return []string{of, campaign.OwedEach + def.About}
}

// bySectionAlone reports whether no department is asked for a form: none hands it
// in, or one is all that the campaign needs.
func bySectionAlone(def *form.Definition) bool {
	return def.About == form.AboutCampaign || !slices.Contains(def.HandedInBy, "department")
}

// owedUnits reads which units owe a form about units or departments.
func (l *loader) owedUnits(r row, def *form.Definition, facts *register.Facts) []string {
	texts := r.list(owedUnits)
	if len(texts) > 0 && def.About != form.AboutUnit && def.About != form.AboutDepartment {
		r.fault(owedUnits, say("“%[1]s”由谁报送，看%[2]s，“应报单位”请留空", "who owes %[1]q follows from %[2]s: leave this blank", def.Name.ZH, campaign.ListName(def.About).ZH))
		return nil
	}
	units := newDirectory(facts.Units)
	var codes []string
	for _, text := range texts {
		if code := units.find(r, owedUnits, text); code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// checkWithin wants a day inside the campaign's period.
func checkWithin(r row, id string, day value.Date, facts *register.Facts) {
	if day.IsZero() || facts.From.IsZero() || facts.To.Before(facts.From) {
		return
	}
	if day.Before(facts.From) || day.After(facts.To) {
		r.fault(id, say("%s 不在评价期间 %s 至 %s 之内（campaign.yaml 的 period）", "%s lies outside the period %s to %s (campaign.yaml)", day, facts.From, facts.To))
	}
}
