package decide

import (
	"fmt"
	"strings"

	"jixiao/rules/finding"
)

// Part is what of a decision on a duty is wrong, as a row of a workbook has it in
// columns.
type Part string

// The parts of a decision on a duty.
const (
	Whole   Part = ""
	Unit    Part = "unit"
	Form    Part = "form"
	Project Part = "project"
	Code    Part = "code"
	Until   Part = "until"
	Signed  Part = "signed"
)

// Refusal is the error of a decision that makes no sense of its subject, in the
// words of people.
type Refusal struct {
	finding.Text
	Of Part
}

// Error is why in English.
func (r *Refusal) Error() string { return r.EN }

func refuse(of Part, zh, en string, args ...any) *Refusal {
	return &Refusal{finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}, of}
}

// naming is the refusal with what there is instead, as far as it is near.
func (r *Refusal) naming(names []string) *Refusal {
	if len(names) > 0 {
		list := names[:min(len(names), mostNamed)]
		r.ZH += "；有：" + strings.Join(list, "、")
		r.EN += "; there are: " + strings.Join(list, ", ")
	}
	return r
}

// mostNamed is how many of what there is a refusal names.
const mostNamed = 20

var (
	// ErrNotDisputed: the version is not one of several that came at once and
	// disagree, so that none of them has to be named.
	ErrNotDisputed = refuse(Whole, "这个版本没有同时收到的另一份与它不一致，不用指定；要恢复前一版，请把这一版作废",
		"nothing that came with this version says otherwise; to let the one before stand again, withdraw this one")
	// ErrNotDoubted: no amount of the version is far from the register's
	// budget, so that none has to be confirmed.
	ErrNotDoubted = refuse(Whole, "这一版没有与明细表相差十倍以上的金额，不用认定",
		"no amount of this version is far from the register's: there is nothing to confirm")
	// ErrNothing: what is to be taken back was not decided, or no longer holds.
	ErrNothing = refuse(Whole, "没有这样的决定可以撤销", "there is no such decision to undo")
	// ErrAhead: nothing can have arrived, or been told, later than now.
	ErrAhead = refuse(Until, "写的时间还没有到", "that moment is still to come")
)
