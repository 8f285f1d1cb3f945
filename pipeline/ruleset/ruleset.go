// Package ruleset puts in the section's words what a run judges by: which rules are
// on and what they demand, tolerances, deadlines, bounds.
//
// It owns which settings bear on judgements and are worth telling when they change.
// It refuses to hold them against others, and who is told. What it says is kept in
// ledgers: other words for the same thing would be told as a change.
package ruleset

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// The parts of a rule that say whether it is judged, and how far numbers may differ
// where the section has changed that.
const (
	State     = "状态"
	Tolerance = "容差"
)

// The parts that say what a rule of the section's own demands, and where.
const (
	partWhen = "什么情况下审核"
	partMust = "应满足"
)

// Demands reports whether a part says what a rule demands.
func Demands(part string) bool { return part == partWhen || part == partMust }

// The states of a rule.
const (
	On      = "启用"
	Trial   = "试行"
	Off     = "停用"
	NotYet  = "未到有效期"
	Expired = "已过有效期"
)

// Of are all settings by which a campaign judges what comes on a day, in order.
func Of(c *campaign.Campaign, day value.Date) []record.Setting {
	var all settings
	tolerances := map[finding.Code]decimal.Decimal{}
	for _, o := range c.Changes {
		if o.Tolerance != nil {
			tolerances[o.Code] = *o.Tolerance
		}
		all.variant(o)
	}
	for _, s := range c.Specs {
		info, known := c.Engine.Info(s.Code)
		if !known {
			continue
		}
		all.rule(c, s, info, day)
		if tolerance, given := tolerances[s.Code]; given && !info.Off {
			all.add(string(s.Code), Tolerance, tolerance.String())
		}
	}
	all.campaign(c)
	all.forms(c)
	return all
}

// settings gathers what is said.
type settings []record.Setting

// add says one thing. Of several that are called alike each has a number.
func (s *settings) add(of, part, says string) {
	if says == "" {
		return
	}
	named := part
	for n := 2; s.has(of, named); n++ {
		named = fmt.Sprintf("%s（%d）", part, n)
	}
	*s = append(*s, record.Setting{Of: of, Part: named, Says: says})
}

func (s *settings) has(of, part string) bool {
	return slices.ContainsFunc(*s, func(o record.Setting) bool { return o.Of == of && o.Part == part })
}

// variant is what 审核规则 says of a special case of a rule.
func (s *settings) variant(o rules.Override) {
	if o.Variant == "" {
		return
	}
	part := "情形 " + o.Variant
	if o.Off != nil && *o.Off {
		s.add(string(o.Code), part, Off)
	}
	if o.Severity != 0 {
		s.add(string(o.Code), part+" 级别", o.Severity.Label().ZH)
	}
}

// rule says of one that is switched off, or does not count on the day, nothing else.
func (s *settings) rule(c *campaign.Campaign, spec rules.Spec, info rules.Info, day value.Date) {
	code, local := string(spec.Code), false
	state := On
	if info.Off {
		state = Off
	}
	for i := range spec.Checks {
		if h, ok := spec.Checks[i].Params.(kind.Holds); ok {
			local = true
			state = stateOf(h, info, day)
		}
	}
	if s.add(code, State, state); state != On && state != Trial {
		return
	}
	s.add(code, "级别", info.Severity.Label().ZH)
	if !local {
		s.add(code, "告知范围", audiences[info.Audience])
	}
	for i, check := range spec.Checks {
		if h, ok := check.Params.(kind.Holds); ok {
			s.holds(c, code, check.Form, h)
			continue
		}
		number := ""
		if len(spec.Checks) > 1 {
			number = fmt.Sprintf("第 %d 项 ", i+1)
		}
		s.numbers(code, number, check)
	}
}

var audiences = map[finding.Audience]string{finding.Everyone: "单位和绩效科", finding.Section: "仅绩效科"}

func stateOf(h kind.Holds, info rules.Info, day value.Date) string {
	switch {
	case info.Off:
		return Off
	case day.Before(h.From):
		return NotYet
	case !h.Until.IsZero() && day.After(h.Until):
		return Expired
	case info.Trial:
		return Trial
	}
	return On
}

// holds is what a rule of the section's own demands, as it wrote that.
func (s *settings) holds(c *campaign.Campaign, code, form string, h kind.Holds) {
	if def := c.Form(form); def != nil {
		s.add(code, "表单", def.Name.ZH)
	}
	scope := "整张表"
	switch {
	case h.Overall:
		scope = "全部报送"
	case h.Each:
		scope = "每一行"
	}
	s.add(code, "范围", scope)
	s.add(code, partWhen, finding.OneLine(h.When))
	s.add(code, partMust, finding.OneLine(h.Must))
	if !h.Until.IsZero() {
		s.add(code, "有效期止", h.Until.String())
	}
}

// numbers are the parameters of a check that are numbers other than 0, such as
// bounds and shortest lengths, by the names that they have in rules/*.yaml.
func (s *settings) numbers(code, number string, check kind.Check) {
	data, err := json.Marshal(check.Params)
	has := map[string]json.RawMessage{}
	if err != nil || json.Unmarshal(data, &has) != nil {
		return // parameters are plain values: they can be written
	}
	for _, name := range slices.Sorted(maps.Keys(has)) {
		text := strings.Trim(string(has[name]), `"`)
		if d, err := decimal.Parse(text); err == nil && !d.IsZero() {
			s.add(code, number+"参数 "+strings.ToLower(name), d.String())
		}
	}
}

// campaign is what the settings say beyond rules.
func (s *settings) campaign(c *campaign.Campaign) {
	for _, o := range slices.SortedFunc(slices.Values(c.Owed), func(a, b campaign.Owed) int { return cmp.Compare(a.Form, b.Form) }) {
		name := o.Form
		if def := c.Form(o.Form); def != nil {
			name = def.Name.ZH
		}
		s.add("报送时限", "《"+name+"》"+o.By(), deadline(o))
	}
	if c.Rolls {
		s.add("报送时限", "遇休息日", "顺延到下一个工作日")
	} else {
		s.add("报送时限", "遇休息日", "不顺延")
	}
	for _, b := range c.Facts.Bands {
		s.add("等级分数线", b.Grade, b.From.String()+" 分起")
	}
	s.add("改正和说明", "改正期限", fmt.Sprintf("%d 个工作日", c.Settings.CorrectionDays))
	s.add("改正和说明", "不算说明的套话", strings.Join(slices.Sorted(slices.Values(c.Settings.Explanations.Stock)), "、"))
	s.add("文件", "大小上限", fmt.Sprintf("%d 字节", c.Settings.Limits.FileSize))
}

func deadline(o campaign.Owed) string {
	said := "没有时限"
	if !o.Deadline.IsZero() {
		said = o.Deadline.String()
	}
	if o.AfterFeedback.Set() {
		said = o.AfterFeedback.Text().ZH
	}
	if o.Optional {
		said += "，可报可不报"
	}
	if len(o.Units) > 0 {
		said += "，应报 " + strings.Join(o.Units, "、")
	}
	return said
}

// forms is what may stand in a field, and which weights are usual.
func (s *settings) forms(c *campaign.Campaign) {
	for _, def := range c.Forms {
		for f := range def.EachField() {
			s.add("《"+def.Name.ZH+"》", f.Label+"的取值", constraints.Replace(f.Check))
		}
		for i, profile := range c.Facts.Profiles[def.ID] {
			var parts []string
			for _, group := range slices.Sorted(maps.Keys(profile)) {
				parts = append(parts, group+" "+profile[group].String())
			}
			s.add("《"+def.Name.ZH+"》", fmt.Sprintf("分值构成 %d", i+1), strings.Join(parts, "、"))
		}
	}
}

var constraints = strings.NewReplacer("gte=", "不小于 ", "lte=", "不大于 ", "gt=", "大于 ", "lt=", "小于 ", "min=", "字数不少于 ", "max=", "字数不多于 ", "omitempty,", "", ",", "，")
