package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/settings"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// readRegions reads the list of the regions whose summaries are to come, as units.
func (r *round) readRegions() (err error) {
	if r.regionForms, err = load.Forms(configs.Region()); err != nil || r.Regions == "" {
		return err
	}
	data, err := os.ReadFile(r.Regions)
	if err != nil {
		return err
	}
	listed, err := load.Units(r.Regions, data)
	for _, u := range listed {
		if !slices.ContainsFunc(r.facts.Units, func(has register.Unit) bool { return has.Code == u.Code }) {
			r.facts.Units = append(r.facts.Units, u)
		}
	}
	return err
}

// ofRegions reports whether the campaign takes in the summaries of regions, as last
// year's did or as is asked for.
func (r *round) ofRegions() bool {
	return r.Regions != "" || slices.ContainsFunc(r.last.Owed, func(o campaign.Owed) bool { return r.regionForm(o.Form) != nil })
}

func (r *round) regionForm(id string) *form.Definition {
	for _, def := range r.regionForms {
		if def.ID == id {
			return def
		}
	}
	return nil
}

// takeRegions puts the forms of summaries, and their rules, beside the others.
func (r *round) takeRegions(dir string) error {
	if !r.ofRegions() {
		return nil
	}
	return copyAll(configs.Region(), dir)
}

// shipped is a file as the program brings it along, for every campaign or for those
// that take in summaries.
func shipped(name string) ([]byte, error) {
	data, err := fs.ReadFile(configs.Files(), name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(configs.Region(), name)
	}
	return data, err
}

// regionDuties ask for a summary of each region, and for nothing else: who wants other
// forms as well adds them. The list of projects comes in the summary's own file, and a
// region may have none: nobody is told twice that it lacks.
func (r *round) regionDuties() (duties []settings.Duty) {
	for _, def := range r.regionForms {
		duties = append(duties, settings.Duty{Form: def.Name.ZH, By: campaign.Owed{Each: true, About: def.About}.By(), Must: !def.Tables[0].MayEmpty,
			Deadline: value.Date{Year: r.begun.Year, Month: 11, Day: 30}, Reminder: 3})
	}
	slices.Reverse(duties) // the summary before its projects
	return duties
}
