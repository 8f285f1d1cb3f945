package record

import (
	"strings"

	"jixiao/rules/value"
)

// ActWord is one thing that the section may write under 处理意见 or 处理.
type ActWord struct {
	Text string
	// Kind is what it decides, and Undo that it takes that back; "" is nothing that
	// the ledger keeps as a decision.
	Kind DecisionKind
	Undo bool
	// Listed says that 处理 offers it.
	Listed bool
}

// The words that decide nothing of one version, answer or duty.
const (
	ReleaseWord    = "放行" // what waits for a department goes out
	AllReleaseWord = "全部放行"
	NotifyWord     = "照常告知"    // what many sheets fail by one rule is told after all
	ReallyEmpty    = "收件箱确实为空" // what lay in the inbox was taken away
	StillWaiting   = "继续等待"
)

// actWords are all of them, in the order in which 处理 offers them.
var actWords = [...]ActWord{
	{Text: "作废", Kind: Withdraw, Listed: true},
	{Text: "指定版本", Kind: Choose, Listed: true},
	{Text: "认定报送时间", Kind: Arrive, Listed: true},
	{Text: "确认金额", Kind: Confirm, Listed: true},
	{Text: "采纳说明", Kind: Refuse, Undo: true, Listed: true},
	{Text: "不采纳说明", Kind: Refuse, Listed: true},
	{Text: "异议成立", Kind: Uphold, Listed: true},
	{Text: "异议不成立", Kind: Reject, Listed: true},
	{Text: "延期", Kind: Extend, Listed: true},
	{Text: "备案", Kind: Waive, Listed: true},
	{Text: "暂不纳入总表", Kind: Exclude, Listed: true},
	{Text: "取消报送任务", Kind: Cancel, Listed: true},
	{Text: "已反馈", Kind: Feedback, Listed: true},
	{Text: "已公开", Kind: Disclose, Listed: true},
	{Text: "更正", Kind: Correct, Listed: true},
	{Text: ReleaseWord, Listed: true},
	{Text: NotifyWord, Listed: true},
	{Text: ReallyEmpty, Listed: true},
	{Text: StillWaiting},

	{Text: "以此为准", Kind: Choose},
	{Text: "认定金额", Kind: Confirm},
	{Text: "采纳", Kind: Refuse, Undo: true},
	{Text: "不采纳", Kind: Refuse},
	{Text: "采纳情况说明", Kind: Refuse, Undo: true},
	{Text: "不采纳情况说明", Kind: Refuse},
	{Text: "特殊情况备案", Kind: Waive},
	{Text: "反馈", Kind: Feedback},
	{Text: "公开", Kind: Disclose},
	{Text: "定稿", Kind: Finalize}, // is made by a command, and may be taken back in a workbook
}

// ActWords are the words that 处理 offers.
func ActWords() []string {
	var out []string
	for _, w := range actWords {
		if w.Listed {
			out = append(out, w.Text)
		}
	}
	return out
}

// WordOf is what a word means, however it is written: 撤销 before one takes back
// what that decides.
func WordOf(text string) (w ActWord, ok bool) {
	written := value.Fold(text)
	bare, undo := strings.CutPrefix(written, UndoColumn)
	for _, w := range actWords {
		switch value.Fold(w.Text) {
		case written:
			return w, true
		case bare:
			if undo && w.Kind != "" {
				w.Undo = !w.Undo
				return w, true
			}
		}
	}
	return ActWord{}, false
}

// ActWord is the word by which a decision of the kind is made in a workbook.
func (k DecisionKind) ActWord() string {
	for _, w := range actWords {
		if w.Kind == k && !w.Undo {
			return w.Text
		}
	}
	return ""
}
