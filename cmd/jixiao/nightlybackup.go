package main

import (
	"context"
	"time"

	"jixiao/pipeline"
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
	o.Wait.For, o.Wait.Tell = backupWaits, nil
	done, err := pipeline.Backup(ctx, o, s.c.under(settings.Folder), settings.Keep)
	if ctx.Err() != nil {
		return // told to stop; what was half made is swept up by the next one
	}
	if err != nil {
		s.health.BackedUp(err)
		o.Log.Error().Err(err).Str("hint", s.c.hint(err)).Msg("nightly backup failed; it is tried again after the next planned run")
		return
	}
	s.backedUp = time.Now()
	s.health.BackedUp(nil)
	o.Log.Info().Str("folder", done.Folder).Int("originals", done.Originals).Msg("nightly backup made")
}
