package view

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// Outgoing says of each department whether what there is for it goes out, or
// waits where only the section sees it.
type Outgoing struct {
	way    campaign.Publishing
	states map[string]string // of every department, where they are reviewed
	all    *Departments
	s      *record.Snapshot
	units  []register.Unit
}

// NewOutgoing goes by the way in which the campaign publishes, and by what the
// section released.
func NewOutgoing(c *campaign.Campaign, s *record.Snapshot) *Outgoing {
	return OutgoingOf(c, s, func() *View { return New(c, s) })
}

// OutgoingOf is NewOutgoing for who sees the snapshot already; it is asked for only
// where results are reviewed.
func OutgoingOf(c *campaign.Campaign, s *record.Snapshot, seen func() *View) *Outgoing {
	g := &Outgoing{way: c.Publishing, s: s, units: c.Facts.Units, states: map[string]string{}}
	if g.way == campaign.Review {
		g.all = seen().Departments()
		for _, u := range g.units {
			g.states[u.Code] = g.all.toldState(u.Code)
		}
	}
	return g
}

// Holds reports whether anything may wait at all.
func (g *Outgoing) Holds() bool { return g.way == campaign.Trial || g.way == campaign.Review }

// Silent reports whether nothing goes out at all.
func (g *Outgoing) Silent() bool { return g.way == campaign.Trial }

// Waits reports whether what there is for a department waits: until it is
// released as it is now.
func (g *Outgoing) Waits(unit string) bool {
	switch g.way {
	case campaign.Trial:
		return true
	case campaign.Review:
		return g.s.ReleasedState(unit) != g.states[unit]
	}
	return false
}

// Waiting are the departments for which something waits.
func (g *Outgoing) Waiting() []register.Unit {
	var out []register.Unit
	for _, u := range g.units {
		if g.Waits(u.Code) {
			out = append(out, u)
		}
	}
	return out
}

// State is what there is to be told to a department now, where the section
// releases it.
func (g *Outgoing) State(unit string) string { return g.states[unit] }

// Departments is what there is for each, where the section releases it.
func (g *Outgoing) Departments() *Departments { return g.all }

// toldState names what there is to be told to a department: it is the same as
// long as nothing new is found, nothing comes and nothing is answered. Wordings
// are no part of it, so that what was released stays released when they change.
func (all *Departments) toldState(unit string) string {
	h := sha256.New()
	put := json.NewEncoder(h) // texts and numbers can be written, and a hash takes them
	for _, i := range all.issues[unit] {
		variant := i.Variant
		if i.CampaignWide {
			variant = "" // one named the day once: what was released then stays released
		}
		said := []string{string(i.Code), variant, i.Form, string(i.About()), i.Field, i.Value, i.Place.File, i.Place.Sheet, i.Place.Cell.String(),
			fmt.Sprint(i.FileID, i.Severity, i.Weight()), string(relievedState(i))}
		if len(i.Cells) > 1 {
			said = append(said, i.Where(finding.ZH))
		}
		_ = put.Encode(said)
	}
	for _, f := range all.Received(unit) {
		_ = put.Encode([]string{fmt.Sprint(f.ID), string(f.Verdict)})
	}
	for _, a := range all.answers[unit] {
		_ = put.Encode([]string{fmt.Sprint(a.ID), string(cmp.Or(a.Flaw, a.Explained)), string(a.Objected)})
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// relievedState is the state of a finding but for since when it is told, and whether
// for the first time.
func relievedState(i record.Issue) record.State {
	if i.State == record.New || i.State == record.Recurred {
		return record.Open
	}
	return i.State
}
