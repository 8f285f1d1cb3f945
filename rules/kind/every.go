package kind

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/form"
)

// EveryForm in the place of a form has a check look at each form for which no
// other check does the same, so that a form is not left out because nobody wrote
// a rule for it.
const EveryForm = "*"

// everywhere are parameters that a form's definition can fill in.
type everywhere interface {
	// each are the parameters for all of a form that the kind can look at.
	each(def *form.Definition) []Params
	// about says which part of a form they look at.
	about() string
}

// Expand puts checks in the place of those of every form: one for each part of a
// form at which none of the others looks.
func Expand(checks []Check, others []Check, forms []*form.Definition) []Check {
	var all []Check
	for _, c := range checks {
		p, can := c.Params.(everywhere)
		if c.Form != EveryForm || !can {
			all = append(all, c)
			continue
		}
		for _, def := range forms {
			for _, filled := range p.each(def) {
				if about := filled.(everywhere).about(); !looked(others, def.ID, about) {
					all = append(all, Check{Kind: c.Kind, Form: def.ID, Variant: c.Variant, Params: filled})
				}
			}
		}
	}
	return all
}

// looked reports whether a check looks at a part of a form.
func looked(checks []Check, formID, about string) bool {
	return slices.ContainsFunc(checks, func(c Check) bool {
		if c.Form != formID {
			return false
		}
		if p, ok := c.Params.(everywhere); ok && p.about() == about {
			return true
		}
		p, ok := c.Params.(interface{ Adds() check.Sum })
		return ok && totalOf(p.Adds()) == about
	})
}

func totalOf(s check.Sum) string { return "total " + s.Field }

func (p ListTotal) about() string { return totalOf(p.Sum) }

// each are the totals of a form's closing rows. One that may be an average by
// its label is as good as a total: the kind tells them apart.
func (p ListTotal) each(def *form.Definition) []Params {
	var all []Params
	for i := range def.Tables {
		b := &def.Tables[i]
		if b.Closing == nil {
			continue
		}
		for _, total := range b.Closing.Totals {
			if of := b.Column(total.Of); of == nil || !of.Type.Numeric() || !total.Type.Numeric() {
				continue
			}
			filled := p
			filled.Table, filled.Field, filled.Column = b.ID, total.ID, total.Of
			all = append(all, filled)
		}
	}
	return all
}

func (p KnownGroup) about() string { return "group " + p.Table + "." + p.By }

// each are the columns of a form that list the names they know.
func (p KnownGroup) each(def *form.Definition) []Params {
	var all []Params
	for i := range def.Tables {
		for _, c := range def.Tables[i].Columns {
			if len(c.Groups) > 0 {
				filled := p
				filled.Table, filled.By = def.Tables[i].ID, c.ID
				all = append(all, filled)
			}
		}
	}
	return all
}
