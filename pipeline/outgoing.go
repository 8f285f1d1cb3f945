package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report"
	"jixiao/rules"
)

// unitPage is a page for a department: in its own folder, or in that for what
// waits. The ledger knows it by one name in both, so that it has shown the same
// since the same moment wherever it lies.
func (o Options) unitPage(going *report.Outgoing, u rules.Unit, name string, p page) page {
	if going.Waits(u.Code) {
		return o.waitingPage(u, name, p)
	}
	return o.openPage(u, name, p)
}

// openPage is a page in a department's folder.
func (o Options) openPage(u rules.Unit, name string, p page) page {
	folder := campaign.FolderName(u)
	p.name, p.path = path.Join(unitsName, folder, name), filepath.Join(o.Units, folder, filepath.FromSlash(name))
	p.shows = p.name
	p.past = filepath.Join(o.Units, folder, pastFolder)
	return p
}

// waitingPage is a page in the folder for what waits, where nothing is kept and
// every page leaves when it no longer waits.
func (o Options) waitingPage(u rules.Unit, name string, p page) page {
	folder := campaign.FolderName(u)
	p.shows = path.Join(unitsName, folder, name)
	p.name, p.path = path.Join(campaign.WaitingFolder, folder, name), filepath.Join(o.Outbox, campaign.WaitingFolder, folder, filepath.FromSlash(name))
	p.passing, p.past = true, ""
	return p
}

// leftAlone says which pages of earlier runs stay as they are: those for
// departments to which nothing goes out.
func (o Options) leftAlone(going *report.Outgoing) func(name string) bool {
	if !going.Holds() {
		return nil
	}
	open := map[string]bool{}
	for _, u := range o.Campaign.Facts.Units {
		open[campaign.FolderName(u)] = !going.Waits(u.Code)
	}
	return func(name string) bool {
		root, rest, _ := strings.Cut(name, "/")
		folder, _, _ := strings.Cut(rest, "/")
		return root == unitsName && !open[folder]
	}
}

// clearWaiting removes the folders in which nothing waits any more. One with
// anything in it stays.
func (o Options) clearWaiting(going *report.Outgoing) error {
	all := filepath.Join(o.Outbox, campaign.WaitingFolder)
	if _, err := o.Disk.Stat(all); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, u := range o.Campaign.Facts.Units {
		if going.Waits(u.Code) {
			continue
		}
		folder := filepath.Join(all, campaign.FolderName(u))
		for _, dir := range []string{filepath.Join(folder, receiptFolder), folder} {
			if err := o.Disk.RemoveEmpty(dir); err != nil {
				return fmt.Errorf("clear %s: %w", dir, err)
			}
		}
	}
	return o.Disk.RemoveEmpty(all)
}

// shared are the folders that a run writes into: the departments' only where
// something may go out.
func (o Options) shared() []string {
	if o.Campaign.Publishing == campaign.Trial {
		return []string{o.Outbox}
	}
	return []string{o.Outbox, o.Units}
}
