package load

import (
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The columns of 特殊情况备案.
const (
	waiverUnit     = "unit"
	waiverProject  = "project"
	waiverCode     = "code"
	waiverApprover = "approver"
	waiverReason   = "reason"
	waiverUntil    = "until"
)

var waiversLayout = layout{
	sheet: "特殊情况备案",
	columns: []column{
		{waiverUnit, "单位", []string{"单位代码", "单位名称"}, filled},
		{waiverProject, "项目编号", []string{"项目代码", "项目"}, headed},
		{waiverCode, "规则代码", []string{"代码", "审核规则", "规则"}, filled},
		{waiverApprover, "批准人", nil, filled},
		{waiverReason, "事由", []string{"理由", "原因"}, filled},
		{waiverUntil, "有效期至", []string{"有效期", "有效至"}, filled},
	},
}

// waivers reads 特殊情况备案.
func (l *loader) waivers(facts *register.Facts, specs []specSource) []campaign.Waiver {
	t := l.book.read(waiversLayout)
	units := newDirectory(facts.Units)
	var waivers []campaign.Waiver
	for _, r := range t.rows {
		w := campaign.Waiver{
			Department: units.unit(r, waiverUnit), Code: l.ruleCode(r, waiverCode, specs),
			Approver: r.text(waiverApprover), Reason: r.text(waiverReason), Until: r.date(waiverUntil),
		}
		w.Project = l.waivedProject(r, w.Department, facts)
		waivers = append(waivers, w)
	}
	return waivers
}

// waivedProject wants the project to be one of the department's.
func (l *loader) waivedProject(r row, department string, facts *register.Facts) string {
	text := r.text(waiverProject)
	if text == "" || len(facts.Projects) == 0 && l.book.isBroken(registerLayout.sheet) {
		return ""
	}
	project, ok := facts.Project(value.Fold(text))
	if !ok {
		project, ok = facts.ProjectSpelled(text)
	}
	code := project.Code
	if !ok {
		r.fault(waiverProject, say("项目编号“%s”不在项目明细里", "the project %q is not in the register", text))
		return ""
	}
	unit, _ := facts.Unit(project.Unit)
	if department != "" && department != project.Unit && department != unit.Parent && department != project.Parent {
		r.fault(waiverProject, say("项目 %s 属于 %s，不是这个单位的", "project %s belongs to %s, not to this unit", code, project.Unit))
	}
	return code
}

// ruleCode reads the code of a rule of the catalogue.
func (l *loader) ruleCode(r row, id string, specs []specSource) finding.Code {
	text := r.text(id)
	code := finding.Code(value.Fold(text))
	if text != "" && !isKnown(code, specs) && !l.faults.within(rulesFolder) {
		r.fault(id, say("没有代码是“%s”的审核规则，可用 jixiao rules list 查看", "there is no rule %q; see jixiao rules list", text))
	}
	return code
}
