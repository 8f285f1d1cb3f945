package view

import (
	"fmt"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// sheets are the sheets of the settings workbook that say the same as a decision.
var sheets = map[record.DecisionKind]string{record.Extend: "延期", record.Waive: "特殊情况备案"}

// Contradicted is an entry of the settings workbook that is not in force, because
// the section decided otherwise since.
type Contradicted struct {
	Department string
	Text       finding.Text
}

// Contradicted are those entries, in the order of their sheets.
func (v *View) Contradicted() []Contradicted {
	c := v.Campaign
	var out []Contradicted
	for _, x := range crosscheck.Conflicts(c, v.Snapshot.Decisions) {
		said, later := dayOf(c, x.Written), dayOf(c, x.Later)
		on := value.DateOf(x.Later.AsOf.In(v.AsOf.Location()))
		text := finding.Text{
			ZH: fmt.Sprintf("设置工作簿的“%s”写的是%s%s，%s另行决定%s，以后一次决定为准；请把这一行改成一致的", sheets[x.Written.Kind],
				Matter(c, x.Written.Target).ZH, said.ZH, MonthDay(on), later.ZH),
			EN: fmt.Sprintf("%s of the settings workbook says %s %s; on %s the section decided %s, which holds: make that row say the same", sheets[x.Written.Kind],
				Matter(c, x.Written.Target).EN, said.EN, on, later.EN)}
		out = append(out, Contradicted{x.Written.Target.Department, text})
	}
	return out
}

// dayOf is until when a decision holds.
func dayOf(c *campaign.Campaign, d record.Decision) finding.Text {
	day := crosscheck.Until(c, d)
	switch {
	case d.Undo:
		return finding.Text{ZH: "撤销", EN: "that it no longer holds"}
	case day.IsZero():
		return finding.Text{ZH: "长期有效", EN: "without end"}
	case d.Kind == record.Extend:
		return finding.Text{ZH: "延至 " + day.String(), EN: "until " + day.String()}
	}
	return finding.Text{ZH: "有效期至 " + day.String(), EN: "until " + day.String()}
}

// Matter is what a decision on duties is about, but for the unit: form, what that
// is about, rule; or a stage.
func Matter(c *campaign.Campaign, t record.Target) finding.Text {
	var zh, en []string
	if def := c.Form(t.Form); def != nil {
		zh, en = append(zh, def.Name.ZH), append(en, def.Name.EN)
	} else if t.Form != "" {
		zh, en = append(zh, t.Form), append(en, t.Form)
	}
	for _, word := range []string{t.Subject.ID(), string(t.Code), t.Stage} {
		if word != "" {
			zh, en = append(zh, word), append(en, word)
		}
	}
	return finding.Text{ZH: strings.Join(zh, " "), EN: strings.Join(en, " ")}
}
