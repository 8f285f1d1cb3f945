package load

import "jixiao/rules/register"

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

// extensions reads 延期 into the facts.
func (l *loader) extensions(facts *register.Facts) {
	t := l.book.read(extensionsLayout)
	units := newDirectory(facts.Units)
	first := map[register.Extended]row{}
	for _, r := range t.rows {
		unit := units.unit(r, extensionUnit)
		def, known := l.form(r, extensionForm)
		until := r.date(extensionUntil)
		r.text(extensionApprover)
		r.text(extensionReason)
		checkWithin(r, extensionUntil, until, facts)
		if unit == "" || !known || until.IsZero() {
			continue
		}
		what := register.Extended{Department: unit, Form: def.ID}
		if other, twice := first[what]; twice {
			r.fault(extensionUnit, say("与 %s 是同一个单位、同一张表的延期", "the same unit and form already stand in %s", other.cell(extensionUnit)))
			continue
		}
		first[what] = r
		deadline, ok := facts.Deadlines[def.ID]
		switch {
		case l.book.isBroken(deadlinesLayout.sheet): // the deadline may be what is broken
		case !ok:
			r.fault(extensionForm, say("“%s”没有报送时限，不必延期", "%q has no deadline to extend", def.Name.ZH))
		case !until.After(deadline):
			r.fault(extensionUntil, say("延至 %s 不晚于原来的报送时限 %s", "%s is not after the deadline %s", until, deadline))
		}
		facts.Extensions[what] = until
	}
}
