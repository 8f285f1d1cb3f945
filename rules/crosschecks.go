package rules

import (
	"iter"
	"slices"

	"jixiao/rules/kind"
)

// Crosschecks are the checks of one kind that are on, of those that only a look
// over the whole campaign can judge, in the order of the catalogue. Whoever looks
// takes the codes of what it finds from them.
func Crosschecks[P kind.Crosschecked](e *Engine) iter.Seq2[Applied, P] {
	return func(yield func(Applied, P) bool) {
		for _, a := range e.crosschecks {
			if p, ok := a.Params.(P); ok && !yield(a, p) {
				return
			}
		}
	}
}

// Answers are the tables that answer lists. They do so whether or not rules
// that say so are switched on.
func (e *Engine) Answers() []kind.Answer { return slices.Clone(e.answers) }

// Lists are the lists that some form answers, each once.
func (e *Engine) Lists() []kind.List {
	var all []kind.List
	for _, a := range e.answers {
		if i := slices.IndexFunc(all, func(l kind.List) bool { return l.Name() == a.List.Name() }); i >= 0 {
			all[i] = all[i].With(a.List)
			continue
		}
		all = append(all, a.List)
	}
	return all
}
