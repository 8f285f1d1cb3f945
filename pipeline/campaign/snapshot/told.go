package snapshot

import (
	"maps"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

// factsOf are the facts as an audience may be told of them.
func factsOf(c *campaign.Campaign, who Audience) facts {
	f := c.Facts
	out := facts{Year: f.Year, BudgetYear: f.BudgetYear, From: f.From, To: f.To, Bands: f.Bands, Patterns: f.Patterns.Patterns(),
		Lists: f.Lists, Deadlines: f.Deadlines, Profiles: f.Profiles}
	own := ownProjects(c, who)
	var mine []register.Project
	for i, p := range f.Projects {
		if own[i] {
			mine = append(mine, p)
		}
		switch {
		case who == Shared:
			p = register.Project{Code: p.Code, Name: p.Name, Unit: p.Unit, Parent: p.Parent, CoUnits: p.CoUnits, NoBudget: true}
		case !own[i]:
			p = register.Project{Code: p.Code, Name: p.Name, NoBudget: true}
		}
		out.Projects = append(out.Projects, p)
	}
	out.LastYear = f.LastYearOf(mine)
	for _, u := range f.Units {
		out.Units = append(out.Units, register.Unit{Code: u.Code, Name: u.Name, Aliases: u.Aliases, Parent: u.Parent, Until: u.Until, Successor: u.Successor})
	}
	return out
}

// ownProjects are those that the unit may be told of on some day of the campaign:
// before or after any of its mergers.
func ownProjects(c *campaign.Campaign, who Audience) []bool {
	own := make([]bool, len(c.Facts.Projects))
	if who == Shared {
		return own
	}
	for _, on := range stages(c) {
		view := on.Facts.For(string(who))
		for i, p := range on.Facts.Projects {
			own[i] = own[i] || view.Shows(p)
		}
	}
	return own
}

// stages are the campaign before the first merger and after each.
func stages(c *campaign.Campaign) []*campaign.Campaign {
	days := []value.Date{{Year: 1, Month: 1, Day: 1}}
	for _, u := range c.Facts.Units {
		if after := u.Until.AddDays(1); !u.Until.IsZero() && !slices.Contains(days, after) {
			days = append(days, after)
		}
	}
	var all []*campaign.Campaign
	for _, day := range days {
		all = append(all, c.On(day))
	}
	return all
}

// enterOwn enters what holds for single units and of which an audience may know:
// extensions, days counted from the feedback, rest days, special cases and cancelled duties of its own, and of
// units that are related to it or answer for its projects.
func (w *written) enterOwn(c *campaign.Campaign, who Audience) {
	related := relatedUnits(c, who)
	concerns := func(unit string) bool { return who == Shared || unit == "" || related[unit] }
	w.Extensions, w.FedBack = ownDays(c.Facts.Extensions, concerns), ownDays(c.Facts.FedBack, concerns)
	for _, r := range c.RestDays {
		if concerns(r.Department) {
			w.RestDays = append(w.RestDays, r)
		}
	}
	for _, one := range c.Waivers {
		if concerns(one.Department) {
			w.Waivers = append(w.Waivers, waiver{one.Department, one.Project, string(one.Code), one.Until})
		}
	}
	for _, one := range c.Cancelled {
		if concerns(one.Department) {
			w.Cancelled = append(w.Cancelled, cancelled{one.Department, one.Form, one.Subject})
		}
	}
}

// ownDays are the days of single units, as far as they concern somebody, in order.
func ownDays(days map[register.Extended]value.Date, concerns func(unit string) bool) (all []extension) {
	for what, until := range days {
		if concerns(what.Department) {
			all = append(all, extension{what.Department, what.Form, what.Subject, until})
		}
	}
	slices.SortFunc(all, func(a, b extension) int {
		return slices.Compare([]string{a.Department, a.Form, string(a.Subject)}, []string{b.Department, b.Form, string(b.Subject)})
	})
	return all
}

func relatedUnits(c *campaign.Campaign, who Audience) map[string]bool {
	related := map[string]bool{}
	for _, on := range stages(c) {
		view := on.Facts.For(string(who))
		for _, u := range on.Facts.Units {
			if view.Related(u.Code) {
				related[u.Code] = true
			}
		}
	}
	for i, own := range ownProjects(c, who) {
		if own {
			related[c.Facts.Projects[i].Unit] = true
		}
	}
	return related
}

func (w waiver) waiver() campaign.Waiver {
	return campaign.Waiver{Department: w.Department, Project: w.Project, Code: finding.Code(w.Code), Until: w.Until}
}

// toldRules are the rules that a department may know of. What is kept from
// departments, or switched off, is written as switched off, without a word: its
// code may also arise in reading.
func toldRules(c *campaign.Campaign) ([]rules.Spec, []rules.Override) {
	var specs []rules.Spec
	kept := map[finding.Code]bool{}
	for _, s := range c.Specs {
		info, _ := c.Engine.Info(s.Code)
		bare := rules.Spec{Info: rules.Info{Code: s.Code, Severity: finding.Info, Off: true}}
		switch {
		case info.Audience == finding.Section:
		case info.Off:
			bare.Checks = s.Checks
		default:
			bare = s
			kept[s.Code] = true
		}
		specs = append(specs, worded(bare))
	}
	changes := slices.DeleteFunc(slices.Clone(c.Changes), func(o rules.Override) bool { return !kept[o.Code] })
	return specs, changes
}

// worded leaves out what only the catalogue tells of a rule. What an entry may
// not lack is its code instead.
func worded(s rules.Spec) rules.Spec {
	code := finding.Same(string(s.Code))
	s.Why, s.Example, s.Basis, s.Lawful = code, rules.Example{}, finding.Text{}, rules.Lawful{}
	if s.Off {
		s.Title, s.Message, s.Fix, s.Variants, s.Args = code, code, code, bareVariants(s.Variants), nil
	}
	return s
}

// bareVariants keep their names alone: checks refer to them.
func bareVariants(variants map[string]rules.Variant) map[string]rules.Variant {
	bare := maps.Clone(variants)
	for name := range bare {
		bare[name] = rules.Variant{}
	}
	return bare
}

// noticesOf are those of the years of which a sheet may speak.
func noticesOf(c *campaign.Campaign) []workdays.Notice {
	return slices.DeleteFunc(c.Calendar.Notices(), func(n workdays.Notice) bool { return n.Year < min(c.Facts.BudgetYear, c.Facts.Year) })
}
