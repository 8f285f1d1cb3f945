package report

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/book"
	"jixiao/rules/finding"
)

// RestDays say of every deadline on a day that is not worked what counts.
func RestDays(c *campaign.Campaign) []finding.Text {
	var out []finding.Text
	for _, r := range c.RestDays {
		out = append(out, restDay(c, r))
	}
	return out
}

func restDay(c *campaign.Campaign, r campaign.RestDay) finding.Text {
	name := finding.Same(r.Form)
	if def := c.Form(r.Form); def != nil {
		name = def.Name
	}
	if u, ok := c.Facts.Unit(r.Department); ok {
		name = finding.Text{ZH: u.Name + "延期的" + name.ZH, EN: name.EN + " extended for " + u.Name}
	}
	if r.Rolls() {
		return finding.Text{ZH: name.ZH + "的截止日 " + r.Day.String() + " 是休息日，顺延到 " + r.Counts.String(),
			EN: "the deadline " + r.Day.String() + " of the " + name.EN + " is a rest day; it rolls to " + r.Counts.String()}
	}
	return finding.Text{ZH: name.ZH + "的截止日 " + r.Day.String() + " 是休息日，按设置不顺延",
		EN: "the deadline " + r.Day.String() + " of the " + name.EN + " is a rest day; by the settings it does not roll"}
}

// resting are deadlines still to come on days that are not worked.
func (d *daily) resting() []task {
	var out []task
	for _, r := range d.c.RestDays {
		if !over(r.Counts, d.today) {
			out = append(out, task{what: "截止日是休息日", who: d.unit(r.Department), tone: book.Blue,
				detail: restDay(d.c, r).ZH + "；要改的话，由管理员设 campaign.yaml 的 deadlines_roll，或在“报送时限”里改日期"})
		}
	}
	return out
}
