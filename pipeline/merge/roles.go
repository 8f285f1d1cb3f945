package merge

import (
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// Found is a column with the sheet that it stands in.
type Found struct {
	Sheet  *Sheet
	Column int
}

// Role finds the column that means something to reports (form.RoleScore …).
// There is none where no form of the campaign has such a column. Its sheet may be
// without rows, if the form is to be handed in: one that merely could be is no
// part of the campaign until it comes.
func (m *Master) Role(role string) (Found, bool) {
	for _, s := range slices.Concat(m.Sheets, m.Empty) {
		if at, there := s.Role(role); there && (len(s.Rows) > 0 || m.listed(s.Form.ID)) {
			return Found{s, at}, true
		}
	}
	return Found{}, false
}

// listed reports whether the section lists the form in 报送时限.
func (m *Master) listed(id string) bool {
	return slices.ContainsFunc(m.Campaign.Owed, func(o campaign.Owed) bool { return o.Form == id })
}

// Role finds the sheet's column of a role.
func (s *Sheet) Role(role string) (int, bool) {
	at := slices.IndexFunc(s.defined, func(c Column) bool { return c.Spec.Role == role })
	return max(at, 0), at >= 0
}

// Of is what the column says of a subject.
func (f Found) Of(subject finding.Subject) Value {
	if f.Sheet == nil {
		return Value{}
	}
	r, there := f.Sheet.RowOf(subject)
	if !there {
		return Value{}
	}
	return f.Sheet.Value(r, f.Column)
}

// All is what the column says of every subject; nothing where that is held.
func (f Found) All() map[finding.Subject]form.Value {
	var desk packed.Desk
	out := make(map[finding.Subject]form.Value, len(f.Sheet.Rows))
	for i := range f.Sheet.Rows {
		r := &f.Sheet.Rows[i]
		if _, there := out[r.Subject]; there {
			continue
		}
		v := f.Sheet.OpenOn(&desk, r).Value(f.Column)
		if v.Held {
			v.Value = form.Value{}
		}
		out[r.Subject] = v.Value
	}
	return out
}

// Score is what a subject scored, and its grade.
func (m *Master) Score(subject finding.Subject) (score, grade Value) {
	if at, there := m.Role(form.RoleScore); there {
		score = at.Of(subject)
	}
	if at, there := m.Role(form.RoleGrade); there {
		grade = at.Of(subject)
	}
	return score, grade
}
