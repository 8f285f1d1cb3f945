package rules

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Resolve reads what only the register can: a project code in another spelling,
// a unit by its name. It changes the values of a submission that was just read
// and the findings about them: what is clear is taken and told as information,
// what is not is asked about, of the sender's own projects alone.
func Resolve(s *form.Submission, found []finding.Finding, in Input) []finding.Finding {
	r := resolver{sheet: s, facts: asTold(in).Facts, sender: in.Department, found: found, told: map[spot]int{}, rows: map[int][]int{}}
	for i, f := range found {
		if s.Owns(f.Place) {
			r.note(i, f)
		}
	}
	for i := range s.Def.Fields {
		f := &s.Def.Fields[i]
		if v, changed := r.resolve(f, s.Fields[f.ID], s.Fields[form.ProjectNameField]); changed {
			s.Fields[f.ID] = v
		}
	}
	for i := range s.Def.Tables {
		r.table(&s.Def.Tables[i])
	}
	return slices.DeleteFunc(r.found, func(f finding.Finding) bool { return f.Code == "" })
}

func (r *resolver) table(table *form.Block) {
	rows := r.sheet.Tables[table.ID].Rows
	for i := range table.Columns {
		f := &table.Columns[i]
		if f.Type != form.TypeCode && (f.Type != form.TypeUnit || len(r.told) == 0) {
			continue
		}
		for n := range rows {
			r.line = rows[n].Line
			if v, changed := r.resolve(f, rows[n].Value(f.ID), rows[n].Value(form.ProjectNameField)); changed {
				rows[n].Values.Set(f.ID, v)
			}
		}
	}
	r.line = 0
}

// resolve reads a value again that did not fit its pattern, and a code that the
// register does not have. The name is that of the project beside it.
func (r *resolver) resolve(f *form.Field, v, name form.Value) (form.Value, bool) {
	_, refused := r.told[spot{v.Cell, f.ID}]
	refused = refused && v.State == form.Invalid
	switch {
	case f.Type == form.TypeUnit && refused:
		return r.unit(f, v, name)
	case f.Type == form.TypeCode && (refused || v.OK() && !r.has(v.Text)):
		return r.code(f, v, name)
	}
	return v, false
}

func (r *resolver) has(code string) bool {
	_, ok := r.facts.AnyProject(code)
	return ok
}

// code takes a code in another spelling where the register has exactly one such.
func (r *resolver) code(f *form.Field, v, name form.Value) (form.Value, bool) {
	p, ok := r.coded(v)
	if !ok {
		r.advise(f, v, r.meant(name).Code, r.facts.NearCodes)
		return v, false
	}
	r.rename(v, p.Code)
	if i, refused := r.told[spot{v.Cell, f.ID}]; refused && p.Code == v.Text {
		r.found[i] = finding.Finding{} // the register's codes have another pattern than most
	} else {
		r.report(f, v, p.Code)
	}
	v.State, v.Text, v.Date = form.Valid, p.Code, value.Date{}
	return v, true
}

// coded is the project that a value means which is no code of the register: one
// spelled so, or one whose code became a date.
func (r *resolver) coded(v form.Value) (register.Project, bool) {
	if !v.Date.IsZero() {
		return r.facts.ProjectOfDate(v.Date)
	}
	return r.facts.ProjectSpelled(v.Text)
}

// unit takes a unit by its code, its name or both. Whether the two belong
// together is for the rules to say.
func (r *resolver) unit(f *form.Field, v, name form.Value) (form.Value, bool) {
	reading, u, ok := r.facts.UnitMeant(v.Stored)
	if !ok {
		u, ok = r.unitBorneOut(v.Stored, name)
		reading = u.Text()
	}
	switch {
	case !ok:
		r.advise(f, v, r.facts.UnitText(r.meant(name).Unit), r.nearUnits)
		return v, false
	case u.Code == "" || !r.facts.Related(u.Code):
		// What is wrong with a unit that is not the sender's the rules say; its
		// code is not told for its name.
		r.found[r.told[spot{v.Cell, f.ID}]] = finding.Finding{}
	default:
		r.report(f, v, reading)
	}
	v.State, v.Text = form.Valid, reading
	return v, true
}
