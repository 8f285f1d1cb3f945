package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"jixiao/pipeline"
	"jixiao/pipeline/intake"
)

// take makes the options those of the next look and run.
func (s *server) take(o pipeline.Options) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o.Log = o.Log.Level(zerolog.InfoLevel) // of a service the log is all that people see
	o.Watcher = s.current.Watcher
	if o.Watcher == nil || o.Inbox != s.current.Inbox {
		o.Watcher = intake.NewWatcher(o.Inbox, time.Now)
	}
	s.poll, s.zone = time.Duration(o.Campaign.Settings.Serve.PollSeconds)*time.Second, o.Campaign.Zone
	s.health.SetStale(time.Duration(o.Campaign.Settings.Serve.StaleHours) * time.Hour)
	if s.loaded != nil {
		s.loaded.keep(s.session, o.Campaign)
		o.Campaign = nil
	}
	s.current = o
}

// Reload takes the settings when they have changed and come to rest: a workbook
// that is being saved is read when it is whole.
func (s *server) Reload(context.Context) (bool, error) {
	state, err := settingsState(s.config)
	if err != nil {
		state = err.Error() // told when it comes to rest like a fault
	}
	before := s.found
	s.found = state
	if state == s.taken || state != before {
		return false, nil
	}
	s.taken = state // one try: a fault is told once
	if err != nil {
		return false, err
	}
	o, err := s.options(s.flags)
	if err != nil {
		s.showFailure(err)
		return false, err
	}
	old := s.settled()
	if old.Campaign != nil && o.Campaign.Settings.Serve.Listen != old.Campaign.Settings.Serve.Listen || o.Inbox != old.Inbox {
		o.Log.Warn().Msg("serve.listen and paths.inbox are taken whole only at the next start of the service")
	}
	s.take(o)
	return true, nil
}

// settingsState changes when a file of the settings does. It goes by names,
// sizes and times: the files themselves are read only when it has changed.
// What an office program puts beside a workbook while it is open is left out.
func settingsState(dir string) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || strings.HasPrefix(d.Name(), "~$") || strings.HasPrefix(d.Name(), ".") {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(h, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look at settings %s: %w", dir, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
