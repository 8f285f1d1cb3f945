package record

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// The headers of the columns in which the section decides in a workbook that
// comes back: of 今天要办, of 处理, and what a row is about.
const (
	OpinionColumn = "处理意见"
	ActColumn     = "处理"
	UndoColumn    = "撤销"
	UnitColumn    = "单位"
	FormColumn    = "表单"
	SubjectColumn = "项目/事项"
	FileColumn    = "文件或编号"
	CodeColumn    = "规则代码"
	DateColumn    = "日期"
	ReasonColumn  = "理由"
	DeciderColumn = "决定人"
	DocColumn     = "文号"
	HowColumn     = "送达方式"
	SignerColumn  = "签收人"
	SignedColumn  = "签收日期"
	ActKeyColumn  = "待办编号"
)

// What a row's key begins with: a question of 今天要办, room of 处理, a decision
// that holds and may be undone.
const (
	questionPrefix = "待办-"
	allPrefix      = questionPrefix + "放行:"
	roomPrefix     = "处理-"
	decisionPrefix = "决定-"
	actDigits      = 14
)

// QuestionKey names what is asked of the section, as it stands: of what
// sort it is, what it is about, what is known of that.
func QuestionKey(about ...string) string { return questionPrefix + finding.Digits(actDigits, about...) }

// AllReleaseKey names all that waits for departments, each as it is: what is other
// since is not released with the rest.
func AllReleaseKey(waiting []string) string { return allPrefix + strings.Join(waiting, " ") }

// Releases reports whether the row releases all that waited for departments.
func (a Act) Releases() bool {
	return strings.HasPrefix(a.Key, allPrefix) && value.Fold(a.Word) == AllReleaseWord
}

// released are the keys of what the row releases.
func (a Act) released() []string { return strings.Fields(strings.TrimPrefix(a.Key, allPrefix)) }

// ActRoomKey names the nth empty row of 处理 in the workbook of a moment.
func ActRoomKey(moment string, n int) string {
	return roomPrefix + finding.Digits(actDigits, moment, strconv.Itoa(n))
}

// DecisionKey names a decision, in a row in which it can be undone.
func DecisionKey(d Decision) string {
	return decisionPrefix + strconv.FormatInt(d.ID, 10) + "-" + finding.Digits(actDigits, fmt.Sprintf("%s %t %+v", d.Kind, d.Undo, d.Target))
}

// Act is what the section decides in one row of a workbook of its own, as it
// stands there.
type Act struct {
	Key     string `json:"key,omitempty"`
	Word    string `json:"word,omitempty"` // 处理意见 or 处理
	Undo    string `json:"undo,omitempty"` // 撤销
	Unit    string `json:"unit,omitempty"`
	Form    string `json:"form,omitempty"`
	Subject string `json:"subject,omitempty"`
	File    string `json:"file,omitempty"` // 文件或编号
	Code    string `json:"code,omitempty"`
	Date    string `json:"date,omitempty"` // 2026-10-15 17:30 where it could be read
	Why     string `json:"why,omitempty"`
	By      string `json:"by,omitempty"`
	// Of a notice that went out.
	Doc      string `json:"doc,omitempty"`
	How      string `json:"how,omitempty"`
	SignedBy string `json:"signed_by,omitempty"`
	SignedOn string `json:"signed_on,omitempty"` // 2026-10-15 where it could be read
	// Cells are those of the row by the header of their column, as far as there
	// are such columns.
	Cells map[string]string `json:"cells,omitempty"`

	// What follows is derived.

	From File       `json:"-"` // in which it came
	At   Spot       `json:"-"` // where it stands there
	Done []Decision `json:"-"` // what was recorded of it
}

// Asked reports whether the row is one of 今天要办: its key alone says what it is
// about.
func (a Act) Asked() bool { return strings.HasPrefix(a.Key, questionPrefix) }

// Undoing reports whether the row is about a decision that was taken before.
func (a Act) Undoing() bool { return strings.HasPrefix(a.Key, decisionPrefix) }

// Silent reports whether a row decides nothing, whatever else was written into
// it.
func (a Act) Silent() bool {
	if a.Undoing() {
		return a.Undo == ""
	}
	return a.Word == "" && a.Undo == ""
}

// Remarked reports whether somebody wrote into a row that decides nothing. Day and
// notice of a decision that may be undone stand there already.
func (a Act) Remarked() bool {
	return a.Silent() && (a.Why != "" || a.Date+a.notice() != "" && !a.Undoing())
}

// notice is what the row says of one, "" where that is nothing.
func (a Act) notice() string { return a.Doc + a.How + a.SignedBy + a.SignedOn }

// Undoes reports whether the row takes something back; sound is false where
// nobody can tell.
func (a Act) Undoes() (undo, sound bool) {
	if agrees(a.Undo) || value.Fold(a.Undo) == UndoColumn {
		return true, true
	}
	switch value.Fold(a.Undo) {
	case "", "否", "N", "NO", "0":
		return false, true
	}
	return false, false
}

// Origin names what the row decides, wherever and however often it comes: the
// same row in a file that was saved anew is the same, and who says it more
// clearly does not say it again. One act may take several decisions, the nth of
// which this is.
func (a Act) Origin(n int) string { return a.origin() + "." + strconv.Itoa(n) }

func (a Act) origin() string {
	said := []string{a.Key, a.Undo}
	if !a.Undoing() {
		said = append(said, a.Word, a.Date)
		if !a.Asked() {
			said = append(said, a.Unit, a.Form, a.Subject, a.File, a.Code)
		}
		if a.notice() != "" { // who adds a signature says more
			said = append(said, a.Doc, a.How, a.SignedBy, a.SignedOn)
		}
	}
	for i := range said {
		said[i] = value.Fold(said[i])
	}
	return finding.Digits(actDigits, said...)
}

// CellOf is where the row says something; the cell by which it is named where it
// has no such column.
func (a Act) CellOf(column string) finding.Ref {
	ref, _ := finding.ParseRef(cmp.Or(a.Cells[column], a.At.Cell))
	return ref
}

// acts are what the section decided in its workbooks, in the order in which they
// came.
func (a Account) acts(files map[int64]*File) []Act {
	var given []Answer
	for _, x := range a.Answers {
		if x.Act != nil {
			x.File = *known(files[x.FileID])
			given = append(given, x)
		}
	}
	if given == nil {
		return nil
	}
	done := map[string][]Decision{}
	for _, d := range a.Decisions {
		done[d.act()] = append(done[d.act()], d)
	}
	var out []Act
	for _, x := range inOrder(given) {
		act := *x.Act
		act.From, act.At, act.Done = x.File, x.Place, done[act.origin()]
		out = append(out, act)
	}
	return out
}

// act is the origin of the act by which the decision was taken.
func (d Decision) act() string {
	origin, _, _ := strings.Cut(d.Origin, ".")
	return origin
}
