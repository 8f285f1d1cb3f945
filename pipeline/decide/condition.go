package decide

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Refusal is the error of a decision that makes no sense of its subject, in the
// words of people.
type Refusal finding.Text

// Error is why in English.
func (r *Refusal) Error() string { return r.EN }

var (
	// ErrNotDisputed: the version is not one of several that came at once and
	// disagree, so that none of them has to be named.
	ErrNotDisputed = &Refusal{ZH: "这个版本没有同时收到的另一份与它不一致，不用指定；要恢复前一版请用 jixiao withdraw",
		EN: "nothing that came with this version says otherwise; to let the one before stand again use jixiao withdraw"}
	// ErrNotDoubted: no amount of the version is far from the register's
	// budget, so that none has to be confirmed.
	ErrNotDoubted = &Refusal{ZH: "这一版没有与明细表相差十倍以上的金额，不用认定",
		EN: "no amount of this version is far from the register's: there is nothing to confirm"}
)

// conditions are what must hold of a version for a kind of decision; of a kind
// without one every version may be decided on.
var conditions = map[record.DecisionKind]struct {
	holds     func(*campaign.Campaign, *record.Version) bool
	otherwise *Refusal
}{
	record.Choose: {func(_ *campaign.Campaign, v *record.Version) bool { return v.Disputed() }, ErrNotDisputed},
	record.Confirm: {func(c *campaign.Campaign, v *record.Version) bool { return len(crosscheck.Outliers(c, v)) > 0 },
		ErrNotDoubted},
}

// allows is nil where the decision makes sense. Whatever was decided may be
// undone.
func (s Subject) allows(c *campaign.Campaign, d Decision) error {
	condition, ok := conditions[d.Kind]
	if !ok || d.Undo || condition.holds(c, &s.Version) {
		return nil
	}
	return fmt.Errorf("%s version %d: %w", d.Kind, d.Number, condition.otherwise)
}
