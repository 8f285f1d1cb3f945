package snapshot

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/constraint"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// written is a campaign as a snapshot holds it.
type written struct {
	Snapshot                    campaign.Snapshot
	Name, District, Fingerprint string
	Publishing                  campaign.Publishing
	Phrases                     map[campaign.Phrase]string
	Zone                        zone
	Settings                    settings
	Calendar                    []workdays.Notice
	Facts                       facts
	Owed                        []campaign.Owed
	Extensions                  []extension
	FedBack                     []extension `json:",omitempty"`
	RestDays                    []campaign.RestDay
	Waivers                     []waiver
	Cancelled                   []cancelled
	Forms                       []definition
	Specs                       []rules.Spec
	Changes                     []rules.Override
}

// settings are those by which a sheet is judged.
type settings struct {
	Limits         campaign.Limits
	Attachments    []string
	Stock          []string
	CorrectionDays int
}

// facts are those of register.Facts that were written down.
type facts struct {
	Year, BudgetYear int
	From, To         value.Date
	Bands            []register.Band
	Patterns         []string
	Projects         []register.Project
	Units            []register.Unit
	Lists            map[string][]register.Item
	Deadlines        map[string]value.Date
	Profiles         map[string][]map[string]decimal.Decimal
	LastYear         *register.LastYear
}

type extension struct {
	Department, Form string
	Subject          finding.Subject
	Until            value.Date
}

// cancelled is a duty that is not owed, without who decided so and why.
type cancelled struct {
	Department, Form string
	Subject          finding.Subject
}

// waiver is a special case without who allowed it and why.
type waiver struct {
	Department, Project, Code string
	Until                     value.Date
}

// definition is a form without its sheets in the master. How its blank is drawn
// has a place of its own: for rules count what is printed.
type definition struct {
	Form     form.Definition
	Template form.Template
}

func settingsOf(s campaign.Settings) settings {
	return settings{s.Limits, s.Attachments, s.Explanations.Stock, s.CorrectionDays}
}

func formsOf(defs []*form.Definition) []definition {
	var all []definition
	for _, def := range defs {
		one := definition{Form: *def, Template: def.Template}
		one.Form.Template, one.Form.Master = form.Template{}, nil
		all = append(all, one)
	}
	return all
}

// campaign puts the parts together again.
func (w *written) campaign() (*campaign.Campaign, error) {
	c := &campaign.Campaign{
		Name: w.Name, District: w.District, Fingerprint: w.Fingerprint, Publishing: w.Publishing, Phrases: w.Phrases,
		Owed: w.Owed, RestDays: w.RestDays, Specs: w.Specs, Changes: w.Changes, Constraints: constraint.Plain{}, Snapshot: &w.Snapshot,
	}
	c.Settings.Limits, c.Settings.Attachments = w.Settings.Limits, w.Settings.Attachments
	c.Settings.Explanations.Stock, c.Settings.CorrectionDays = w.Settings.Stock, w.Settings.CorrectionDays
	for i := range w.Forms {
		def := &w.Forms[i].Form
		def.Template = w.Forms[i].Template
		plain(def)
		c.Forms = append(c.Forms, def)
	}
	for _, one := range w.Waivers {
		c.Waivers = append(c.Waivers, one.waiver())
	}
	for _, one := range w.Cancelled {
		c.Cancelled = append(c.Cancelled, campaign.Cancelled{Department: one.Department, Form: one.Form, Subject: one.Subject})
	}
	var err error
	if c.Facts, err = w.facts(); err != nil {
		return nil, err
	}
	if c.Zone, err = w.Zone.location(); err != nil {
		return nil, err
	}
	if c.Calendar, err = (*workdays.Calendar)(nil).With(w.Calendar...); err != nil {
		return nil, err
	}
	engine, problems := rules.NewEngine(w.Specs, c.Forms, w.Changes)
	if len(problems) > 0 {
		return nil, fmt.Errorf("rule %s, %s: %s", problems[0].Code, problems[0].Path, problems[0].Message.EN)
	}
	c.Engine = engine
	return c, nil
}

func (w *written) facts() (*register.Facts, error) {
	f := w.Facts
	patterns, err := value.ParseCodes(f.Patterns)
	if err != nil {
		return nil, err
	}
	return register.New(register.Facts{Year: f.Year, BudgetYear: f.BudgetYear, From: f.From, To: f.To, Bands: f.Bands, Patterns: patterns,
		Projects: f.Projects, Units: f.Units, Lists: f.Lists, Deadlines: f.Deadlines, Extensions: dayOf(w.Extensions), FedBack: dayOf(w.FedBack), Profiles: f.Profiles, LastYear: f.LastYear}), nil
}

// dayOf are days of single units as facts have them.
func dayOf(all []extension) map[register.Extended]value.Date {
	days := map[register.Extended]value.Date{}
	for _, e := range all {
		days[register.Extended{Department: e.Department, Form: e.Form, Subject: e.Subject}] = e.Until
	}
	return days
}
