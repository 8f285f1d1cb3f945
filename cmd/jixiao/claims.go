package main

import (
	"fmt"
	"path/filepath"
	"sync"

	"jixiao/pipeline"
)

// claims says which campaign has which inbox, outbox and ledger: of two that have one,
// the second is refused.
type claims struct {
	mu sync.Mutex
	by map[string]string
}

func newClaims() *claims { return &claims{by: map[string]string{}} }

// take claims places for a campaign. It returns the other one that has any of them.
func (c *claims) take(name string, places ...string) (other string, free bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, place := range places {
		if whole, err := filepath.Abs(place); err == nil {
			places[i] = whole
		}
		if by := c.by[places[i]]; by != "" && by != name {
			return by, false
		}
	}
	for _, place := range places {
		c.by[place] = name
	}
	return "", true
}

// release gives back what a campaign has.
func (c *claims) release(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for place, by := range c.by {
		if by == name {
			delete(c.by, place)
		}
	}
}

// claim refuses a campaign that works on what is another one's.
func (s *session) claim(c *claims, o pipeline.Options) error {
	other, free := c.take(s.campaign, string(o.Place), o.Outbox, o.Inbox)
	if free {
		return nil
	}
	return usageError{fmt.Errorf(s.say("与“%s”用的是同一个收件箱、发件箱或同一本台账：各评价年度要各用各的，请改 campaign.yaml 的 paths", "%s has the same inbox, outbox or ledger: each campaign needs its own; see paths in campaign.yaml"), other)}
}
