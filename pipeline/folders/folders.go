// Package folders holds the folders of an inbox against the unit list: which
// are missing, which belong to nobody.
//
// It owns making an empty folder that a unit, an evaluator or the section
// lacks. It refuses everything else in an inbox: nothing is renamed, moved or
// removed, and no file is looked at.
package folders

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
)

// Survey is how the folders of an inbox stand to those that a campaign wants.
type Survey struct {
	Missing []string // wanted, and not there
	Foreign []string // there, and nobody's
	// Bare is an inbox without any folder, which may be where a share belongs
	// that is not connected.
	Bare bool
}

// Wanted are the folders of a campaign's inbox: the section's, one a unit, one
// an evaluator.
func Wanted(c *campaign.Campaign) []string {
	names := []string{campaign.SectionFolder}
	for _, u := range c.Facts.Units {
		names = append(names, campaign.FolderName(u))
	}
	return append(names, c.Settings.Evaluators...)
}

// Compare surveys an inbox. A folder that begins with a unit's code is the unit's,
// whatever follows.
func Compare(inbox string, c *campaign.Campaign) (Survey, error) {
	entries, err := os.ReadDir(inbox)
	if err != nil {
		return Survey{}, fmt.Errorf("list inbox: %w", err)
	}
	known := func(code string) bool { _, ok := c.Facts.Unit(code); return ok }
	taken := map[string]bool{}
	s := Survey{Bare: true}
	wanted := Wanted(c)
	for _, e := range entries {
		name := e.Name()
		taken[name] = true
		if !e.IsDir() || intake.Ignored(name) {
			continue
		}
		s.Bare = false
		code, ok := intake.Department(name+"/", known)
		taken[code] = true
		if !ok && !slices.Contains(wanted, name) {
			s.Foreign = append(s.Foreign, name)
		}
	}
	for _, name := range wanted {
		code, _ := intake.Department(name+"/", known)
		if !taken[name] && (code == "" || !taken[code]) {
			s.Missing = append(s.Missing, name)
		}
	}
	return s, nil
}

// Make makes the folders, and returns those that it made. One that cannot be
// made keeps no other back.
func Make(inbox string, names []string) (made []string, err error) {
	for _, name := range names {
		switch e := os.Mkdir(filepath.Join(inbox, name), 0o777); {
		case e == nil:
			made = append(made, name)
		case !errors.Is(e, fs.ErrExist):
			err = errors.Join(err, fmt.Errorf("make folder in inbox: %w", e))
		}
	}
	return made, err
}
