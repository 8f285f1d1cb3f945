package load

import (
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// The columns of 审核规则, named as rules.Problem names the parts of an override.
const (
	ruleCode      = "code"
	ruleVariant   = "variant"
	ruleTitle     = "title"
	ruleUsual     = "usual"
	ruleOn        = "off"
	ruleSeverity  = "severity"
	ruleAudience  = "audience"
	ruleTolerance = "tolerance"
	ruleWording   = "wording"
	ruleFix       = "fix"
)

var overridesLayout = layout{
	sheet: "审核规则",
	columns: []column{
		{ruleCode, "代码", []string{"规则代码", "编号"}, filled},
		{ruleVariant, "情形", []string{"情形代码"}, optional},
		{ruleTitle, "名称", []string{"规则名称", "审核内容"}, optional},
		{ruleUsual, "默认级别", nil, optional},
		{ruleOn, "启用", []string{"是否启用"}, headed},
		{ruleSeverity, "级别", []string{"严重程度"}, headed},
		{ruleAudience, "告知范围", []string{"告知"}, optional},
		{ruleTolerance, "容差", []string{"允许误差"}, headed},
		{ruleWording, "提示语", []string{"提示内容"}, headed},
		{ruleFix, "修改办法", []string{"怎样改"}, optional},
	},
}

// override is a change of a rule with the row that asks for it.
type override struct {
	rules.Override
	row row
}

// overrides reads 审核规则; a row that leaves everything as it is changes nothing.
func (l *loader) overrides(specs []specSource) []override {
	t := l.book.read(overridesLayout)
	var changes []override
	type changed struct {
		code    finding.Code
		variant string
	}
	first := map[changed]row{}
	for _, r := range t.rows {
		o := override{row: r, Override: rules.Override{
			Code: l.ruleCode(r, ruleCode, specs), Severity: severity(r), Audience: audience(r),
			Variant: r.text(ruleVariant), Wording: finding.Text{ZH: r.text(ruleWording)}, Fix: finding.Text{ZH: r.text(ruleFix)},
		}}
		if !r.answer(ruleOn, true) {
			off := true
			o.Off = &off
		}
		if tolerance, given := r.amount(ruleTolerance); given {
			if tolerance.Sign() < 0 {
				r.fault(ruleTolerance, say("容差不能小于 0", "a tolerance must not be negative"))
			}
			o.Tolerance = &tolerance
		}
		what := changed{o.Code, o.Variant}
		if other, twice := first[what]; twice && o.Code != "" {
			r.fault(ruleCode, say("规则 %s 与 %s 的重复", "rule %s already stands in %s", o.Code, other.cell(ruleCode)))
			continue
		}
		first[what] = r
		if o.changes() {
			changes = append(changes, o)
		}
	}
	return changes
}

func changesOf(overrides []override) []rules.Override {
	var changes []rules.Override
	for _, o := range overrides {
		changes = append(changes, o.Override)
	}
	return changes
}

func (o override) changes() bool {
	return o.Off != nil || o.Severity != 0 || o.Audience != "" || o.Tolerance != nil || !o.Wording.IsZero() || !o.Fix.IsZero()
}

// audience reads 告知范围; blank is the rule's own.
func audience(r row) finding.Audience {
	switch text := r.text(ruleAudience); value.Fold(text) {
	case "", "默认":
	case "单位和绩效科", "全部":
		return finding.Everyone
	case "仅绩效科", "绩效科":
		return finding.Section
	default:
		r.fault(ruleAudience, say("告知范围应填 单位和绩效科 或 仅绩效科，现为“%s”", "want 单位和绩效科 or 仅绩效科, got %q", text))
	}
	return ""
}

// severity reads 级别; blank is the rule's own.
func severity(r row) finding.Severity {
	text := r.text(ruleSeverity)
	if text == "" || value.Fold(text) == "默认" {
		return 0
	}
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Info} {
		k := value.Fold(text)
		if k == value.Fold(s.Label().ZH) || k == value.Fold(s.String()) {
			return s
		}
	}
	r.fault(ruleSeverity, say("级别应填 须修改、须说明 或 提示，现为“%s”", "want 须修改, 须说明 or 提示, got %q", text))
	return 0
}
