package campaign

import (
	"slices"
	"strings"

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
	},
}

// Who owes a form, as 报送时限 writes it.
const (
	byProject = "每个项目"
	byUnit    = "每个单位"
	bySection = "绩效科"
)

// By is who owes it, as 报送时限 writes it.
func (o Owed) By() string {
	switch {
	case o.Section:
		return bySection
	case o.Project:
		return byProject
	}
	return byUnit
}

// deadlines reads 报送时限 and enters the deadlines into the facts.
func (l *loader) deadlines(facts *register.Facts) []Owed {
	t := l.book.read(deadlinesLayout)
	var owed []Owed
	first := map[string]row{}
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
	}
	return owed
}

func (l *loader) owed(r row, facts *register.Facts) (Owed, bool) {
	def, ok := l.form(r, owedForm)
	o := Owed{
		Optional:     !r.answer(owedMust, true),
		Deadline:     r.date(owedDeadline),
		ReminderDays: r.whole(owedReminder, mostReminderDays),
	}
	if o.Deadline.IsZero() && !o.Optional && plain(r.cells[owedDeadline]) == "" {
		r.fault(owedDeadline, say("必报的表单要写明报送时限", "a form that is owed needs a deadline"))
	}
	checkWithin(r, owedDeadline, o.Deadline, facts)
	if !ok {
		return o, false
	}
	o.Form = def.ID
	by := r.text(owedBy)
	if right := owner(def); by != "" && by != right && !l.faults.within(formsFolder) {
		r.fault(owedBy, say("“%s”的报送主体应是“%s”，现为“%s”", "%q is owed by %q, not %q", def.Name.ZH, right, by))
	}
	o.Project = owner(def) == byProject
	o.Section = owner(def) == bySection
	return o, true
}

// owner is who owes a form, as its definition says.
func owner(def *form.Definition) string {
	switch {
	case !slices.Contains(def.HandedInBy, "department"):
		return bySection
	case def.Per == "project":
		return byProject
	}
	return byUnit
}

// form finds the form that a cell names, by its name or its id.
func (l *loader) form(r row, id string) (*form.Definition, bool) {
	text := r.text(id)
	if text == "" {
		return nil, false
	}
	var names []string
	for _, s := range l.forms {
		d := s.def
		if k := value.Fold(text); k == value.Fold(d.Name.ZH) || k == value.Fold(d.Name.EN) || k == value.Fold(d.ID) {
			return d, true
		}
		names = append(names, d.Name.ZH)
	}
	if l.faults.within(formsFolder) {
		return nil, false // its definition may be what is broken
	}
	r.fault(id, say("没有“%s”这个表单；可用的表单：%s", "unknown form %q; known are: %s", text, strings.Join(names, "、")))
	return nil, false
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
