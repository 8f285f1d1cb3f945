package main

import (
	"context"
	"errors"
	"time"

	"jixiao/pipeline"
	"jixiao/pipeline/ledger"
)

// letters remembers between runs of the standing service when letters that are
// left are worth another try.
func (s *server) letters(told *pipeline.Told) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tellAt = time.Time{}
	if told != nil {
		s.tellAt = told.Next
	}
}

// tellAgain sends letters that failed or found no time, when they are due. What
// fails then is told by the pipeline's log and rests longer.
func (s *server) tellAgain(ctx context.Context) {
	o := s.now()
	s.mu.Lock()
	due := !s.tellAt.IsZero() && !time.Now().Before(s.tellAt)
	s.mu.Unlock()
	if !due {
		return
	}
	o.Wait.For = 0
	told, err := pipeline.TellAgain(ctx, o)
	switch {
	case ctx.Err() != nil, errors.Is(err, ledger.ErrLocked):
		return // the next look tries
	case err != nil:
		o.Log.Error().Err(err).Msg("letters not sent; the next run tries again")
	}
	s.letters(told)
}
