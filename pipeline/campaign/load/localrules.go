package load

import (
	"regexp"

	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// The columns of 本级规则, named as rules.Problem names the parts of an entry.
const (
	localCode     = "code"
	localState    = "state"
	localSays     = "title"
	localForm     = "form"
	localScope    = "scope"
	localWhen     = "when"
	localMust     = "must"
	localAt       = "at"
	localSeverity = "severity"
	localMessage  = "message"
	localFix      = "fix"
	localBasis    = "basis"
	localDays     = "days"
)

var localRulesLayout = layout{
	sheet: "本级规则",
	columns: []column{
		{localCode, "编号", []string{"规则编号", "代码"}, filled},
		{localState, "状态", nil, filled},
		{localSays, "说明", []string{"规则说明", "名称"}, filled},
		{localForm, "表单", []string{"表"}, filled},
		{localScope, "范围", nil, headed},
		{localWhen, "什么情况下审核", []string{"适用条件", "什么情况下"}, headed},
		{localMust, "应满足", []string{"应满足的条件"}, filled},
		{localAt, "标在哪里", []string{"标注位置"}, optional},
		{localSeverity, "级别", []string{"严重程度"}, headed},
		{localMessage, "提示语", nil, optional},
		{localFix, "修改办法", []string{"怎样改"}, optional},
		{localBasis, "依据", nil, optional},
		{localDays, "有效期", nil, optional},
	},
}

// What the section writes under 状态 and 范围.
const (
	stateTrial = "试行"
	stateOn    = "启用"
	stateOff   = "停用"
	scopeSheet = "整张表"
	scopeEach  = "每一行"
	scopeAll   = "全部报送"
)

var localPattern = regexp.MustCompile(`^L\d{2}$`)

// localRules are the section's own: those that can be read, every row as it was
// written, and what is wrong with the others.
type localRules struct {
	specs  []specSource
	rows   []campaign.LocalRule
	faults []campaign.RuleFault
}

// localRules reads 本级规则, which older workbooks do not have: what the section
// wants of sheets beyond the catalogue. A rule that is at fault is left out, and
// told: it keeps nobody's sheets from being judged by the others.
func (l *loader) localRules(forms []*form.Definition) (all localRules) {
	if _, there := l.book.sheet(localRulesLayout.sheet); !there {
		return all
	}
	first, codes := map[finding.Code]row{}, map[int]finding.Code{}
	for _, r := range l.book.read(localRulesLayout).rows {
		all.rows = append(all.rows, asWritten(r))
		codes[r.line] = finding.Code(value.Fold(plain(r.at(localCode))))
		before := len(l.faults.list)
		source, ok := l.localSource(r, first)
		if ok && len(l.faults.list) == before {
			l.tryLocal(source, forms)
		}
		if ok && len(l.faults.list) == before {
			all.specs = append(all.specs, l.askingLastYear(source))
		}
	}
	for _, f := range l.faults.take(localRulesLayout.sheet) {
		all.faults = append(all.faults, campaign.RuleFault{Code: codes[f.Cell.Row], Where: f.Where(), Message: f.Message})
	}
	return all
}

// localSource is a row as an entry of the catalogue.
func (l *loader) localSource(r row, first map[finding.Code]row) (specSource, bool) {
	code := finding.Code(value.Fold(r.text(localCode)))
	other, twice := first[code]
	switch {
	case code == "":
		return specSource{}, false
	case !localPattern.MatchString(string(code)):
		r.fault(localCode, say("编号应为 L 加两位数字，如 L01，现为“%s”", "a code is L and two digits, such as L01, got %q", string(code)))
		return specSource{}, false
	case twice:
		r.fault(localCode, say("编号 %s 与 %s 的重复", "%s already stands in %s", code, other.cell(localCode)))
		return specSource{}, false
	}
	first[code] = r
	if l.leftOut(r) {
		return specSource{}, false
	}
	spec, ok := l.localRule(r, code)
	return specSource{spec: spec, row: &r}, ok
}

// tryLocal compiles a rule by itself, and tells what is wrong with it at its cells.
func (l *loader) tryLocal(s specSource, forms []*form.Definition) {
	if l.faults.within(formsFolder) {
		return // what it speaks of may be what is broken
	}
	_, problems := rules.NewEngine([]rules.Spec{s.spec}, forms, nil)
	for _, p := range problems {
		s.fault(p)
	}
}

// asWritten is a row column by column.
func asWritten(r row) campaign.LocalRule {
	var all campaign.LocalRule
	for _, c := range localRulesLayout.columns {
		text := plain(r.at(c.id))
		if c.id == localWhen || c.id == localMust {
			text = formulaOf(r, c.id)
		}
		all = append(all, text)
	}
	return all
}
