package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-isatty"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// load reads the campaign from the settings folder.
func (c *Command) load() (*campaign.Campaign, error) {
	if _, err := os.Stat(c.config); errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Errorf(c.say("没有设置文件夹 %s：用 --config 指明，或先运行 jixiao init",
			"no settings folder %s: name it with --config, or run jixiao init first"), c.config)}
	}
	return campaign.Load(os.DirFS(c.config))
}

// under resolves a path of the settings: they are relative to the folder that
// holds the settings folder.
func (c *Command) under(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(filepath.Clean(c.config)), path)
}

// clock reads --as-of; without it the clock is now.
func (c *Command) clock(asOf string, zone *time.Location) (time.Time, error) {
	if asOf == "" {
		return time.Now().In(zone), nil
	}
	return c.moment("--as-of", asOf, zone)
}

// moment reads a time in the campaign's zone; a day alone is its last second.
func (c *Command) moment(flag, text string, zone *time.Location) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t.In(zone), nil
		}
	}
	if day, err := time.ParseInLocation(time.DateOnly, text, zone); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Second), nil
	}
	return time.Time{}, usageError{fmt.Errorf(c.say("%s %q：无法识别，应如 \"2026-10-13 22:00\"，只写日期指当天最后一刻", "%s %q: want a time such as \"2026-10-13 22:00\"; a date alone is its last moment"), flag, text)}
}

// failing reads --fail-on.
func (c *Command) failing() (finding.Severity, error) {
	s, err := finding.ParseSeverity(c.failOn)
	if err != nil {
		return s, usageError{fmt.Errorf(c.say("--fail-on %q：应为 error、warning 或 info", "--fail-on %q: want error, warning or info"), c.failOn)}
	}
	return s, nil
}

// onTerminal reports whether a stream is a terminal.
func (c *Command) onTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}
