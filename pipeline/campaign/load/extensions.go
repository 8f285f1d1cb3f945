package load

import (
	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
)

// The columns of 延期.
const (
	extensionUnit     = "unit"
	extensionForm     = "form"
	extensionUntil    = "until"
	extensionApprover = "approver"
	extensionReason   = "reason"
)

var extensionsLayout = layout{
	sheet: "延期",
	columns: []column{
		{extensionUnit, "单位", []string{"单位代码", "单位名称"}, filled},
		{extensionForm, "表单", []string{"表名", "报表", "表单名称"}, filled},
		{extensionUntil, "延至", []string{"延期至", "延至日期"}, filled},
		{extensionApprover, "批准人", nil, filled},
		{extensionReason, "事由", []string{"理由", "原因"}, filled},
	},
}

// extensions reads 延期, and enters the days into the facts.
func (l *loader) extensions(facts *register.Facts) []campaign.Extension {
	t := l.book.read(extensionsLayout)
	units := newDirectory(facts.Units)
	first := map[register.Extended]row{}
	var all []campaign.Extension
	for _, r := range t.rows {
		unit := units.unit(r, extensionUnit)
		def, known := l.form(r, extensionForm)
		e := campaign.Extension{Department: unit, Until: r.date(extensionUntil), Approver: r.text(extensionApprover), Reason: r.text(extensionReason)}
		checkWithin(r, extensionUntil, e.Until, facts)
		if unit == "" || !known || e.Until.IsZero() {
			continue
		}
		e.Form = def.ID
		if other, twice := first[e.Key()]; twice {
			r.fault(extensionUnit, say("与 %s 是同一个单位、同一张表的延期", "the same unit and form already stand in %s", other.cell(extensionUnit)))
			continue
		}
		first[e.Key()] = r
		deadline, ok := facts.Deadlines[def.ID]
		switch {
		case l.book.isBroken(deadlinesLayout.sheet): // the deadline may be what is broken
		case !ok && l.afterFeedback[def.ID]: // nobody knows the day yet
		case !ok:
			r.fault(extensionForm, say("“%s”没有报送时限，不必延期", "%q has no deadline to extend", def.Name.ZH))
		case !e.Until.After(deadline):
			r.fault(extensionUntil, say("延至 %s 不晚于原来的报送时限 %s", "%s is not after the deadline %s", e.Until, deadline))
		}
		facts.Extensions[e.Key()] = e.Until
		all = append(all, e)
	}
	return all
}
