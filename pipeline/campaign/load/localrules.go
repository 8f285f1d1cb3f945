package load

import (
	"regexp"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
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
	first := map[finding.Code]row{}
	for _, r := range l.book.read(localRulesLayout).rows {
		all.rows = append(all.rows, asWritten(r))
		before := len(l.faults.list)
		source, ok := l.localSource(r, first)
		if ok && len(l.faults.list) == before {
			l.tryLocal(source, forms)
		}
		if ok && len(l.faults.list) == before {
			all.specs = append(all.specs, source)
		}
	}
	for _, f := range l.faults.take(localRulesLayout.sheet) {
		all.faults = append(all.faults, campaign.RuleFault{Where: f.Where(), Message: f.Message})
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

// localRule is a row as an entry of the catalogue. One on trial tells the section
// alone, and sends nothing back.
func (l *loader) localRule(r row, code finding.Code) (rules.Spec, bool) {
	def, ok := l.form(r, localForm)
	each := l.eachRow(r)
	says := finding.Same(finding.OneLine(r.text(localSays)))
	spec := rules.Spec{Info: rules.Info{Code: code, Severity: severity(r), Audience: finding.Everyone, Title: says, Why: says,
		Basis: finding.Same(r.text(localBasis)), Message: localTexts.message, Fix: localTexts.fix, Args: []string{"item", "rule"}}}
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
		spec.Audience, spec.Severity = finding.Section, finding.Info
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
	holds := kind.Holds{Says: says, Each: each, When: formulaOf(r, localWhen), Must: must, At: r.text(localAt), From: from, Until: until}
	spec.Checks = []kind.Check{{Kind: "holds", Form: def.ID, Params: holds}}
	return spec, true
}

// localTexts are the wordings of a rule for which the section wrote none.
var localTexts = struct{ message, fix finding.Text }{
	finding.Text{ZH: "[{project}：][{item}的]{field}填的是“{value}”，不符合本级规则：{rule}", EN: `[{project}: ]{field}[ of {item}] is "{value}", against a rule of this office: {rule}`},
	finding.Text{ZH: "核对这一栏和与它有关的各栏，改正填错的", EN: "check this value and those it goes with, and correct the wrong one"},
}

// eachRow reads 范围.
func (l *loader) eachRow(r row) bool {
	switch scope := r.text(localScope); value.Fold(scope) {
	case "", scopeSheet:
		return false
	case scopeEach, "每行", "逐行":
		return true
	default:
		r.fault(localScope, say("范围应填 整张表 或 每一行，现为“%s”", "want 整张表 or 每一行, got %q", scope))
		return false
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
