package judge

import (
	"cmp"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// owing looks for the duties of one sheet.
type owing struct {
	*Judge
	sheet *form.Submission
	// sender is the unit that sent it, named the one that it names, reporter the
	// one that it speaks for; "" where nobody knows.
	sender, named, reporter string
}

// subjects are the duties about what the sheet names, one of each; named is false
// where it need not name anything, and does not.
func (o owing) subjects() (out answered, named bool) {
	def := o.sheet.Def
	if def.About == form.AboutDepartment {
		return out, false
	}
	values := o.sheet.SubjectValues()
	given := slices.ContainsFunc(values, form.Value.Given)
	name := o.sheet.Fields[form.ProjectNameField]
	if def.About == form.AboutProject && !o.sheet.Nil && name.OK() && !slices.ContainsFunc(values, form.Value.OK) {
		values = []form.Value{name} // the national form has no code
	}
	if !given && (o.sheet.Nil || def.About == form.AboutUnit) {
		return out, false
	}
	if len(values) == 0 {
		values = []form.Value{{}}
	}
	for _, v := range values {
		switch {
		case v.OK():
			o.answer(&out, v)
		case !v.Given() && !o.sheet.Nil:
			out.strays = append(out.strays, stray{v, blankSubject})
		}
	}
	return out, true
}

// answer enters the duty about what a value names, or that it leads nowhere.
func (o owing) answer(out *answered, v form.Value) {
	department, subject, why := o.about(v)
	if why != known {
		out.strays = append(out.strays, stray{v, why})
		return
	}
	out.add(o.duty(department, subject))
}

// known says that what a sheet names leads to a duty.
const known = "known"

// about is what a value names and who owes what is about it, or why nobody can
// tell.
func (o owing) about(v form.Value) (department string, subject finding.Subject, why string) {
	facts, def := o.campaign.Facts, o.sheet.Def
	may := true
	switch {
	case def.About == form.AboutProject:
		p, ok := projectMeant(facts, v.Text)
		if !ok {
			return "", "", unknownSubject
		}
		department, subject, may = p.Unit, finding.Subject(p.Code), facts.MayAnswer(p, o.sender)
	case def.About == form.AboutUnit:
		code := o.namedUnit(v)
		if _, ok := facts.Unit(code); !ok {
			return "", "", unknownSubject
		}
		department, subject, may = code, finding.SubjectOf(form.AboutUnit, code), facts.MayAnswerUnit(code, o.sender)
	default:
		it, ok := facts.Item(def.About, v.Text)
		if !ok {
			return "", "", unknownSubject
		}
		department, subject, may = cmp.Or(it.Unit, o.reporter), finding.SubjectOf(def.About, it.Code), facts.MayAnswerItem(it, o.sender)
	}
	// Where nobody is named the register decides.
	if o.sender != "" && !may {
		return "", "", anothers
	}
	return department, subject, known
}

// itself are the duties of a sheet that names nothing it is about: all that its
// unit owes where there is nothing to report, else what the unit itself owes.
func (o owing) itself() answered {
	facts, def := o.campaign.Facts, o.sheet.Def
	var out answered
	if o.named != "" && o.sender != o.named && o.reporter != o.named && !o.sheet.Nil {
		out.strays = []stray{{o.sheet.Fields[form.UnitField], anothers}}
		return out
	}
	if _, ok := facts.Unit(o.reporter); !ok {
		out.strays = []stray{{form.Value{}, nobodys}}
		return out
	}
	switch {
	case def.About == form.AboutUnit:
		out.add(o.duty(o.reporter, finding.SubjectOf(form.AboutUnit, o.reporter)))
	case def.About == form.AboutProject:
		for _, p := range facts.Projects {
			if p.Unit == o.reporter {
				out.add(o.duty(p.Unit, finding.Subject(p.Code)))
			}
		}
	case def.Listed():
		for _, it := range facts.Lists[def.About] {
			if it.Unit == o.reporter {
				out.add(o.duty(it.Unit, finding.SubjectOf(def.About, it.Code)))
			}
		}
	}
	if len(out.duties) == 0 {
		out.add(o.duty(o.reporter, ""))
	}
	return out
}

// duty is the section's own where no department hands such a sheet in.
func (o owing) duty(department string, subject finding.Subject) record.Duty {
	if !slices.Contains(o.sheet.Def.HandedInBy, "department") {
		department = ""
	}
	return record.Duty{Department: department, Form: o.sheet.Form, Subject: subject}
}
