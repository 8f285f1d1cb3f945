package selfcheck

import (
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Today is what the unit owes, seen on a day.
type Today struct {
	Day string `json:"day"` // 2023年10月13日
	// Expired says that the rules inside are those of a campaign that is over.
	Expired bool   `json:"expired"`
	Owed    []Owed `json:"owed"`
	// Later are values of which only their receipt shows whether they are right:
	// 评分表“联系电话”.
	Later []string `json:"later"`
}

// Owed is one form that the unit owes, once or of several.
type Owed struct {
	Form     string `json:"form"`     // as people call it
	Deadline string `json:"deadline"` // 2023年10月15日, "" where there is none
	// Awaited is how the deadline will be counted, 反馈之日起30日, until the unit is told
	// the results.
	Awaited string `json:"awaited,omitempty"`
	// Days are those left until the deadline, less than 0 behind it.
	Days   int    `json:"days"`
	Duties []Duty `json:"duties"`
}

// Duty is one sheet that is owed: ID names it in the results of files.
type Duty struct {
	ID    string `json:"id"`
	About string `json:"about"` // A-01 城区环卫一体化保洁费, "" for the unit as a whole
}

// Today tells what the unit owes. What it has handed in already nobody knows here.
func (c *Checker) Today(now time.Time) (Today, error) {
	by, err := c.on(now)
	if err != nil {
		return Today{}, err
	}
	out := Today{Day: by.Chinese(), Expired: by.After(Expiry(by.campaign, c.unit)), Owed: []Owed{}, Later: c.later()}
	if c.unit == "" {
		return out, nil
	}
	facts := by.campaign.Facts.For(c.unit)
	at := map[owedBy]int{}
	for _, o := range crosscheck.Obligations(by.campaign) {
		if o.Department != facts.Successor(c.unit) {
			continue
		}
		of := owedBy{o.Form, o.Deadline}
		i, seen := at[of]
		if !seen {
			i = len(out.Owed)
			at[of] = i
			out.Owed = append(out.Owed, owed(by, o))
		}
		out.Owed[i].Duties = append(out.Owed[i].Duties, Duty{dutyID(o.Duty), facts.Label(o.Subject)})
	}
	return out, nil
}

// later are the fields that a page cannot check in full.
func (c *Checker) later() []string {
	out := []string{}
	if c.campaign.Snapshot == nil {
		return out
	}
	for _, u := range c.campaign.Snapshot.Unchecked {
		out = append(out, formName(c.campaign, u.Form)+"“"+u.Label.In(finding.ZH)+"”")
	}
	return out
}

// owedBy is a form with the day by which it is owed.
type owedBy struct {
	form string
	by   value.Date
}

func owed(by *day, o crosscheck.Obligation) Owed {
	out := Owed{Form: formName(by.campaign, o.Form)}
	if !o.Deadline.IsZero() {
		out.Deadline, out.Days = o.Deadline.Chinese(), daysBetween(by.Date, o.Deadline)
	}
	if after := crosscheck.Awaited(by.campaign, o.Duty); after.Set() {
		out.Awaited = after.Text().ZH
	}
	return out
}

func daysBetween(from, to value.Date) int {
	return int(to.In(time.UTC).Sub(from.In(time.UTC)) / (24 * time.Hour))
}

func formName(c *campaign.Campaign, id string) string {
	if def := c.Form(id); def != nil {
		return def.Name.In(finding.ZH)
	}
	return id
}

// dutyID names a duty of the unit, as it is owed.
func dutyID(d record.Duty) string { return d.Form + " " + string(d.Subject) }

// goodFor is how many days after the last deadline the rules still count: sheets
// that went back are mended until then.
const goodFor = 30

// Expiry is the last day on which the rules of a campaign are to be trusted: behind
// the last deadline, a unit's own where it is longer. Without any deadline, or with one
// that waits for the feedback, it is a year after the period that is evaluated.
func Expiry(c *campaign.Campaign, unit string) value.Date {
	var last value.Date
	open := c.Facts.To.AddDays(366)
	for _, o := range c.Owed {
		duty := record.Duty{Department: unit, Form: o.Form}
		if crosscheck.Awaited(c, duty).Set() {
			return open
		}
		own := crosscheck.Deadline(c, duty)
		if o.Section || o.Deadline.IsZero() && own.IsZero() {
			continue
		}
		for _, day := range []value.Date{o.Deadline, own} {
			if !day.IsZero() && (last.IsZero() || day.After(last)) {
				last = day
			}
		}
	}
	if last.IsZero() {
		return open
	}
	return last.AddDays(goodFor)
}
