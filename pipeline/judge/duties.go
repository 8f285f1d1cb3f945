package judge

import (
	"cmp"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
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
		// Whose it is shows when it is handed in.
		out.strays = slices.DeleteFunc(out.strays, func(x stray) bool { return x.why == nobodys })
	}
	return out
}

// namedUnit is the code of the unit that a sheet names, by code or by name: of
// one that was merged, its successor's.
func (j *Judge) namedUnit(v form.Value) string {
	if code, _, ok := j.campaign.Facts.UnitCodes().Parse(v.Text); ok {
		return j.campaign.Facts.Successor(code)
	}
	u, _ := j.campaign.Facts.UnitByName(v.Text)
	return j.campaign.Facts.Successor(u.Code)
}
