package report

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// Outgoing says of each department whether what there is for it goes out, or
// waits where only the section sees it.
type Outgoing struct {
	way campaign.Publishing
}

// NewOutgoing goes by the way in which the campaign publishes.
func NewOutgoing(c *campaign.Campaign, _ *record.Snapshot) *Outgoing {
	return &Outgoing{way: c.Publishing}
}

// Holds reports whether anything may wait at all.
func (g *Outgoing) Holds() bool { return g.way == campaign.Trial }

// Waits reports whether what there is for a department waits.
func (g *Outgoing) Waits(_ string) bool { return g.way == campaign.Trial }
