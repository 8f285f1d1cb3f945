package judge

import (
	"cmp"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// mayHandIn reports whether the sender may hand in a form at all. The section
// may hand in any; a file in no known folder is some department's.
func mayHandIn(def *form.Definition, in Received) bool {
	switch {
	case in.Department != "":
		return slices.Contains(def.HandedInBy, "department")
	case in.Evaluator:
		return slices.Contains(def.HandedInBy, "evaluator")
	case in.Loose:
		return slices.Contains(def.HandedInBy, "department")
	}
	return true
}

// foreignForm is the finding of a form that somebody else hands in: a score
// list in a department's folder would otherwise set everybody's scores.
func (j *Judge) foreignForm(s *form.Submission, in Received) finding.Finding {
	department := in.Department
	if u, ok := j.campaign.Facts.Unit(department); ok {
		department += u.Name
	}
	return finding.Finding{Code: "C06", Variant: "form", Form: s.Form,
		Place: finding.Place{Sheet: s.Sheet, Cell: s.Title.Cell},
		Args:  finding.Args{"form": s.Def.Name, "department": finding.Same(department)}}
}

// resolve reads what only the register can: codes and units in other spellings.
// Of a file in no known folder nobody's projects are suggested.
func (j *Judge) resolve(reading *form.Reading, in Received) {
	input := j.input(in)
	if in.Loose {
		input.Facts = j.campaign.Facts.For("")
	}
	for _, s := range reading.Submissions {
		reading.Findings = rules.Resolve(s, reading.Findings, input)
		j.identify(s)
	}
}

// answered is what a submission answers, and what in it leads nowhere.
type answered struct {
	duties []record.Duty
	strays []stray
}

func (a *answered) add(d record.Duty) {
	if !slices.Contains(a.duties, d) {
		a.duties = append(a.duties, d)
	}
}

// duties are what a submission answers: one duty for each thing that it names
// and that its sender may answer for. What is somebody else's is a finding and
// never a version of the other's duty.
func (j *Judge) duties(s *form.Submission, in Received) answered {
	switch {
	case s.Wrong || !mayHandIn(s.Def, in):
		return answered{}
	case s.Def.About == form.AboutCampaign:
		return answered{duties: []record.Duty{{Form: s.Form}}}
	}
	o := owing{Judge: j, sheet: s, named: j.namedUnit(s.Fields[form.UnitField])}
	o.sender = cmp.Or(j.campaign.Facts.Successor(in.Department), o.named)
	o.reporter = j.campaign.Facts.AnswersFor(o.sender, o.named)
	out, named := o.subjects()
	if !named || s.Nil && len(out.duties) == 0 {
		out = o.itself()
	}
	if in.Unsent && o.sender == "" {
		out.strays = nil // whose it is shows when it is handed in
	}
	return out
}

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
	if !given && def.About == form.AboutProject && !o.sheet.Nil {
		values = []form.Value{o.byName()}
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

// byName is the value that names a project where its code is not given: the
// national self-evaluation form has none.
func (o owing) byName() form.Value {
	name := o.sheet.Fields[form.ProjectNameField]
	if !name.OK() {
		return o.sheet.Fields[o.sheet.Def.SubjectField()]
	}
	return name
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

// namedUnit is the code of the unit that a sheet names, by code or by name: of
// one that was merged, its successor's.
func (j *Judge) namedUnit(v form.Value) string {
	if code, _, ok := value.ParseUnit(v.Text); ok {
		return j.campaign.Facts.Successor(code)
	}
	u, _ := j.campaign.Facts.UnitByName(v.Text)
	return j.campaign.Facts.Successor(u.Code)
}
