package decide

import (
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// ErrByCommand says that a stage cannot be made final in a row of a workbook: what it
// is final as is made by the command.
var ErrByCommand = refuse(Whole, "定稿请用命令 jixiao finalize，这里只能撤销", "a stage is made final by the command finalize; here it can only be taken back")

// ErrFinal says that what is decided on belongs to a stage that is final, and would be
// other than it was made final as.
var ErrFinal = refuse(Whole, "该阶段已定稿，不能这样改：报来的新版用“更正”，要重新审核的先撤销定稿",
	"its stage is final: correct it by a newer version, or take back that it is final")

// ErrNotBarred says that the section need not let a version in.
var ErrNotBarred = refuse(Whole, "这一版不用更正：它所在的阶段没有定稿，或者它在定稿前已经报来，或者它被退回了",
	"there is nothing to correct by this version: its stage is not final, it came before, or it was returned")

// final is nil where the decision leaves alone what is final.
func (s Subject) final(now *record.Snapshot, d Decision) error {
	switch d.Kind {
	case record.Withdraw, record.Choose:
		if s.Version.Final == nil && isFinal(now, s.Version.Duty.Form) {
			return ErrFinal
		}
	case record.Exclude, record.Cancel:
		if isFinal(now, d.On.Form) {
			return ErrFinal
		}
	}
	return nil
}

// isFinal reports whether the stage of a form is final.
func isFinal(s *record.Snapshot, form string) bool {
	return slices.ContainsFunc(record.Finals(s.Decisions), func(d record.Decision) bool { return slices.Contains(d.Final.Forms, form) })
}

// barred reports whether a version waits for the section to correct its stage by it.
func barred(_ *campaign.Campaign, v *record.Version) bool { return v.Barred() && v.Own.Stands() }
