package rules

import (
	"slices"

	"jixiao/rules/cause"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// explain tells what was found by its causes: each mistake once, with what
// follows from it folded under it.
func (e *Engine) explain(s *form.Submission, read, found []finding.Finding, in Input) []finding.Finding {
	causes, left := e.problem(s, read, in).Causes(found)
	t := telling{engine: e, in: in, sheet: s, found: found, left: left}
	return t.all(causes)
}

func (e *Engine) problem(s *form.Submission, read []finding.Finding, in Input) cause.Problem {
	return cause.Problem{
		Sheet: s,
		Relations: func(s *form.Submission) []check.Relation {
			var all []check.Relation
			for _, stated := range e.stated[s.Form] {
				all = append(all, stated(s, in)...)
			}
			return all
		},
		InRows: e.inRows(s.Form, in),
		Read:   read,
		Judge: func(s *form.Submission, read []finding.Finding) []finding.Finding {
			return dropFollowers(append(slices.Clone(read), e.find(s, in)...))
		},
		Weigh: e.weight,
		Told:  func(code finding.Code) bool { entry, ok := e.entries[code]; return ok && !entry.info.Off },
		Meant: usual,
	}
}

func (e *Engine) inRows(form string, in Input) []cause.InRow {
	var all []cause.InRow
	for _, r := range e.rows[form] {
		all = append(all, cause.InRow{Table: r.Table, Relations: func(row int) []check.Relation { return r.Relations(row, in) }})
	}
	return all
}

// weight is a finding's severity by the settings, 0 where it is not told.
func (e *Engine) weight(f finding.Finding) finding.Severity {
	entry, ok := e.entries[f.Code]
	switch {
	case !ok:
		return finding.Error
	case entry.info.Off:
		return 0
	}
	return entry.info.severityOf(f.Variant)
}

// telling puts together what is told of one sheet.
type telling struct {
	engine      *Engine
	in          Input
	sheet       *form.Submission
	found, left []finding.Finding
}

// all are the causes, what follows from each, and the rest as it will be found
// when the causes are put right.
func (t telling) all(causes []cause.Cause) []finding.Finding {
	var fs []finding.Finding
	told := map[finding.Mistake]bool{}
	for i := range causes {
		fs = append(fs, t.cause(&causes[i], told)...)
	}
	var rest []finding.Finding
	for _, f := range append(t.inPlace(), t.found...) {
		if k := f.Mistake(); !told[k] {
			told[k] = true
			rest = append(rest, f)
		}
	}
	return append(fs, t.engine.Complete(fold(rest), t.in)...)
}

// asFound is a finding as it was found at first, where putting others right made
// another case of it.
func (t telling) asFound(f finding.Finding) finding.Finding {
	for _, before := range t.found {
		if before.Mistake() == f.Mistake() && before.Variant != f.Variant {
			return before
		}
	}
	return f
}

// inPlace are the findings that are left, with what is expected once the causes
// are put right; where that makes another case of it, the one that was found.
func (t telling) inPlace() []finding.Finding {
	variants := map[finding.Mistake]string{}
	for _, f := range t.found {
		variants[f.Mistake()] = f.Variant
	}
	return slices.DeleteFunc(slices.Clone(t.left), func(f finding.Finding) bool {
		variant, before := variants[f.Mistake()]
		return before && variant != f.Variant
	})
}

// cause is a finding with those that follow from it. It weighs as much as the
// gravest of them.
func (t telling) cause(c *cause.Cause, told map[finding.Mistake]bool) []finding.Finding {
	f := c.Finding
	if !c.Block {
		f = t.asFound(f)
	}
	told[f.Mistake()] = true
	var followers []finding.Finding
	for _, folded := range c.Folded {
		if k := folded.Mistake(); !told[k] && slices.ContainsFunc(t.found, func(f finding.Finding) bool { return f.Mistake() == k }) {
			told[k] = true
			followers = append(followers, folded)
		}
	}
	all := t.engine.Complete(append([]finding.Finding{f}, followers...), t.in)
	if len(all) == 0 {
		return nil
	}
	t.reword(&all[0], c)
	because := finding.KeyOf(all[0]).String()
	for i := 1; i < len(all); i++ {
		all[0].Severity = max(all[0].Severity, all[i].Severity)
		all[i].Because = because
	}
	return all
}

// once leaves out what was found at the same cell before.
func once(fs []finding.Finding) []finding.Finding {
	if len(fs) < 2 {
		return fs
	}
	seen := make(map[finding.Mistake]bool, len(fs))
	return slices.DeleteFunc(fs, func(f finding.Finding) bool {
		k := f.Mistake()
		again := seen[k]
		seen[k] = true
		return again
	})
}
