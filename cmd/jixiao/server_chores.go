package main

import (
	"context"
	"errors"
	"time"

	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/notify"
)

// backupEvery is how far nightly backups are apart at least: in the last days
// before a deadline, planned runs come every hour.
const backupEvery = 20 * time.Hour

// backupWaits is how long a run by hand may hold the backup up.
const backupWaits = 5 * time.Minute

// backUp makes the nightly backup, where the settings want one. One that fails
// is tried again after the next planned run; the run before it is good.
func (s *server) backUp(ctx context.Context, o pipeline.Options) {
	settings := o.Campaign.Settings.Backup
	if !settings.On || !s.backedUp.IsZero() && time.Since(s.backedUp) < backupEvery {
		return
	}
	o.Wait.For, o.Wait.Report = backupWaits, nil
	done, err := custody.Backup(ctx, o.Workspace, s.under(settings.Folder), settings.Keep)
	if ctx.Err() != nil {
		return // told to stop; what was half made is swept up by the next one
	}
	if err != nil {
		s.health.BackedUp(err)
		o.Log.Error().Err(err).Str("hint", hint(s.console, err)).Msg("nightly backup failed; it is tried again after the next planned run")
		return
	}
	s.backedUp = time.Now()
	s.health.BackedUp(nil)
	o.Log.Info().Str("folder", done.Folder).Int("originals", done.Originals).Msg("nightly backup made")
}

// scheduleRetry remembers between runs of the standing service when letters that are
// left are worth another try.
func (s *server) scheduleRetry(sent *notify.Report) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.retryAt = time.Time{}
	if sent != nil {
		s.retryAt = sent.Next
	}
}

// retryLetters sends letters that failed or found no time, when they are due. What
// fails then is told by the pipeline's log and rests longer.
func (s *server) retryLetters(ctx context.Context) {
	s.mu.Lock()
	due := !s.retryAt.IsZero() && !time.Now().Before(s.retryAt)
	s.mu.Unlock()
	if !due {
		return
	}
	o, err := s.now()
	if err != nil {
		return // the next run tells it
	}
	o.Wait.For = 0
	sent, err := o.Retry(ctx)
	switch {
	case ctx.Err() != nil, errors.Is(err, ledger.ErrLocked):
		return // the next look tries
	case err != nil:
		o.Log.Error().Err(err).Msg("letters not sent; the next run tries again")
	}
	s.scheduleRetry(sent)
}
