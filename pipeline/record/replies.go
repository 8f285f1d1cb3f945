package record

import (
	"cmp"
	"slices"

	"jixiao/rules/finding"
)

// replies hold what was answered against what was found. What they say depends
// on answers, findings and decisions alone, and not on the order in which the
// ledger keeps them.
type replies struct {
	answers   []Answer // in the order in which they came
	files     map[int64]File
	senders   Senders
	decisions map[decided]*Decision
	lost      []bool           // of every answer, whether its key is that of no finding at all
	lostOf    map[string][]int // the answers with lost keys, by sender
}

func (a Account) replies(received []File) *replies {
	if len(a.Answers) == 0 {
		return nil
	}
	r := &replies{files: make(map[int64]File, len(received)), senders: SendersOf(a.Versions), decisions: inForce(a.Decisions)}
	for _, f := range received {
		r.files[f.ID] = f
	}
	answers := slices.DeleteFunc(slices.Clone(a.Answers), Answer.isNone)
	for i := range answers {
		answers[i].File = r.files[answers[i].FileID]
	}
	r.answers = inOrder(answers)
	return r
}

// sender is the department that sent a file, "" where that is none.
func (r *replies) sender(file int64) string {
	f := r.files[file]
	return r.senders.Of(&f)
}

// hear gives every finding the answers to it, and returns all answers with what
// became of them. The findings are changed in place.
func (r *replies) hear(issues []Issue) []Answer {
	if r == nil {
		return nil
	}
	heard := r.matched(issues)
	out := slices.Clone(r.answers)
	for n := range out {
		r.begin(&out[n])
	}
	for i := range issues {
		if to := heard[&issues[i]]; len(to) > 0 {
			r.resolve(&issues[i], out, to)
		} else if cover := r.cover(&issues[i]); len(cover.answers) > 0 {
			r.resolveTogether(&issues[i], out, cover)
		}
	}
	return out
}

// begin is what becomes of an answer to which nothing is found.
func (r *replies) begin(a *Answer) {
	if a.Explanation != "" {
		a.Explained = Unmatched
	}
	if a.Objection != "" {
		a.Objected = Unmatched
	}
}

// resolve decides which of the answers to a finding count: the newest that can
// be taken.
func (r *replies) resolve(i *Issue, all []Answer, to []int) {
	i.Explanation, i.Objection, i.Untaken = nil, nil, nil
	refused, ruled := r.decided(all, to)
	for _, n := range slices.Backward(to) {
		a := &all[n]
		if a.Explanation != "" {
			o := r.weigh(a, *i, refused)
			if o == Taken && i.Explanation != nil && PlainWords(i.Explanation.Explanation) != PlainWords(a.Explanation) {
				o = Outdated
			}
			a.Explained = better(a.Explained, o)
			i.explain(*a, o)
		}
		if a.Objection != "" {
			o := objected(a, *i, ruled)
			a.Objected = better(a.Objected, o)
			i.object(*a, o)
		}
	}
	if i.Explanation != nil {
		i.Untaken = nil
	}
}

// decided is what the section said of the answers to one finding, by their
// words: who says the same once more is not asking anew.
func (r *replies) decided(all []Answer, to []int) (refused, ruled map[string]*Decision) {
	refused, ruled = map[string]*Decision{}, map[string]*Decision{}
	for _, n := range to {
		a := &all[n]
		if d := r.decisions[decided{Refuse, a.Target()}]; d != nil {
			a.Decision, refused[PlainWords(a.Explanation)] = d, d
		}
		if d := r.decisions[decided{Uphold, a.Target()}]; d != nil {
			words := PlainWords(a.Objection)
			if last := ruled[words]; last == nil || last.ID < d.ID {
				ruled[words] = d
			}
		}
	}
	return refused, ruled
}

// weigh says whether an explanation of a finding can be taken.
func (r *replies) weigh(a *Answer, i Issue, refused map[string]*Decision) Outcome {
	switch d := refused[PlainWords(a.Explanation)]; {
	case i.Severity != finding.Warning:
		return Unneeded
	case a.Flaw != "":
		return a.Flaw
	case d != nil:
		a.Decision = d
		return Refused
	}
	return Taken
}

func objected(a *Answer, i Issue, ruled map[string]*Decision) Outcome {
	d := ruled[PlainWords(a.Objection)]
	switch {
	case i.Severity < finding.Warning:
		return Unneeded
	case d == nil:
		return Waiting
	case d.Kind == Uphold:
		a.Decision = d
		return Upheld
	}
	a.Decision = d
	return Rejected
}

// explain notes an explanation of a finding; newer ones come first.
func (i *Issue) explain(a Answer, o Outcome) {
	a.Explained = o
	switch {
	case o == Taken && i.Explanation == nil:
		i.Explanation = &a
	case o != Taken && i.Untaken == nil:
		i.Untaken = &a
	}
}

// object notes an objection to a finding; the newest counts.
func (i *Issue) object(a Answer, o Outcome) {
	if a.Objected = o; i.Objection == nil && o != Unneeded {
		i.Objection = &a
	}
}

// better is what is said of an answer that two findings share, such as one in
// an old and in a new version of a sheet.
func better(a, b Outcome) Outcome {
	for _, o := range []Outcome{Taken, Upheld, Waiting, Rejected, Refused, StockPhrase, SameWords, Garbled, Outdated, Unneeded, Unmatched} {
		if a == o || b == o {
			return o
		}
	}
	return cmp.Or(a, b)
}
