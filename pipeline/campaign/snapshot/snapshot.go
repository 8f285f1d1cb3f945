// Package snapshot writes of a campaign what a page needs that checks a sheet
// before it is sent, and opens it there.
//
// It owns what one unit, or everybody, may be told: their own projects in full,
// of others' codes and names; never contacts, approvers, reasons and what the
// section keeps to itself. It refuses the settings themselves: what it opens was
// loaded, and checked, before it was written.
package snapshot

import (
	"encoding/json"
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/rules/constraint"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Audience is the unit, by its code, for which a snapshot is taken.
type Audience string

// Shared is a snapshot for everybody: it holds no amounts.
const Shared Audience = ""

// Of writes a campaign, as it was loaded, for an audience. made is the day of
// the rules, which the page tells.
func Of(c *campaign.Campaign, who Audience, made value.Date) ([]byte, error) {
	if _, known := c.Facts.Unit(string(who)); who != Shared && !known {
		return nil, fmt.Errorf("snapshot: no unit has the code %q", string(who))
	}
	w := written{
		Snapshot: campaign.Snapshot{Unit: string(who), Made: made, NoBudgets: who == Shared, Unchecked: Unchecked(c)},
		Name:     c.Name, District: c.District, Fingerprint: c.Fingerprint, Publishing: c.Publishing, Phrases: c.Phrases,
		Zone: zoneOf(c), Settings: settingsOf(c.Settings), Calendar: noticesOf(c),
		Facts: factsOf(c, who), Owed: c.Owed, Forms: formsOf(c.Forms),
	}
	w.Specs, w.Changes = toldRules(c)
	w.enterOwn(c, who)
	data, err := compact(w)
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	return data, nil
}

// Open is the campaign of a snapshot, ready to judge by. Like one that was
// loaded it is looked at as it stands on a day (Campaign.On).
func Open(data []byte) (*campaign.Campaign, error) {
	var w written
	if err := json.Unmarshal(data, &w); err != nil {
		return nil, fmt.Errorf("open snapshot: %w", err)
	}
	c, err := w.campaign()
	if err != nil {
		return nil, fmt.Errorf("open snapshot: %w", err)
	}
	return c, nil
}

// Unchecked are the fields whose constraints only the program itself can check:
// the page says so, and lets their values pass.
func Unchecked(c *campaign.Campaign) []campaign.Unchecked {
	var all []campaign.Unchecked
	for _, def := range c.Forms {
		for f := range def.EachField() {
			if (constraint.Plain{}).Read(f.Check) != nil {
				all = append(all, campaign.Unchecked{Form: def.ID, Field: f.ID, Label: f.LabelText(), Check: f.Check})
			}
		}
	}
	return all
}

// plain takes out of a form the constraints that Unchecked lists.
func plain(def *form.Definition) {
	for f := range def.EachField() {
		if (constraint.Plain{}).Read(f.Check) != nil {
			f.Check = ""
		}
	}
}
