package daily

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/ruleset"
	"jixiao/rules/finding"
)

// settingChanges lists the rules, bounds and deadlines by which runs of today judge
// otherwise than those before; nothing where all is as it was.
func (d *daily) settingChanges() *panel {
	changes := d.changedToday()
	if len(changes) == 0 {
		return nil
	}
	p := &panel{name: "规则变化", title: "今天起生效的规则变化", frozen: 1,
		note:    "设置或程序变了的，收到的文件都按新的重新审核    " + d.AsOfText(),
		columns: []view.Column{view.Words("规则或设置", 34), view.Words("内容", 24), view.Words("原来", 40), view.Words("改为", 40)}}
	titles := d.titles()
	for _, c := range changes {
		was, now := saying(c)
		p.row(write.Text(strings.TrimSpace(c.Of+" "+titles[finding.Code(c.Of)].Title.ZH)), write.Text(c.Part), write.Text(was), write.Text(now))
	}
	return p
}

// saying is what a setting was and is.
func saying(c record.SettingChange) (was, now string) {
	switch c.Part {
	case ruleset.State:
		return cmp.Or(c.Was, "没有这条规则"), cmp.Or(c.Now, "没有这条规则了（删去，或者写错了没有采用）")
	case ruleset.Tolerance:
		return cmp.Or(c.Was, "默认"), cmp.Or(c.Now, "默认")
	}
	return cmp.Or(c.Was, "（没有）"), cmp.Or(c.Now, "（没有）")
}

// changedToday are the changes that came with runs of today. Of a rule that was
// added, taken out or switched, it is enough to say so, and what it now demands.
func (d *daily) changedToday() []record.SettingChange {
	var all []record.SettingChange
	for _, c := range d.Snapshot.Changed {
		if d.isToday(c.AsOf) {
			all = append(all, c)
		}
	}
	all = record.ChangesTogether(all)
	slices.SortStableFunc(all, func(a, b record.SettingChange) int { return cmp.Compare(a.Of, b.Of) }) // codes first
	switched := map[string]bool{}
	for _, c := range all {
		switched[c.Of] = switched[c.Of] || c.Part == ruleset.State
	}
	return slices.DeleteFunc(all, func(c record.SettingChange) bool {
		return switched[c.Of] && c.Part != ruleset.State && (c.Now == "" || c.Was == "" && !ruleset.Demands(c.Part))
	})
}
