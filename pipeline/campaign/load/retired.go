package load

import (
	"strings"

	"jixiao/rules/finding"
)

// counted is a word that texts about deadlines could hold once, and today a case of
// theirs: findings name days now, and do not change from day to day.
const (
	counted = "{days}"
	today   = "today"
)

// advised adds to what is wrong with an override what to write instead, where an
// earlier program took it.
func (o override) advised(column string, said finding.Text) finding.Text {
	text := map[string]finding.Text{ruleWording: o.Wording, ruleFix: o.Fix}[column]
	switch {
	case !strings.HasPrefix(string(o.Code), "D"): // that is, it is about no deadline
	case column == ruleVariant && o.Variant == today:
		return finding.Text{
			ZH: said.ZH + "。这条规则现在写明日期，时限当天不再另有一种说法：请删去这一行",
			EN: said.EN + ". This rule names the date now, and has no other text for the last day: delete the row",
		}
	case strings.Contains(text.ZH, counted):
		return finding.Text{
			ZH: said.ZH + "。这条规则现在写明日期，不再数还有几天、逾期几天（天数每天都变，意见就要天天重发）：“还有 {days} 天”请改成“时限是 {expected}”，“逾期 {days} 天”请改成“时限 {expected} 已过”；这一格留空就用默认的写法",
			EN: said.EN + `. This rule names the date now and counts no days, which change every day: write "due by {expected}" for "in {days} days" and "was due by {expected}" for "{days} days late", or leave the cell blank for the usual text`,
		}
	}
	return said
}
