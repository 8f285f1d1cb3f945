package kind

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// stretch are rows one below the other that name one group.
type stretch struct {
	said    string
	is      string // the form's own name for it; "" where it knows none
	strange bool   // nor is it one of the form's usual spreads
	rows    []check.Record
}

// stretches are the rows of a sheet by what they name. Those that name nothing
// are left out: that is told where they are read.
func (g groups) stretches(s *form.Submission, in check.Input) []stretch {
	var all []stretch
	usable := make([]check.Record, 0, len(s.Tables[g.Table].Rows))
	from := 0 // of the last stretch, in these
	for rec := range g.Records(s) {
		v := rec.Value(g.by)
		if !v.OK() {
			continue
		}
		usable = append(usable, rec)
		if n := len(all); n > 0 && all[n-1].said == v.Text {
			all[n-1].rows = usable[from:]
			continue
		}
		from = len(usable) - 1
		is, _ := g.field.GroupOf(v.Text)
		all = append(all, stretch{v.Text, is, is == "" && !g.usual(v.Text, in), usable[from:]})
	}
	return all
}

// usual reports whether a text names a group of one of the form's usual spreads.
func (g groups) usual(text string, in check.Input) bool {
	for _, spread := range in.Facts.Profiles[g.Form] {
		var f form.Field
		for name := range spread {
			f.Groups = append(f.Groups, form.Choice{Is: name})
		}
		if _, ok := f.GroupOf(text); ok {
			return true
		}
	}
	return false
}

// mostStretches is how many a sheet may have for a strange name to be looked at:
// one with more has no groups as the form knows them.
const mostStretches = 100

// meant is the group that a stretch with a strange name can only be: that of its
// rows by the form's blank, the one around it, or the missing one that is called
// much like it; and, but that is not sure, the one that is missing in its place.
func (g groups) meant(all []stretch, at int) (name string, sure bool) {
	if len(all) > mostStretches {
		return "", false
	}
	if name := g.byRows(all[at].rows); name != "" {
		return name, true
	}
	if 0 < at && at+1 < len(all) && all[at-1].is != "" && all[at-1].is == all[at+1].is {
		return all[at-1].is, true
	}
	if name := g.field.GroupLike(all[at].said); name != "" {
		return name, !there(all, name)
	}
	return g.byPlace(all, at), false
}

func there(all []stretch, name string) bool {
	return slices.ContainsFunc(all, func(s stretch) bool { return s.is == name })
}

// byRows is the one group to which all rows belong that the blank knows.
func (g groups) byRows(rows []check.Record) string {
	found := ""
	for _, rec := range rows {
		for _, id := range g.beside {
			names := g.printedOver(id, rec.Row.Value(id))
			if found == "" && len(names) > 0 {
				found = names[0]
			}
			if slices.ContainsFunc(names, func(name string) bool { return name != found }) {
				return ""
			}
		}
	}
	return found
}

// begun is the group of the first row that the blank knows.
func (g groups) begun(rows []check.Record) string {
	for _, rec := range rows {
		for _, id := range g.beside {
			if names := g.printedOver(id, rec.Row.Value(id)); len(names) > 0 {
				return names[0]
			}
		}
	}
	return ""
}

// printedOver are the groups over which the blank prints what stands in a column.
func (g groups) printedOver(id string, v form.Value) []string {
	if !v.OK() {
		return nil
	}
	if names := g.printed[printing{id, v.Text}]; names != nil {
		return names
	}
	return g.printed[printing{id, value.Fold(v.Text)}]
}

// byPlace is the one group that is missing between those above and below.
func (g groups) byPlace(all []stretch, at int) string {
	names := g.field.GroupNames()
	from, to := 0, len(names)
	for i, s := range all {
		switch n := slices.Index(names, s.is); {
		case n < 0:
		case i < at:
			from = max(from, n+1)
		case i > at:
			to = min(to, n)
		}
	}
	if to-from != 1 || there(all, names[from]) {
		return ""
	}
	return names[from]
}
