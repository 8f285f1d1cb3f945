package main

import (
	"context"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"

	"jixiao/internal/sidebyside"
	"jixiao/pipeline/campaign"
)

// mostLoaded is how many campaigns a service of many keeps loaded: one of a small
// bureau takes 2 MB, and 50 ms to load again.
const mostLoaded = 64

// loadedCampaigns are those that were used last, by the folders of their settings.
type loadedCampaigns struct {
	cache *lru.Cache[string, *campaign.Campaign]
	// loading is the turn of whoever loads one: a service of thousands would take the memory
	// of thousands at its start.
	loading *sidebyside.Turns
}

func newLoadedCampaigns() (*loadedCampaigns, error) {
	cache, err := lru.New[string, *campaign.Campaign](mostLoaded)
	if err != nil {
		return nil, fmt.Errorf("keep campaigns: %w", err)
	}
	return &loadedCampaigns{cache, sidebyside.NewTurns(longTurn)}, nil
}

// begin begins a server, whose campaign is loaded in its turn.
func (l *loadedCampaigns) begin(ctx context.Context, s *server) error {
	over, err := l.loading.Take(ctx)
	if err != nil {
		return err
	}
	defer over()
	return s.begin(ctx)
}

// keep takes in a session's campaign as it is in force from now on.
func (l *loadedCampaigns) keep(s *session, c *campaign.Campaign) { l.cache.Add(s.config, c) }

// of is the campaign of a session. One that had to make room is loaded again: by the
// settings as they are now, which may be faulty.
func (l *loadedCampaigns) of(s *session) (*campaign.Campaign, error) {
	if c, ok := l.cache.Get(s.config); ok {
		return c, nil
	}
	over, err := l.loading.Take(context.Background()) // whoever waits for it waits for little
	if err != nil {
		return nil, err
	}
	defer over()
	c, err := s.load()
	if err == nil {
		l.cache.Add(s.config, c)
	}
	return c, err
}

// asItIs is the campaign of a session by the settings as they are now, and the state of
// those. It is loaded where it is not at hand in that state.
func (l *loadedCampaigns) asItIs(ctx context.Context, s *session) (*campaign.Campaign, string, error) {
	state, err := settingsState(s.config)
	if err != nil {
		return nil, "", err
	}
	if c, ok := l.cache.Get(s.config + state); ok {
		return c, state, nil
	}
	over, err := l.loading.Take(ctx)
	if err != nil {
		return nil, "", err
	}
	defer over()
	c, err := s.load()
	if err == nil {
		l.cache.Add(s.config+state, c)
	}
	return c, state, err
}
