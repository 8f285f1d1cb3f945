package record

import (
	"fmt"

	"jixiao/rules/finding"
)

// Reason says in words why the version stands or does not, and what the section
// decided on it.
func (v Version) Reason() finding.Text {
	said := v.State.text(v)
	if d := v.Choice; d != nil {
		said = join(said, finding.Text{ZH: "经认定以此为准：" + d.said().ZH, EN: "named as the one that counts: " + d.said().EN})
	}
	if d := v.Confirmation; d != nil {
		said = join(said, finding.Text{ZH: "金额已认定：" + d.said().ZH, EN: "amounts confirmed: " + d.said().EN})
	}
	// Of one that a newer one replaced, mostly in its own place, it explains nothing.
	if v.File.Gone && v.State != Replaced && v.State != Corrected {
		said = join(said, finding.Text{ZH: "文件已不在收件箱", EN: "its file has left the inbox"})
	}
	return said
}

// Label is the verdict as people read it: what was withdrawn or corrected has
// no newer version that takes its place.
func (v Version) Label() finding.Text {
	switch v.State {
	case Withdrawn:
		return finding.Text{ZH: "已作废", EN: "withdrawn"}
	case Corrected:
		return finding.Text{ZH: "已更正", EN: "corrected"}
	}
	return v.Verdict.Label()
}

func (f VersionState) text(v Version) finding.Text {
	rival := func(zh, en string) finding.Text {
		return finding.Text{ZH: fmt.Sprintf(zh, v.Other), EN: fmt.Sprintf(en, v.Other)}
	}
	switch f {
	case Standing:
		return finding.Text{ZH: "总表采用", EN: "in the master"}
	case SentBack:
		return finding.Text{ZH: "等待改正", EN: "waits to be mended"}
	case Replaced:
		return rival("已有新版（编号 %d）", "a newer one came (%d)")
	case Disputed:
		return rival("与同时收到的编号 %d 不一致，尚不知以哪份为准", "%d came at the same time and says otherwise; which counts is not known")
	case PassedOver:
		return rival("同时收到的几份中以编号 %d 为准", "of several that came at once, %d counts")
	case Repeated:
		return rival("内容与编号 %d 相同，不算新版", "says the same as %d: no new version")
	case Corrected:
		return rival("单位已用编号 %d 代替", "its sender has put %d in its place")
	case Withdrawn:
		return v.Withdrawal.said()
	}
	return finding.Text{}
}

// said is who decided, and why.
func (d *Decision) said() finding.Text { return finding.Same(d.By + "：" + d.Why) }

// Because says who set the arrival, and why; nothing where nobody did.
func (f File) Because() finding.Text {
	if f.Decided == nil {
		return finding.Text{}
	}
	return f.Decided.said()
}

func join(a, b finding.Text) finding.Text {
	if a.IsZero() {
		return b
	}
	return finding.Text{ZH: a.ZH + "；" + b.ZH, EN: a.EN + "; " + b.EN}
}
