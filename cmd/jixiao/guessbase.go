package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/formguess"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// base is the campaign that a draft is made for: one's own, as far as its
// settings are filled in, else the shipped one.
type base struct {
	campaign *campaign.Campaign
	files    fs.FS
	blank    bool // the settings workbook is not filled in
	strange  bool // it is not one's own
}

// findBase loads it, and says where it is not all there.
func (c formCommand) findBase() (base, error) {
	own := os.DirFS(c.config)
	camp, err := c.load()
	if err == nil {
		return base{campaign: camp, files: own}, nil
	}
	if blank, err := load.Blank(own); err == nil {
		fmt.Fprintln(c.Stderr, c.say("评价年度设置.xlsx 还没有填好，不要紧：样例里写的单位先当作单位名录里的", "the settings workbook is not filled in yet, which is no matter: the units that the samples name are taken as listed"))
		return base{campaign: blank, files: own, blank: true}, nil
	}
	c.printStrange(err)
	camp, err = load.Campaign(configs.Files())
	return base{campaign: camp, files: configs.Files(), strange: true}, err
}

// printStrange says on one line why the settings are not used.
func (c formCommand) printStrange(err error) {
	why := finding.OneLine(err.Error())
	var faults *load.Faults
	if errors.As(err, &faults) && len(faults.List) > 0 {
		why = faults.List[0].In(c.lang)
	}
	fmt.Fprintf(c.Stderr, c.say("设置还不能用（%s），不要紧：先照程序自带的设置起草，单位以样例里写的为准\n",
		"the settings cannot be used yet (%s); the draft is made with the shipped ones, and units are those that the samples name\n"), why)
}

// brought is what the samples name that the settings lack.
func (b base) brought(d *formguess.Draft) load.Brought {
	all := load.Brought{Strange: b.strange, Blank: b.blank, Lists: map[string][]register.Item{}}
	for _, u := range d.Units {
		all.Units = append(all.Units, register.Unit{Code: u.Code, Name: u.Name})
	}
	if len(all.Units)+len(b.campaign.Facts.Units) == 0 {
		all.Units = []register.Unit{{Code: "000000", Name: "样例单位"}} // somebody must have sent them
	}
	for _, it := range d.Items {
		all.Lists[d.Form.About] = append(all.Lists[d.Form.About], register.Item{Code: it.Code, Name: it.Name})
	}
	return all
}

// mostNew is how many units are named that the list lacks.
const mostNew = 20

// printNewUnits names the units that the list lacks, on one line: that is one
// thing to do, not a fault of each sample.
func (c formCommand) printNewUnits(units []formguess.Item) {
	var names []string
	for _, u := range units {
		if _, listed := c.base.campaign.Facts.Unit(u.Code); !listed || c.base.strange {
			names = append(names, finding.OneLine("["+u.Code+"]"+u.Name))
		}
	}
	if len(names) == 0 {
		return
	}
	more := ""
	if n := len(names); n > mostNew {
		names, more = names[:mostNew], fmt.Sprintf(c.say(" 等 %d 个", " and others, %d in all"), n)
	}
	fmt.Fprintf(c.Stderr, c.say("单位名录里还没有：%s%s\n", "not in the unit list yet: %s%s\n"), strings.Join(names, c.say("、", ", ")), more)
}

// undrafted says why there is no draft.
func (c formCommand) undrafted(err error, f guessFlags) error {
	switch {
	case errors.Is(err, formguess.ErrNoSheet):
		return usageError{fmt.Errorf(c.say("样例里没有名称带“%s”的工作表", "no sample has a sheet with %q in its name"), f.sheet)}
	case errors.Is(err, formguess.ErrNoForm):
		return usageError{errors.New(c.say("样例里找不到标签，也找不到表头：请检查给的是不是表格", "the samples show no labels and no tables: are they the right files?"))}
	}
	return err
}

// knownOf is what tells values apart in a campaign. Of somebody else's neither
// the years nor the units and projects tell anything.
func knownOf(b base) formguess.Known {
	facts := b.campaign.Facts
	known := formguess.Known{Forms: b.campaign.Forms}
	for _, band := range facts.Bands {
		known.Grades = append(known.Grades, band.Grade)
	}
	if b.strange {
		return known
	}
	units := map[string]bool{}
	for _, u := range facts.Units {
		for _, name := range append([]string{u.Name, u.Code, u.Text()}, u.Aliases...) {
			units[value.Fold(name)] = true
		}
	}
	known.Evaluation, known.Budget = facts.Year, facts.BudgetYear
	known.IsUnit = func(text string) bool { return units[value.Fold(text)] }
	known.IsProject = func(text string) bool { _, ok := facts.Project(value.Fold(text)); return ok }
	return known
}
