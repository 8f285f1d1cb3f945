package crosscheck

import (
	"slices"
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// townForm is about units, postForm about items, officeForm about nothing.
const townForm, postForm, officeForm = "town", "post", "office"

const (
	firstTown = "213011"
	oldTown   = "213012" // was merged into the first
	farTown   = "213013"
)

// newTowns is a campaign without projects in which units owe sheets about
// themselves and about posts.
func newTowns(t *testing.T) *round {
	r := newRound(t)
	unit := form.Field{ID: "unit", Label: "填报单位", Type: form.TypeUnit}
	post := form.Field{ID: "post", Label: "点位", Type: form.TypeItem}
	def := func(id, about string, fields ...form.Field) *form.Definition {
		return &form.Definition{ID: id, Name: finding.Same(id), HandedInBy: []string{"department"}, About: about, Fields: fields}
	}
	r.c.Forms = []*form.Definition{def(townForm, form.AboutUnit, unit), def(postForm, "点位名录", post), def(officeForm, form.AboutDepartment, unit)}
	facts := *r.c.Facts
	facts.Projects = nil
	facts.Units = []register.Unit{{Code: firstTown, Name: "甲镇"}, {Code: oldTown, Name: "乙镇", Until: value.Date{Year: 2023, Month: 9, Day: 30}, Successor: firstTown},
		{Code: farTown, Name: "丙镇"}}
	facts.Lists = map[string][]register.Item{"点位名录": {{Code: "D01", Name: "路口", Unit: oldTown}, {Code: "D07", Name: "广场"}}}
	r.c.Facts = register.New(facts)
	due := value.Date{Year: 2023, Month: 10, Day: 15}
	r.c.Owed = []campaign.Owed{
		{Form: townForm, About: form.AboutUnit, Each: true, Deadline: due},
		{Form: postForm, About: "点位名录", Each: true, Deadline: due},
		{Form: officeForm, About: form.AboutDepartment, Deadline: due, Units: []string{farTown}},
	}
	return r
}

// comes receives a sheet about something.
func (r *round) comes(path, arrival string, d record.Duty, v record.Verdict, amount string) {
	f := r.file(path, arrival)
	s := r.submission(d.Form)
	s.Fields["amount"] = number(amount)
	id := text(d.Subject.ID())
	id.Cell = finding.Ref{Row: 2, Col: 2}
	if field := s.Def.SubjectField(); field != "" {
		s.Fields[field] = id
	}
	r.a.Versions = append(r.a.Versions, record.Version{ID: int64(len(r.a.Versions) + 1), Duty: d, File: &r.a.Files[f.ID-1],
		Sheet: s.Sheet, Verdict: v, Figures: record.Figures(s, d), Says: packed.Of(s)})
}

func (r *round) subjects(asOf string, codes ...finding.Code) []string {
	var out []string
	for _, i := range Check(r.c, r.a.Snapshot(), at(asOf)).Issues {
		if slices.Contains(codes, i.Code) {
			out = append(out, string(i.Code)+" "+orDash(i.Department)+" "+i.Form+" "+string(i.About())+" "+i.Place.Cell.String())
		}
	}
	return out
}

func aboutTown(code string) record.Duty {
	return record.Duty{Department: code, Form: townForm, Subject: finding.SubjectOf(form.AboutUnit, code)}
}

// TestWhoOwesWhatIsNoProject: every unit that was not merged owes what is about
// units, the unit of the list what is about an item, whoever is named what is
// about nothing.
func TestWhoOwesWhatIsNoProject(t *testing.T) {
	r := newTowns(t)
	same(t, []string{
		"D02 " + firstTown + " town unit:" + firstTown + " ", "D02 " + farTown + " town unit:" + farTown + " ",
		"D02 " + firstTown + " post 点位名录:D01 ", "D02 - post 点位名录:D07 ", "D02 " + farTown + " office  ",
	}, r.subjects("10-20 22:00", "D02"))
}

// TestWhatIsMet: by a version about it, whoever hands in what is nobody's, and by
// the word that there is nothing to report.
func TestWhatIsMet(t *testing.T) {
	r := newTowns(t)
	r.comes("213011/a.xlsx", "10-14 10:00", aboutTown(firstTown), record.Accepted, "1")
	r.comes("213013/a.xlsx", "10-14 10:00", record.Duty{Department: farTown, Form: postForm, Subject: "点位名录:D07"}, record.Returned, "1")
	r.comes("213013/b.xlsx", "10-17 10:00", record.Duty{Department: farTown, Form: officeForm}, record.Accepted, "1")
	same(t, []string{"D02 " + farTown + " town unit:" + farTown + " ", "D02 " + firstTown + " post 点位名录:D01 "}, r.subjects("10-20 22:00", "D02"))
	same(t, []string{"D01 " + farTown + " office  "}, r.subjects("10-20 22:00", "D01"))
}

// TestContradictionsAreOfOneSubject: two sheets about one town that came at once
// are told where they name it; sheets about two towns are none.
func TestContradictionsAreOfOneSubject(t *testing.T) {
	r := newTowns(t)
	r.comes("213011/a.xlsx", "10-14 10:00", aboutTown(firstTown), record.Accepted, "1")
	r.comes("213011/b.xlsx", "10-14 10:00", aboutTown(firstTown), record.Accepted, "2")
	r.comes("213013/a.xlsx", "10-14 10:00", aboutTown(farTown), record.Accepted, "3")
	same(t, []string{"X01 " + firstTown + " town unit:" + firstTown + " B2"}, r.subjects("10-14 22:00", "X01"))
	s := r.a.With(Check(r.c, r.a.Snapshot(), at("10-14 22:00")).Issues).Snapshot()
	for _, v := range s.Versions {
		if want := v.Duty.Department == farTown; v.Standing() != want {
			t.Errorf("%s stands: %t", v.File.Path, v.Standing())
		}
	}
}
