package summary

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// The forms of a summary, and what the program itself says in them.
const (
	RegionForm   = "region-summary"
	ProjectsForm = "region-projects"

	ownSeal      = "own_seal"
	regionSeal   = "region_seal"
	regionColumn = "region"
)

// Of says whose summary is made, of which run.
type Of struct {
	Code string // of the region, as the level above has it in its list of units
	Name string // "" is the campaign's district
	Seal string // of the snapshot's run
}

// Made is a summary: what it is called as a file, and its bytes.
type Made struct {
	Name     string
	Data     []byte
	Regions  int
	Projects int
}

// Faults of what is asked for.
var (
	ErrCode    = errors.New("the code of a region has 3 to 12 digits or letters")
	ErrName    = errors.New("the region has no name")
	ErrSeal    = errors.New("the run is not sealed")
	ErrDecided = errors.New("something was decided since the run")
)

// Make makes the summary of what a view shows. The errors are ErrCode, ErrName,
// ErrSeal, ErrDecided – what was decided since is not under the seal of the run – and
// what lacks in the program itself.
func Make(v *view.View, of Of) (Made, error) {
	of.Name = value.Clean(cmp.Or(of.Name, v.Campaign.District))
	switch {
	case !value.IsUnitCode(of.Code):
		return Made{}, fmt.Errorf("make summary of %q: %w", of.Code, ErrCode)
	case of.Seal == "":
		return Made{}, fmt.Errorf("make summary of run %d: %w", v.Snapshot.Run.ID, ErrSeal)
	case decidedSince(v.Snapshot):
		return Made{}, fmt.Errorf("make summary of run %d: %w", v.Snapshot.Run.ID, ErrDecided)
	case of.Name == "":
		return Made{}, fmt.Errorf("make summary of %s: %w", of.Code, ErrName)
	}
	defs, err := load.Forms(configs.Region())
	if err != nil {
		return Made{}, fmt.Errorf("make summary: %w", err)
	}
	s := &summary{Of: of, view: v}
	for _, def := range defs {
		s.forms = append(s.forms, &filled{def: def, fields: s.head(def)})
	}
	s.fill()
	data, err := s.seal()
	if err != nil {
		return Made{}, fmt.Errorf("make summary: %w", err)
	}
	return Made{Name: fmt.Sprintf("地区汇总_%s_%d.xlsx", of.Code, v.Campaign.Facts.Year), Data: data,
		Regions: len(s.form(RegionForm).rows), Projects: len(s.form(ProjectsForm).rows)}, nil
}

func decidedSince(s *record.Snapshot) bool {
	return slices.ContainsFunc(s.Decisions, func(d record.Decision) bool { return d.Made.After(s.Run.Ended) })
}

// summary is one while it is made.
type summary struct {
	Of
	view  *view.View
	forms []*filled
}

func (s *summary) form(id string) *filled {
	at := slices.IndexFunc(s.forms, func(f *filled) bool { return f.def.ID == id })
	return s.forms[at]
}

// head is what stands above the table, as far as the form asks for it.
func (s *summary) head(def *form.Definition) row {
	run := s.view.Snapshot.Run
	all := row{"unit": words("[" + s.Code + "]" + s.Name), "run": count(int(run.ID)),
		"moment": words(s.view.AsOf.Format("2006-01-02 15:04:05")), "run_seal": words(s.Seal)}
	for id := range all {
		if def.Field(id) == nil {
			delete(all, id)
		}
	}
	return all
}

// fill puts the rows in: the campaign's own, where it has more to take in than
// summaries, and those of the summaries that stand.
func (s *summary) fill() {
	regions, listed := s.form(RegionForm), s.form(ProjectsForm)
	if s.ownForms() {
		all := projects(s.view)
		r := own(s.view, all)
		r[regionColumn], r["region_name"] = words(s.Code), words(s.Name)
		r["region_run"], r["region_run_seal"] = count(int(s.view.Snapshot.Run.ID)), words(s.Seal)
		regions.rows = append(regions.rows, r)
		for _, p := range all {
			listed.rows = append(listed.rows, s.listed(p))
		}
	}
	for _, f := range s.forms {
		f.takeBelow(s.view.Snapshot.Versions)
		f.sort()
	}
}

// ownForms reports whether anything but summaries is owed in the campaign.
func (s *summary) ownForms() bool {
	for _, o := range s.view.Campaign.Owed {
		if o.Form != RegionForm && o.Form != ProjectsForm {
			return true
		}
	}
	return false
}

func (s *summary) listed(p project) row {
	r := row{regionColumn: words(s.Code), "region_name": words(s.Name), "project": words(p.code),
		"project_title": words(p.name), "owner": words(p.unit), "project_budget": p.budget}
	if p.score.Counts() {
		r["project_score"] = number(p.score.Number)
	}
	if p.grade.OK() {
		r["project_grade"] = words(p.grade.Text)
	}
	return r
}
