package scaffold

import (
	"maps"
	"os"
	"path/filepath"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/settings"
	"jixiao/rules/value"
)

// stray is a folder of last year's settings that does not move with them.
type stray struct {
	key, is, usual string
	set            func(s *campaign.Settings, to string)
}

// strays are the folders that last year's settings have outside of its campaign.
func (r *round) strays() []stray {
	was, usual := r.last.Settings, r.sample.Settings
	all := []stray{
		{"paths.inbox", was.Paths.Inbox, usual.Paths.Inbox, func(s *campaign.Settings, to string) { s.Paths.Inbox = to }},
		{"paths.outbox", was.Paths.Outbox, usual.Paths.Outbox, func(s *campaign.Settings, to string) { s.Paths.Outbox = to }},
		{"paths.units", was.Paths.Units, usual.Paths.Units, func(s *campaign.Settings, to string) { s.Paths.Units = to }},
		{"paths.ledger", was.Paths.Ledger, usual.Paths.Ledger, func(s *campaign.Settings, to string) { s.Paths.Ledger = to }},
		{"backup.folder", was.Backup.Folder, usual.Backup.Folder, func(s *campaign.Settings, to string) { s.Backup.Folder = to }},
	}
	return slices.DeleteFunc(all, func(p stray) bool { return filepath.IsLocal(filepath.FromSlash(p.is)) })
}

// settings are the keeper's, as they will be.
func (r *round) settings() campaign.Settings {
	s := r.last.Settings
	for _, p := range r.strays() {
		p.set(&s, p.usual)
	}
	return s
}

// duties are last year's with their days in the new year, and those of forms
// that were not there then; where regions report, nothing but what they did.
func (r *round) duties() []settings.Duty {
	var duties []settings.Duty
	known := map[string]bool{}
	add := func(c *campaign.Campaign) {
		for _, o := range c.Owed {
			if known[o.Form] {
				continue
			}
			known[o.Form] = true
			duties = append(duties, settings.Duty{Form: c.Form(o.Form).Name.ZH, By: o.By(), Must: !o.Optional,
				Deadline: yearsOn(o.Deadline, r.begun.Year-c.Facts.Year), Counted: counted(o), Reminder: o.ReminderDays, Units: o.Units})
		}
	}
	if r.ofRegions() {
		if r.source == "" {
			return r.regionDuties()
		}
		add(r.last)
		return duties
	}
	add(r.last)
	add(r.sample)
	return duties
}

// counted is a deadline that is no day, as 报送时限 writes it.
func counted(o campaign.Owed) string {
	if !o.AfterFeedback.Set() {
		return ""
	}
	return o.AfterFeedback.Text().ZH
}

// ruleLines are the rules that were written, with what the section has changed
// of them.
func (r *round) ruleLines(dir string) ([]settings.Rule, error) {
	engine, err := load.Catalogue(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	var lines []settings.Rule
	for info := range engine.Infos() {
		lines = append(lines, settings.Rule{Code: info.Code, Title: info.Title.ZH, Severity: info.Severity})
	}
	for _, change := range r.last.Changes {
		i := slices.IndexFunc(lines, func(l settings.Rule) bool { return l.Code == change.Code })
		switch {
		case i < 0: // a rule that is no more
		case change.Variant == "":
			lines[i].Change = change
		default:
			line := lines[i]
			line.Change = change
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// yearsOn is the same day some years on; the 29th of February is the 28th where
// there is none.
func yearsOn(d value.Date, years int) value.Date {
	if d.IsZero() {
		return d
	}
	if on, ok := value.NewDate(d.Year+years, d.Month, d.Day); ok {
		return on
	}
	return value.Date{Year: d.Year + years, Month: d.Month, Day: d.Day - 1}
}

// lists are last year's lists of the section's own, which its forms go by.
func (r *round) lists() []settings.List {
	var lists []settings.List
	for _, name := range slices.Sorted(maps.Keys(r.last.Facts.Lists)) {
		lists = append(lists, settings.List{Name: name, Items: r.last.Facts.Lists[name]})
	}
	return lists
}
