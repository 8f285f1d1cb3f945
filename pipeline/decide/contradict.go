package decide

import (
	"fmt"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// contradict tells rows that decide one thing in different ways (A02): in two
// files that nobody can put into an order, and in 今天要办, where a row has one
// answer. In 处理 the rows of a file follow each other.
func (k *clerk) contradict(rows []actRow) {
	first := map[string][]int{}
	for n := range rows {
		r := &rows[n]
		for thing, what := range k.settles(*r) {
			for _, at := range first[thing] {
				before := &rows[at]
				apart := before.act.From.ID != r.act.From.ID || before.act.Asked() && r.act.Asked()
				if apart && k.settles(*before)[thing] != what {
					blame(before, r.act)
					blame(r, before.act)
				}
			}
			first[thing] = append(first[thing], n)
		}
	}
}

func blame(r *actRow, other record.Act) {
	if r.flaw == nil {
		r.flaw = undone("contradiction")
		r.flaw.Args = finding.Args{"other": finding.Same(whereIs(other))}
	}
}

// settles is, by the things of which one word can hold, what a row says of them.
func (k *clerk) settles(r actRow) map[string]string {
	out := map[string]string{}
	if r.act.Asked() && len(r.decisions) > 0 {
		out[r.act.Key] = value.Fold(r.act.Word) + r.act.Date
	}
	for _, d := range r.decisions {
		out[k.thing(d)] = fmt.Sprint(d.Kind, d.Undo, d.At, d.Number, d.Notice)
	}
	return out
}

// thing names what a decision settles: which version of a duty counts, whether an
// objection holds, by when a form is owed.
func (k *clerk) thing(d Decision) string {
	switch d.Kind {
	case record.Choose:
		v, _ := k.s.Version(d.Number) // it was found by the same number
		return fmt.Sprintf("%s %+v", d.Kind, v.Duty)
	case record.Uphold, record.Reject:
		return fmt.Sprint("objection ", d.Number)
	case record.Extend, record.Waive, record.Exclude, record.Cancel, record.Feedback, record.Disclose, record.Finalize:
		return fmt.Sprintf("%s %+v", d.Kind, d.On)
	}
	return fmt.Sprint(d.Kind, " ", d.Number)
}
