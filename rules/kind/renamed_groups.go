package kind

import (
	"cmp"

	"jixiao/rules/check"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// renamed are the groups that are meant where rows, or sub-totals, name others:
// what is wrong with a name is told for itself, and not by its sums as well.
type renamed struct{ rows, subtotals map[string]string }

// renamed looks for names whose meaning is sure: strange ones, and two that are
// exchanged above sub-totals that are not.
func (g groups) renamed(s *form.Submission, in check.Input) renamed {
	if g.field == nil || len(g.field.Groups) == 0 || len(s.Tables[g.Table].Subtotals) == 0 {
		return renamed{}
	}
	r := renamed{map[string]string{}, map[string]string{}}
	all := g.stretches(s, in)
	strange := map[string]bool{}
	for i, x := range all {
		if !x.strange {
			continue
		}
		strange[x.said] = true
		if name, sure := g.meant(all, i); sure {
			r.rows[x.said], r.subtotals[x.said] = name, name
		}
	}
	if len(strange) > mostNames {
		return renamed{} // a framework of its own, whose sums go by its own names
	}
	if a, b, ok := g.exchanged(all); ok && g.closedBy(s, a) == b.is && g.closedBy(s, b) == a.is {
		r.rows[a.said], r.rows[b.said] = b.is, a.is
	}
	return r
}

// closedBy is the group that the sub-total below a stretch names.
func (g groups) closedBy(s *form.Submission, x stretch) string {
	last := x.rows[len(x.rows)-1].Row.Line
	for _, sub := range s.Tables[g.Table].Subtotals {
		if sub.Line > last {
			is, _ := g.field.GroupOf(sub.Group)
			return is
		}
	}
	return ""
}

// closes reports whether a sub-total of that name closes rows of a group.
func (r renamed) closes(name, group string) bool {
	name, group = cmp.Or(r.subtotals[name], name), cmp.Or(r.rows[group], group)
	return group == name || value.Fold(group) == value.Fold(name)
}
