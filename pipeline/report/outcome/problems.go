package outcome

import (
	"slices"

	"jixiao/pipeline/merge"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// tally counts problems.
type tally struct{ all, done int }

func (t *tally) add(p *problem) {
	t.all++
	if p.done {
		t.done++
	}
}

// problems are those that the section listed and those that units report, each once.
type problems struct {
	known     bool // the campaign has any column that says how far they are
	bySubject map[finding.Subject]tally
	byUnit    map[string]tally
}

// problem is one of them, with whether nothing is left to do.
type problem struct {
	subject        finding.Subject
	unit           string
	answered, done bool
}

// named and topic are by what an answer says which problem it means: by its id, else
// by what it is about and its category.
type named struct {
	subject finding.Subject
	id      string
}

type topic struct {
	subject  finding.Subject
	category string
}

// reading gathers problems.
type reading struct {
	*Outcome
	all    []*problem
	byID   map[named]*problem
	topics map[topic][]*problem
}

func (o *Outcome) problemsOf() *problems {
	out := &problems{bySubject: map[finding.Subject]tally{}, byUnit: map[string]tally{}}
	state, there := o.Merged().Role(form.RoleState)
	if !there {
		return out
	}
	out.known = true
	r := reading{Outcome: o, byID: map[named]*problem{}, topics: map[topic][]*problem{}}
	answer := o.answering(state.Sheet.Form.ID)
	r.listed(answer.List)
	r.reported(state, answer)
	for _, p := range r.all {
		subject, unit := out.bySubject[p.subject], out.byUnit[p.unit]
		subject.add(p)
		unit.add(p)
		out.bySubject[p.subject], out.byUnit[p.unit] = subject, unit
	}
	return out
}

// answering is how a form answers a list; the zero Answer where it answers none.
func (o *Outcome) answering(id string) kind.Answer {
	if o.Campaign.Engine == nil {
		return kind.Answer{}
	}
	all := o.Campaign.Engine.Answers()
	if i := slices.IndexFunc(all, func(a kind.Answer) bool { return a.Form == id }); i >= 0 {
		return all[i]
	}
	return kind.Answer{}
}

// listed reads the section's list, as far as it stands.
func (r *reading) listed(l kind.List) {
	if l.Form == "" {
		return
	}
	for i := range r.Snapshot.Versions {
		v := &r.Snapshot.Versions[i]
		if v.Duty.Form != l.Form || !v.Standing() || v.Says == nil {
			continue
		}
		said := v.Submission()
		for _, row := range said.Tables[l.Table].Rows {
			about := said.Def.RowSubject(row)
			if l.Subject != "" {
				about = finding.SubjectOf(said.Def.About, row.Value(l.Subject).Text)
			}
			id := value.Fold(row.Value(l.Problem).Text)
			if r.byID[named{about, id}] != nil && id != "" {
				continue
			}
			p := r.add(about, v.Duty.Department)
			r.byID[named{about, id}] = p
			at := topic{about, row.Value(l.Category).Text}
			r.topics[at] = append(r.topics[at], p)
		}
	}
}

// add enters a problem. It is the unit's whose project it is about.
func (r *reading) add(about finding.Subject, unit string) *problem {
	if of := r.Campaign.Facts.UnitOf(about); of != "" {
		unit = of
	}
	p := &problem{subject: about, unit: r.Campaign.Facts.Successor(unit)}
	r.all = append(r.all, p)
	return p
}

// reported reads what units say of them.
func (r *reading) reported(state merge.Found, a kind.Answer) {
	s := state.Sheet
	id, category := columnOf(s, a.Problem), columnOf(s, a.Category)
	var desk packed.Desk
	for i := range s.Rows {
		o := s.OpenOn(&desk, &s.Rows[i])
		if o.Version == nil {
			continue
		}
		done := isDone(s.At(state.Column).Spec, o.Value(state.Column).Text)
		p := r.meant(o, id, category)
		p.done = done && (p.done || !p.answered)
		p.answered = true
	}
}

// meant is the problem that a row of a report is about; one that nobody listed is
// added.
func (r *reading) meant(o *merge.Opened, id, category int) *problem {
	if id >= 0 {
		if v := o.Value(id); v.OK() {
			if p := r.byID[named{o.Subject, value.Fold(v.Text)}]; p != nil {
				return p
			}
			return r.add(o.Subject, o.Department)
		}
	}
	if category >= 0 {
		for _, p := range r.topics[topic{o.Subject, o.Value(category).Text}] {
			if !p.answered {
				return p
			}
		}
	}
	return r.add(o.Subject, o.Department)
}

// columnOf is the column that shows a field, -1 where none does.
func columnOf(s *merge.Sheet, field string) int {
	return slices.IndexFunc(s.Columns(), func(c merge.Column) bool { return field != "" && c.Spec != nil && c.Spec.Field == field })
}

func isDone(spec *form.OutputColumn, said string) bool {
	return spec != nil && slices.ContainsFunc(spec.Done, func(word string) bool { return value.Fold(word) == value.Fold(said) })
}
