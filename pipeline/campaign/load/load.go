// Package load reads a campaign: forms and rules in YAML, the keeper's settings
// in campaign.yaml, the section's settings workbook, and of the year before what
// rules and reports ask for.
//
// It owns strictness: every fault at once, each with file and line or sheet
// and cell, in plain words. It refuses the disk: it reads from an fs.FS.
package load

import (
	"errors"
	"fmt"
	"io/fs"

	"jixiao/internal/sidebyside"
	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/constraint/validated"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// loader reads a configuration folder and gathers what is wrong with it.
type loader struct {
	fsys        fs.FS
	faults      *collector
	constraints constraints
	file        *document // campaign.yaml
	book        *book
	forms       []formSource
	lastYear    lastYear
	brought     Brought // by a draft
	blank       bool    // what is wrong with the settings workbook does not count
	// afterFeedback are the forms whose deadlines count from the feedback.
	afterFeedback map[string]bool
	states        States // of the section's own rules, in place of those written
}

// Campaign reads a campaign from a configuration folder: campaign.yaml, forms,
// rules and the settings workbook. What is wrong with these is a *Faults with
// everything at once.
func Campaign(fsys fs.FS) (*campaign.Campaign, error) { return (&loader{fsys: fsys}).campaign() }

func (l *loader) campaign() (*campaign.Campaign, error) {
	l.faults, l.constraints = &collector{}, newConstraints()
	k := l.settingsFile()
	var specs []specSource
	var opened openedBook // which may be large
	sidebyside.Together(func() {
		l.forms = l.definitions()
		l.checkKeeperAgainstForms(&k)
		specs = l.catalogue()
	}, func() { opened = openSettings(l.fsys) })
	l.book = opened.in(l)
	facts := k.facts()
	facts.Units = l.units()
	l.checkEvaluatorsAgainstUnits(k, facts)
	facts.Projects = l.register(facts)
	facts.Lists = l.lists(facts.Units)
	owed := l.deadlines(facts)
	l.checkRegister(facts, owed)
	extensions := l.extensions(facts)
	calendar := l.calendar(k.Holidays)
	rest := restDays(calendar, owed, facts, k.DeadlinesRoll)
	l.lastYear = l.readLastYear(k.PreviousYear)
	local := l.localRules(definitionsOf(l.forms))
	facts.LastYear = l.lastYear.facts(local.specs)
	examples := l.localExamples(local.rows)
	policy, policyFaults := l.policy(definitionsOf(l.forms), facts.Bands)
	specs = append(specs, local.specs...)
	overrides := l.overrides(specs)
	waivers := l.waivers(facts, specs)
	publishing, phrases, comparing := l.publishing(), l.phrases(), l.comparing()
	l.bring(facts)
	c := &campaign.Campaign{
		Name: k.Name, District: k.district(), Facts: facts, Forms: definitionsOf(l.forms),
		Owed: owed, Waivers: waivers, Written: campaign.Special{Extensions: extensions, Waivers: waivers}, Rolls: k.DeadlinesRoll, Settings: k.settings(), Zone: l.zone(k.TimeZone),
		Local: local.rows, RuleFaults: local.faults, RuleWarnings: localWarnings(local.specs, definitionsOf(l.forms)), Examples: examples, Publishing: publishing, Phrases: phrases,
		Calendar: calendar, RestDays: rest, Policy: policy, PolicyFaults: policyFaults,
		LastYear: l.lastYear.compared, Comparing: comparing, Texts: l.reportTexts(),
	}
	c.Engine = l.engine(specs, overrides, c.Forms)
	c.Specs, c.Changes = specsOf(specs), changesOf(overrides)
	if l.blank {
		l.faults.forgive(SettingsFile)
	}
	if err := l.faults.err(); err != nil {
		return nil, err
	}
	if err := complete(c); err != nil {
		return nil, fmt.Errorf("loading campaign: %w", err)
	}
	return c, nil
}

// complete adds what follows from all that was read.
func complete(c *campaign.Campaign) (err error) {
	if c.Constraints, err = validated.New(); err != nil {
		return err
	}
	var facts *register.Facts
	sidebyside.Together(func() { facts = register.New(*c.Facts) }, func() { c.Fingerprint, err = campaign.Fingerprint(c) })
	c.Facts = facts
	return err
}

// Catalogue reads forms and rules alone, as nobody has changed them: what a
// campaign can be checked for before it has units and projects.
func Catalogue(fsys fs.FS) (*rules.Engine, error) {
	l := &loader{fsys: fsys, faults: &collector{}, constraints: newConstraints()}
	l.forms = l.definitions()
	engine := l.engine(l.catalogue(), nil, definitionsOf(l.forms))
	return engine, l.faults.err()
}

// Forms reads form definitions alone.
func Forms(fsys fs.FS) ([]*form.Definition, error) {
	l := &loader{fsys: fsys, faults: &collector{}, constraints: newConstraints()}
	defs := definitionsOf(l.definitions())
	return defs, l.faults.err()
}

func definitionsOf(sources []formSource) []*form.Definition {
	var defs []*form.Definition
	for _, s := range sources {
		defs = append(defs, s.def)
	}
	return defs
}

// unreadable reports a file that is not there or cannot be read.
func (l *loader) unreadable(file string, err error) {
	if errors.Is(err, fs.ErrNotExist) {
		l.faults.add(Fault{File: file, Message: say("找不到这个文件或文件夹，可用 jixiao init 生成一份作参照",
			"not found; jixiao init lays out a complete set")})
		return
	}
	zh := "无法读取：可能正被别的程序占用，或者磁盘、共享出错"
	if errors.Is(err, fs.ErrPermission) {
		zh = "无法读取：没有权限"
	}
	l.faults.add(Fault{File: file, Message: finding.Text{ZH: zh, EN: "cannot be read: " + err.Error()}})
}
