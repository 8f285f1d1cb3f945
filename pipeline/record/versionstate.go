package record

import (
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// VersionState says why a version stands or does not.
type VersionState string

// The states of a version; a resolved one has one of them.
const (
	Standing   VersionState = "standing"    // the master takes it
	SentBack   VersionState = "sent_back"   // the newest one, returned
	Replaced   VersionState = "replaced"    // a newer one came
	Disputed   VersionState = "contested"   // X01: another one of the same look says otherwise
	PassedOver VersionState = "passed_over" // of several of one look another one was named, or is left
	Repeated   VersionState = "repeated"    // X07: says what stands already
	Withdrawn  VersionState = "withdrawn"   // 作废
	Corrected  VersionState = "corrected"   // 已更正: its sender mended it into one of another duty
	AfterFinal VersionState = "after_final" // 定稿后报送: waits for the section to correct the stage by it
)

// stateTraits is all that is particular to a state.
type stateTraits struct {
	state VersionState
	// counts: its sender still means the version.
	counts bool
	// stands: the version may be in the master, if its verdict allows it.
	stands bool
	// label is read in place of the verdict's: what was withdrawn or corrected
	// has no newer version that takes its place.
	label finding.Text
	// remark says why; {other} is the number of the version that it is about.
	remark finding.Text
}

var versionStates = [...]stateTraits{
	{state: "", counts: true, stands: true}, // not resolved yet
	{state: Standing, counts: true, stands: true, remark: finding.Text{ZH: "总表采用", EN: "in the master"}},
	{state: SentBack, counts: true, remark: finding.Text{ZH: "等待改正", EN: "waits to be mended"}},
	{state: Replaced, counts: true, remark: finding.Text{ZH: "已有新版（编号 {other}）", EN: "a newer one came ({other})"}},
	{state: Disputed, counts: true, remark: finding.Text{ZH: "与同时收到的编号 {other} 不一致，尚不知以哪份为准",
		EN: "{other} came at the same time and says otherwise; which counts is not known"}},
	{state: PassedOver, remark: finding.Text{ZH: "同时收到的几份中以编号 {other} 为准", EN: "of several that came at once, {other} counts"}},
	{state: Repeated, remark: finding.Text{ZH: "内容与编号 {other} 相同，不算新版", EN: "says the same as {other}: no new version"}},
	{state: Withdrawn, label: finding.Text{ZH: "已作废", EN: "withdrawn"}}, // the decision says why
	{state: AfterFinal, counts: true, remark: finding.Text{ZH: "该阶段已定稿，经绩效科更正后才计入总表", EN: "its stage is final; in the master once the section corrects that"}},
	{state: Corrected, label: finding.Text{ZH: "已更正", EN: "corrected"},
		remark: finding.Text{ZH: "单位已用编号 {other} 代替", EN: "its sender has put {other} in its place"}},
}

func (s VersionState) traits() stateTraits {
	for _, t := range versionStates {
		if t.state == s {
			return t
		}
	}
	return stateTraits{}
}

// remark is why the version stands or does not, but for what was decided on it.
func (v Version) remark() finding.Text {
	about := v.State.traits().remark
	other := strconv.FormatInt(v.Other, 10)
	return finding.Text{ZH: strings.ReplaceAll(about.ZH, "{other}", other), EN: strings.ReplaceAll(about.EN, "{other}", other)}
}

// Reason says in words why the version stands or does not, and what the section
// decided on it.
func (v Version) Reason() finding.Text {
	said := v.remark()
	if v.State == Standing && v.Exclusion != nil {
		said = finding.Text{} // the decision says that the master does not take it
	}
	for _, k := range decisionKinds {
		if k.of == nil || *k.of(&v) == nil {
			continue
		}
		why := (*k.of(&v)).said()
		said = join(said, finding.Text{ZH: k.remark.ZH + why.ZH, EN: k.remark.EN + why.EN})
	}
	// Of one that a newer one replaced, mostly in its own place, it explains nothing.
	if v.File.Gone && v.State != Replaced && v.State != Corrected {
		said = join(said, finding.Text{ZH: "文件已不在收件箱", EN: "its file has left the inbox"})
	}
	return said
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
