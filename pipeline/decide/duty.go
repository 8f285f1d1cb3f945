package decide

import (
	"fmt"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// duty is a decision on duties of a campaign as it stands.
type duty struct {
	c     *campaign.Campaign
	today value.Date
	Decision
}

// check says what is wrong with it, as a *Refusal.
func (d duty) check() error {
	if r := d.named(); r != nil {
		return r
	}
	if r := d.own(); r != nil {
		return r
	}
	for _, kind := range []struct {
		of    record.DecisionKind
		check func() *Refusal
	}{{record.Extend, d.extends}, {record.Waive, d.within}, {record.Exclude, d.merged}, {record.Cancel, d.owed}, {record.Feedback, d.fedBack}, {record.Disclose, d.disclosed}} {
		if kind.of != d.Kind {
			continue
		}
		if r := kind.check(); r != nil {
			return r
		}
	}
	return nil
}

// named wants all that a decision of the kind cannot do without.
func (d duty) named() *Refusal {
	def := d.c.Form(d.On.Form)
	switch {
	case d.Kind == record.Feedback && d.On.Department == "":
		return refuse(Unit, "要写明是哪个单位", "say which unit")
	case d.Kind == record.Disclose && d.On.Subject.Project() == "":
		return refuse(Project, "要写明是哪个项目", "say which project")
	case d.Kind == record.Feedback || d.Kind == record.Disclose:
		return nil
	case d.Kind == record.Waive && d.On.Code == "":
		return refuse(Code, "要写明是哪条审核规则（规则代码）", "say which rule, by its code")
	case d.Kind != record.Waive && def == nil:
		return refuse(Form, "要写明是哪种表", "say which form")
	case d.On.Department == "" && (d.Kind == record.Waive || slices.Contains(def.HandedInBy, "department")):
		return refuse(Unit, "要写明是哪个单位", "say which unit")
	case d.Kind == record.Extend && d.At.IsZero():
		return refuse(Until, "要写明延到哪一天", "say until when")
	}
	return nil
}

// own wants what is named to be the department's.
func (d duty) own() *Refusal {
	def, about := d.c.Form(d.On.Form), d.On.Subject
	if about == "" || d.Kind == record.Disclose && d.On.Department == "" {
		return nil
	}
	if def != nil && !isAbout(def) {
		return refuseForm(Project, def, "“%s”不分项目报送，项目请留空", "the %s is about no single project: leave that blank")
	}
	if p, ok := d.c.Facts.AnyProject(about.Project()); ok {
		if owner := d.c.Facts.Successor(p.Unit); !d.c.Facts.Owns(p, d.On.Department) || def != nil && owner != d.On.Department {
			return refuse(Project, "项目 %s 是%s的，不是这个单位的", "project %s is %s's, not this unit's", p.Code, d.c.Facts.UnitText(owner))
		}
		return nil
	}
	if owner := d.c.Facts.UnitOf(about); owner != "" && owner != d.On.Department {
		return refuse(Project, "%s 是%s的，不是这个单位的", "%s is %s's, not this unit's", about.ID(), d.c.Facts.UnitText(owner))
	}
	return nil
}

// extends wants a later day than the one that holds for all.
func (d duty) extends() *Refusal {
	def := d.c.Form(d.On.Form)
	deadline := d.c.Ordinary(d.On.Department, def.ID)
	until := value.DateOf(d.At.In(d.c.Zone))
	switch {
	case deadline.IsZero() && d.c.AfterFeedback(def.ID).Set(): // any day is better than none yet
	case deadline.IsZero():
		return refuseForm(Form, def, "“%s”没有报送时限，不必延期", "the %s has no deadline to extend")
	case !until.After(deadline):
		return refuse(Until, "延至 %s 不晚于原来的报送时限 %s", "%s is not after the deadline %s", until, deadline)
	}
	if r := d.within(); r != nil {
		return r
	}
	return d.owed()
}

// fedBack wants a whole department, and the day.
func (d duty) fedBack() *Refusal {
	switch {
	case d.On.Form != "" || d.On.Subject != "":
		return refuse(Form, "反馈是对整个单位的，表单和项目请留空", "results are fed back to a unit as a whole: leave form and project blank")
	case d.At.IsZero():
		return refuse(Until, "要写明反馈的日期", "say on which day")
	case d.Notice.SignedOn.After(d.today):
		return refuse(Signed, "签收日期 %s 还没有到", "the day of signature %s is still to come", d.Notice.SignedOn)
	}
	return nil
}

// disclosed wants a project that is marked to be made public, the day, and where.
func (d duty) disclosed() *Refusal {
	p, known := d.c.Facts.AnyProject(d.On.Subject.Project())
	switch {
	case d.On.Form != "":
		return refuse(Form, "公开的是整个项目的评价结果，表单请留空", "a project's results are made public as a whole: leave the form blank")
	case !known || !p.Public:
		return refuse(Project, "项目 %s 在项目明细里没有标“是否公开”为“是”", "project %s is not marked in the register to be made public", d.On.Subject.Project())
	case d.At.IsZero():
		return refuse(Until, "要写明公开的日期", "say on which day")
	}
	return nil
}

// within wants a day inside the campaign's period; what is waived may be so for
// longer.
func (d duty) within() *Refusal {
	from, to := d.c.Facts.From, d.c.Facts.To
	if d.At.IsZero() || from.IsZero() || to.Before(from) {
		return nil
	}
	if until := value.DateOf(d.At.In(d.c.Zone)); until.Before(from) || until.After(to) && d.Kind != record.Waive {
		return refuse(Until, "%s 不在评价期间 %s 至 %s 之内", "%s lies outside the period %s to %s", until, from, to)
	}
	return nil
}

// merged wants a form that fills the master.
func (d duty) merged() *Refusal {
	if def := d.c.Form(d.On.Form); len(def.Master) == 0 {
		return refuseForm(Form, def, "“%s”本来就不进总表", "the %s is in no master anyway")
	}
	return nil
}

// owed wants duties that are owed, and not cancelled.
func (d duty) owed() *Refusal {
	def := d.c.Form(d.On.Form)
	for _, o := range crosscheck.Obligations(d.c) {
		if d.On.Covers(o.Duty) {
			return nil
		}
	}
	for _, o := range d.c.Owed {
		if o.Form == def.ID && !o.Each && !o.Section && d.On.Subject != "" && def.About != form.AboutCampaign {
			return refuseForm(Project, def, "“%s”由单位整体报送，不分项目，项目请留空", "the %s is handed in by the unit as a whole: leave the project blank")
		}
	}
	return refuseForm(Form, def, "这个单位现在没有报送“%s”的任务", "this unit does not owe the %s")
}

// refuseForm is a refusal that names a form.
func refuseForm(of Part, def *form.Definition, zh, en string) *Refusal {
	return &Refusal{finding.Text{ZH: fmt.Sprintf(zh, def.Name.ZH), EN: fmt.Sprintf(en, def.Name.EN)}, of}
}
