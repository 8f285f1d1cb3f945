package publish

import (
	"path"
	"path/filepath"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report"
	"jixiao/pipeline/workspace"
)

// receipts lists the receipts: one of every file that was ever received, for
// its department or, where it has none, for the section.
func (p planner) receipts(departments *report.Departments) []page {
	var pages []page
	for _, r := range departments.Receipts("") {
		name := path.Join(campaign.SectionFolder, workspace.ReceiptFolder, r.Name())
		pages = append(pages, page{name: name, path: filepath.Join(p.Outbox, filepath.FromSlash(name)), digest: r.Digest, write: r.Write})
	}
	for _, u := range p.Campaign.Facts.Units {
		for _, r := range departments.Receipts(u.Code) {
			pages = append(pages, p.unitPage(u, path.Join(workspace.ReceiptFolder, r.Name()), page{digest: r.Digest, write: r.Write}))
		}
	}
	return pages
}
