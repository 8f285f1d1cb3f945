package publish

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/register"
)

// planner lists the pages for departments, and says where they lie: out, or
// waiting.
type planner struct {
	workspace.Workspace
	going *view.Outgoing
	tests bool // it is about test filings
	// folders are the departments', by code: they are asked for with every page.
	folders map[string]unitFolder
	// some are the departments that are asked for; nil is all.
	some []register.Unit
}

func (p planner) units() []register.Unit {
	if p.some != nil {
		return p.some
	}
	return p.Campaign.Facts.Units
}

// unitFolder is the folder of a department.
type unitFolder struct {
	name     string
	inside   string // what its pages are remembered under begins so
	path     string
	previous string // the folder in it that keeps what pages said before
}

func folderOf(w workspace.Workspace, u register.Unit) unitFolder {
	name := campaign.FolderName(u)
	path := filepath.Join(w.Units, name)
	return unitFolder{name, unitsName + "/" + name + "/", path, filepath.Join(path, workspace.PreviousFolder)}
}

func foldersOf(w workspace.Workspace) map[string]unitFolder {
	out := make(map[string]unitFolder, len(w.Campaign.Facts.Units))
	for _, u := range w.Campaign.Facts.Units {
		out[u.Code] = folderOf(w, u)
	}
	return out
}

func (p planner) folder(u register.Unit) unitFolder {
	if f, known := p.folders[u.Code]; known {
		return f
	}
	return folderOf(p.Workspace, u)
}

// unitPage is a page for a department: in its own folder, or in that for what
// waits. The ledger knows it by one name in both, so that it has shown the same
// since the same moment wherever it lies.
func (p planner) unitPage(u register.Unit, name string, of page) page {
	if p.holdsBack(u.Code) {
		return p.waitingPage(u, name, of)
	}
	return p.openPage(u, name, of)
}

// openPage is a page in a department's folder.
func (p planner) openPage(u register.Unit, name string, of page) page {
	at, name := p.folder(u), p.placed(name)
	of.name, of.path = at.inside+name, at.path+string(filepath.Separator)+filepath.FromSlash(name)
	of.shows, of.previous = of.name, at.previous
	return p.unstayed(of)
}

// sectionFolderPage is a page about what the section and evaluators handed in,
// in the section's folder of the outbox: no department can open it, and nothing
// in it waits.
func (p planner) sectionFolderPage(name string, of page) page {
	name = p.placed(name)
	of.name = path.Join(campaign.SectionFolder, name)
	of.path = filepath.Join(p.Outbox, campaign.SectionFolder, filepath.FromSlash(name))
	of.previous = filepath.Join(p.Outbox, campaign.SectionFolder, workspace.PreviousFolder)
	return p.unstayed(of)
}

// waitingPage is a page in the folder for what waits, where nothing is kept and
// every page leaves when it no longer waits.
func (p planner) waitingPage(u register.Unit, name string, of page) page {
	folder, name := p.folder(u).name, p.placed(name)
	of.shows = path.Join(unitsName, folder, name)
	of.name, of.path = path.Join(campaign.WaitingFolder, folder, name), filepath.Join(p.Outbox, campaign.WaitingFolder, folder, filepath.FromSlash(name))
	of.transient, of.previous = true, ""
	return p.unstayed(of)
}

// leftAlone says which pages of earlier runs stay as they are: those for
// departments to which nothing goes out.
func (p planner) leftAlone() func(name string) bool {
	if !p.going.Holds() {
		return nil
	}
	open := map[string]bool{}
	for _, u := range p.Campaign.Facts.Units {
		open[campaign.FolderName(u)] = !p.going.Waits(u.Code)
	}
	return func(name string) bool {
		root, rest, _ := strings.Cut(name, "/")
		folder, _, _ := strings.Cut(rest, "/")
		return root == unitsName && !open[folder] && !isTestPage(name)
	}
}

// clearWaiting removes the folders in which nothing waits any more. One with
// anything in it stays.
func (p planner) clearWaiting() error {
	all := filepath.Join(p.Outbox, campaign.WaitingFolder)
	there, err := p.Disk.Folders(all)
	if err != nil {
		return fmt.Errorf("clear %s: %w", all, err)
	}
	for _, u := range p.Campaign.Facts.Units {
		if _, lies := slices.BinarySearch(there, campaign.FolderName(u)); !lies || p.going.Waits(u.Code) {
			continue
		}
		folder := filepath.Join(all, campaign.FolderName(u))
		for _, dir := range append(testFolders(folder), filepath.Join(folder, workspace.ReceiptFolder), filepath.Join(folder, blankforms.BlankFolder), folder) {
			if err := p.Disk.RemoveEmpty(dir); err != nil {
				return fmt.Errorf("clear %s: %w", dir, err)
			}
		}
	}
	return p.Disk.RemoveEmpty(all)
}

// shared are the folders that a run writes into: the departments' only where
// something may go out.
func shared(w workspace.Workspace) []string {
	if w.Campaign.Publishing == campaign.Trial {
		return []string{w.Outbox}
	}
	return []string{w.Outbox, w.Units}
}
