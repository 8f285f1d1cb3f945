package load

import (
	"strings"

	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// localRule is a row as an entry of the catalogue. One on trial tells the section
// alone, and sends nothing back.
func (l *loader) localRule(r row, code finding.Code) (rules.Spec, bool) {
	def, ok := l.form(r, localForm)
	scope := scopeOf(r)
	says := finding.Same(finding.OneLine(r.text(localSays)))
	spec := rules.Spec{Info: rules.Info{Code: code, Severity: severity(r), Audience: finding.Everyone, Title: says, Why: says,
		Basis: finding.Same(r.text(localBasis)), Message: localTexts.message, Fix: localTexts.fix, Args: []string{"item", "rule", "form_name"}}}
	if scope == scopeAll {
		spec.Audience, spec.Message, spec.Fix = finding.Section, overallTexts.message, overallTexts.fix
	}
	if spec.Severity == 0 {
		spec.Severity = finding.Warning
	}
	if text := r.text(localMessage); text != "" {
		spec.Message = finding.Same(text)
	}
	if text := r.text(localFix); text != "" {
		spec.Fix = finding.Same(text)
	}
	switch state := l.stateOf(code, r); value.Fold(state) {
	case stateOn, "":
	case stateTrial:
		spec.Trial, spec.Audience, spec.Severity = true, finding.Section, finding.Info
	case stateOff:
		spec.Off = true
	default:
		r.fault(localState, say("状态应填 试行、启用 或 停用，现为“%s”", "want 试行, 启用 or 停用, got %q", state))
	}
	from, until := localTerm(r)
	must := formulaOf(r, localMust)
	if !ok || says.IsZero() || must == "" {
		return spec, false // told at their cells
	}
	holds := kind.Holds{Says: says, Each: scope == scopeEach, Overall: scope == scopeAll, When: formulaOf(r, localWhen), Must: must, At: r.text(localAt), From: from, Until: until}
	holds.LastYear = l.lastYear.columns
	spec.Checks = []kind.Check{{Kind: "holds", Form: def.ID, Params: holds}}
	return spec, true
}

// localTexts are the wordings of a rule for which the section wrote none.
var localTexts = struct{ message, fix finding.Text }{
	finding.Text{ZH: "[{project}：][{item}的]{field}填的是“{value}”，不符合本级规则：{rule}", EN: `[{project}: ]{field}[ of {item}] is "{value}", against a rule of this office: {rule}`},
	finding.Text{ZH: "核对这一栏和与它有关的各栏，改正填错的", EN: "check this value and those it goes with, and correct the wrong one"},
}

// overallTexts are those of a rule about all sheets together.
var overallTexts = struct{ message, fix finding.Text }{
	finding.Text{ZH: "全部“{form_name}”合起来看，不符合本级规则：{rule}", EN: `all sheets of the {form_name} together are against a rule of this office: {rule}`},
	finding.Text{ZH: "看一看总表里这些表的数，是不是有普遍偏高、偏低或者填错的；没有问题的，把这条规则改一改", EN: "look at these sheets in the master; where they are right, change the rule"},
}

// scopeOf reads 范围.
func scopeOf(r row) string {
	switch scope := r.text(localScope); value.Fold(scope) {
	case "", scopeSheet:
		return scopeSheet
	case scopeEach, "每行", "逐行":
		return scopeEach
	case scopeAll, "全部", "所有报送":
		return scopeAll
	default:
		r.fault(localScope, say("范围应填 整张表、每一行 或 全部报送，现为“%s”", "want 整张表, 每一行 or 全部报送, got %q", scope))
		return scopeSheet
	}
}

// formulaOf reads a cell with a formula. Whoever began it with = has had it taken
// for one by the workbook, which knows none of its names: it is meant all the same.
func formulaOf(r row, id string) string {
	if c := r.at(id); c.Formula != "" {
		return c.Formula
	}
	return r.text(id)
}

// localTerm reads 有效期: 2023-09-01至2023-12-31, 至2023-12-31, or the last day alone.
func localTerm(r row) (from, until value.Date) {
	text := r.text(localDays)
	begin, end, both := strings.Cut(text, "至")
	if !both {
		return value.Date{}, r.date(localDays)
	}
	for part, into := range map[string]*value.Date{begin: &from, end: &until} {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		d, err := value.ParseDate(part)
		if err != nil {
			r.fault(localDays, say("有效期应写成 2023-09-01至2023-12-31，现为“%s”", "want 2023-09-01至2023-12-31, got %q", text))
		}
		*into = d
	}
	return from, until
}
