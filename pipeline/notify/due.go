package notify

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/timetable"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/daily"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/rulecount"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// Sent are the single things that were told over each channel.
type Sent map[string]map[string]bool

// Plan is what is due, and what waits.
type Plan struct {
	Letters []Letter
	// Held are findings that go into no letter yet: so many sheets fail their
	// rule that the section has to look first.
	Held []crosscheck.Doubt
}

// planner derives letters from one snapshot.
type planner struct {
	c           *campaign.Campaign
	s           *record.Snapshot
	told        Sent
	departments department.Reports
	doubts      map[doubted]bool
	everyone    bool // even who has no address, as if mail were on
}

type doubted struct {
	code finding.Code
	form string
}

// Due derives the letters that are due as of the snapshot's run. It depends on
// nothing but what it is given.
func Due(c *campaign.Campaign, s *record.Snapshot, told Sent) Plan {
	return planner{c: c, s: s, told: told}.plan()
}

// Preview derives what would be due if mail were on and everybody had an
// address; letters to those who have none go to nobody.
func Preview(c *campaign.Campaign, s *record.Snapshot, told Sent) Plan {
	return planner{c: c, s: s, told: told, everyone: true}.plan()
}

func (p planner) plan() Plan {
	c, s := p.c, p.s
	plan := Plan{Held: crosscheck.Doubts(c, s)}
	p.doubts = map[doubted]bool{}
	for _, d := range plan.Held {
		p.doubts[doubted{d.Code, d.Form}] = true
	}
	if (c.Settings.Mail.On || p.everyone) && !away(s) {
		p.departments = department.New(view.NewDepartments(c, s))
		going := view.NewOutgoing(c, s)
		for _, u := range c.Facts.Units {
			if u.Email == "" && !p.everyone || going.Waits(u.Code) {
				continue // the section calls, or looks first
			}
			if l, ok := p.toUnit(u); ok {
				plan.Letters = append(plan.Letters, l)
			}
		}
	}
	plan.Letters = append(plan.Letters, p.toSection()...)
	for i := range plan.Letters {
		l := &plan.Letters[i]
		l.Campaign, l.Run, l.AsOf = c.Name, s.Run.ID, s.Run.AsOf.In(c.Zone)
	}
	return plan
}

func addresses(u register.Unit) []string {
	if u.Email == "" {
		return nil
	}
	return []string{u.Email}
}

// away reports whether the last run had to do without the inbox (F15). What it
// says is missing may lie there: nobody is written to about that.
func away(s *record.Snapshot) bool {
	return slices.ContainsFunc(s.Issues, func(i record.Issue) bool { return i.Code == "F15" })
}

// toUnit is the one letter that a department gets after a run, if any.
func (p planner) toUnit(u register.Unit) (Letter, bool) {
	if l, ok := p.findings(u); ok {
		return l, true // it says what is owed too
	}
	return p.reminder(u)
}

// findings is the letter about what a department has not been told yet.
func (p planner) findings(u register.Unit) (Letter, bool) {
	var fresh []record.Issue
	held := 0
	l := Letter{Channel: MailChannel, Kind: Findings, Unit: u.Code, To: addresses(u)}
	for _, i := range p.departments.Told(u.Code) {
		item := findingItem(u.Code, i)
		switch {
		case p.doubts[doubted{i.Code, i.Form}]:
			held++
		case !p.told[MailChannel][item]:
			fresh = append(fresh, i)
			l.Items = append(l.Items, item)
		}
	}
	if len(fresh) == 0 {
		return l, false
	}
	_, reminded := p.near(u)
	l.Items = append(l.Items, reminded...)
	l.seal()
	l.Letter = p.departments.FindingsLetter(u.Code, fresh, held)
	l.Attach = &Attachment{Name: "最新审核意见.xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		Write: func(w io.Writer) error { return p.departments.Write(w, u.Code, p.s.Run.AsOf) }}
	return l, true
}

// reminder is the letter about what a department still owes.
func (p planner) reminder(u register.Unit) (Letter, bool) {
	l := Letter{Channel: MailChannel, Kind: Reminder, Unit: u.Code, To: addresses(u)}
	near, items := p.near(u)
	if len(near) == 0 {
		return l, false
	}
	l.Items = items
	l.seal()
	l.Letter = p.departments.ReminderLetter(u.Code, near)
	return l, true
}

// near are the duties that a department still owes and has not been reminded
// of, as soon as their deadline is near.
func (p planner) near(u register.Unit) (near []view.Due, items []string) {
	for _, d := range p.departments.Owing(u.Code) {
		days, ok := p.departments.DaysLeft(d)
		item := strings.Join([]string{"remind", u.Code, d.Duty.Form, string(d.Duty.Subject), d.Deadline.String()}, ":")
		if ok && days >= 0 && days <= p.reminderDays(d.Duty.Form) && !p.told[MailChannel][item] {
			near, items = append(near, d), append(items, item)
		}
	}
	return near, items
}

// reminderDays is how far ahead a form is reminded of, -1 for never.
func (p planner) reminderDays(form string) int {
	for _, o := range p.c.Owed {
		if o.Form == form && o.ReminderDays > 0 {
			return o.ReminderDays
		}
	}
	return -1
}

// toSection is the day's summary, once for each time at which the campaign is
// to be judged by the schedule: by mail, and to every webhook.
func (p planner) toSection() []Letter {
	planned := timetable.Last(p.c, p.s.Run.AsOf)
	mail := p.c.Settings.Mail
	if planned.IsZero() || !p.c.Settings.Tells() && !p.everyone {
		return nil
	}
	item := "daily:" + planned.UTC().Format(time.RFC3339)
	var channels []string
	if mail.On && len(mail.Section) > 0 || p.everyone {
		channels = append(channels, MailChannel)
	}
	for _, hook := range p.c.Settings.Webhooks {
		channels = append(channels, hook.Name)
	}
	channels = slices.DeleteFunc(channels, func(name string) bool { return p.told[name][item] })
	if len(channels) == 0 {
		return nil
	}
	day := Letter{Kind: Daily, Items: []string{item}, Letter: daily.Letter(p.c, p.s)}
	day.seal()
	out := make([]Letter, len(channels))
	for i, name := range channels {
		out[i] = day
		out[i].Channel = name
		if name == MailChannel {
			out[i].To, out[i].Attach = mail.Section, p.dailyPage()
		}
	}
	return out
}

func (p planner) dailyPage() *Attachment {
	seen, counts := func() *view.View { return view.New(p.c, p.s) }, func() []view.RuleCount { return rulecount.Counted(p.c, p.s) }
	return &Attachment{Name: "审核日报_" + p.s.Run.AsOf.In(p.c.Zone).Format("2006-01-02") + ".html", Type: "text/html",
		Write: daily.Of(p.c, p.s, seen, counts).Page}
}

// seal gives the letter its key: what it tells, in whatever order.
func (l *Letter) seal() {
	items := slices.Compact(slices.Sorted(slices.Values(l.Items)))
	l.Items = items
	l.Key = l.Kind + ":" + l.Unit + ":" + digest(items...)
}

// findingItem names a finding for as long as it holds in a file: mended and made
// again, or left as it was in a file that was to mend it, it is another one.
func findingItem(unit string, i record.Issue) string {
	return "finding:" + unit + ":" + digest(string(i.Code), i.Form, string(i.About()), i.Place.Sheet, i.Place.Cell.String(), i.Field,
		strconv.FormatInt(i.FirstRun, 10), strconv.FormatInt(i.FileID, 10))
}
