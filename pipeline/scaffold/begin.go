package scaffold

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// Round is what a campaign of one's own begins with.
type Round struct {
	Name     string // of the area, or of the whole campaign; "" is last year's
	Year     int    // 0 is the one after last year's
	From     string // folder of last year's campaign, or ""
	Register string // a workbook with the projects, or ""
	Regions  string // a workbook with the regions whose summaries are to come, or ""
	Program  string // where the running program lies, for the launchers
}

// Begun is what was laid out.
type Begun struct {
	Name     string
	Year     int
	Units    int
	Projects int
	// OfRegions says that it takes in the summaries of regions.
	OfRegions bool
	// Publishing is how results reach the departments, to begin with.
	Publishing campaign.Publishing
	// Reset are the folders of last year's settings that lie outside of them,
	// and are not taken over: two campaigns on one ledger would be one.
	Reset []string
	// Edited are forms and rules of last year's that are not as they are shipped
	// now, and are not taken over.
	Edited []string
}

// round is a campaign of one's own while it is made.
type round struct {
	Round
	sample, last *campaign.Campaign // last is the sample where there is no last year
	source       string             // last year's configs, "" for none
	facts        register.Facts
	begun        Begun
	regionForms  []*form.Definition // of summaries
}

// Begin lays out a campaign of one's own in dir. It takes the shipped one for a
// pattern, last year's units, people, settings and changes of rules, and the
// register's projects. What is wrong with last year's settings or the register
// is a *load.Faults, and nothing is made then.
func Begin(dir string, o Round) (Begun, error) {
	if err := vacant(dir); err != nil {
		return Begun{}, err
	}
	r := round{Round: o}
	for _, step := range []func() error{r.load, r.name, r.publishing, r.readRegions, r.register} {
		if err := step(); err != nil {
			return Begun{}, fmt.Errorf("begin campaign: %w", err)
		}
	}
	c := &campaign.Campaign{Facts: register.New(r.facts), Settings: r.settings()}
	err := build(dir, r.Program, c, r.change)
	return r.begun, err
}

// load reads the pattern, and last year's campaign.
func (r *round) load() (err error) {
	if r.sample, err = load.Campaign(configs.Files()); err != nil {
		return err
	}
	r.last = r.sample
	if r.From == "" {
		return nil
	}
	r.source = filepath.Join(r.From, configsFolder)
	if _, err := os.Stat(r.source); errors.Is(err, fs.ErrNotExist) {
		r.source = r.From // the settings folder itself was named
	}
	r.last, err = load.Campaign(os.DirFS(r.source))
	var faults *load.Faults
	if errors.As(err, &faults) {
		for i := range faults.List {
			faults.List[i].File = filepath.Join(r.source, faults.List[i].File)
		}
		return faults
	}
	if err == nil {
		r.facts.Units = r.last.Facts.Units
	}
	return err
}

// ErrUnnamed is returned by Begin for a campaign without name or year.
var ErrUnnamed = errors.New("neither a name nor last year's campaign")

// name settles name and year.
func (r *round) name() error {
	if r.From == "" && (r.Name == "" || r.Year == 0) {
		return ErrUnnamed
	}
	year := cmp.Or(r.Year, r.last.Facts.Year+1)
	name := r.Name
	switch digits := strconv.Itoa(year); {
	case name == "":
		name = strings.ReplaceAll(r.last.Name, strconv.Itoa(r.last.Facts.Year), digits)
	case !strings.Contains(name, digits):
		name += digits + "年度财政重点绩效评价"
	}
	r.begun.Name, r.begun.Year = name, year
	return nil
}

// publishing settles how results reach the departments: as last year, and at
// first to the section alone, which does not know yet what the program says.
func (r *round) publishing() error {
	r.begun.Publishing = campaign.Trial
	if r.From != "" {
		r.begun.Publishing = r.last.Publishing
	}
	return nil
}

// register reads the projects, and the units that come with them.
func (r *round) register() error {
	if r.Register != "" {
		data, err := os.ReadFile(r.Register)
		if err != nil {
			return err
		}
		if r.facts.Projects, r.facts.Units, err = load.Projects(r.Register, data, r.facts.Units); err != nil {
			return err
		}
	}
	r.begun.Units, r.begun.Projects, r.begun.OfRegions = len(r.facts.Units), len(r.facts.Projects), r.ofRegions()
	return nil
}

// later is how many years the new campaign is behind its pattern.
func (r *round) later() int { return r.begun.Year - r.last.Facts.Year }
