package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

// forTests is the planner of what is told of test filings: in a folder of its own
// within each department's, without review, and gone with the filing.
func (p planner) forTests() planner {
	p.tests = true
	return p
}

// holdsBack reports whether a page for a department waits. What is told of a test
// filing is released by nobody: who tests wants to know at once, and decides alone
// what is handed in. Where nothing goes out at all it waits too.
func (p planner) holdsBack(unit string) bool {
	if p.tests {
		return p.going.Silent()
	}
	return p.going.Waits(unit)
}

// placed is a page's name in its department's folder.
func (p planner) placed(name string) string {
	if p.tests {
		return path.Join(record.TestFolder, name)
	}
	return name
}

// unstayed is a page as it is of test filings: nothing of it is kept.
func (p planner) unstayed(of page) page {
	if p.tests {
		of.transient, of.previous, of.formerly = true, "", nil
	}
	return of
}

// isTestPage reports whether a page for a department is about test filings.
func isTestPage(name string) bool {
	parts := strings.SplitN(name, "/", 4)
	return len(parts) > 3 && parts[0] == unitsName && parts[2] == record.TestFolder
}

// testCopies are the marked copies of test filings.
func (p planner) testCopies(s *record.Snapshot, made func(name, key string) bool) copies {
	if s.Tests == nil {
		return copies{}
	}
	return p.forTests().copies(s.Tests, made)
}

// testPages are what departments get of their test filings beside the copies.
func (p planner) testPages(s *record.Snapshot, lie map[int64]view.Copy) []page {
	if s.Tests == nil {
		return nil
	}
	p = p.forTests()
	all := view.NewTests(p.Campaign, s.Tests)
	all.Beside(lie)
	reports := department.New(all)
	var pages []page
	for _, u := range p.Campaign.Facts.Units {
		if len(all.Received(u.Code)) > 0 {
			pages = append(pages, p.unitPage(u, opinionName, p.opinion(reports, u.Code)))
		}
	}
	if len(all.Received(department.Section)) > 0 {
		pages = append(pages, p.sectionFolderPage(opinionName, p.opinion(reports, department.Section)))
	}
	return slices.AppendSeq(pages, p.receipts(receipt.New(all), nil, nil))
}

// clearTests removes the folders in which nothing is told of test filings any
// more. One with anything in it stays.
func (p planner) clearTests() error {
	if p.going.Silent() {
		return nil // they lie among what waits
	}
	folders := []string{filepath.Join(p.Outbox, campaign.SectionFolder)}
	for _, u := range p.Campaign.Facts.Units {
		folders = append(folders, filepath.Join(p.Units, campaign.FolderName(u)))
	}
	for _, folder := range folders {
		if _, err := p.Disk.Stat(filepath.Join(folder, record.TestFolder)); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		for _, dir := range testFolders(folder) {
			if err := p.Disk.RemoveEmpty(dir); err != nil {
				return fmt.Errorf("clear %s: %w", dir, err)
			}
		}
	}
	return nil
}

// testFolders are those for test filings in a department's folder, the inner one
// first.
func testFolders(folder string) []string {
	tests := filepath.Join(folder, record.TestFolder)
	return []string{filepath.Join(tests, workspace.ReceiptFolder), tests}
}
