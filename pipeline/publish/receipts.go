package publish

import (
	"path"
	"path/filepath"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/workspace"
)

// receipts lists the receipts: one of every file that was ever received, for
// its department or, where it has none, for the section.
func (p planner) receipts(all *receipt.Receipts) []page {
	var pages []page
	for _, r := range all.Of("") {
		name := path.Join(campaign.SectionFolder, workspace.ReceiptFolder, r.Name())
		pages = append(pages, page{name: name, path: filepath.Join(p.Outbox, filepath.FromSlash(name)), digest: r.Digest, write: r.Write})
	}
	for _, u := range p.Campaign.Facts.Units {
		for _, r := range all.Of(u.Code) {
			pages = append(pages, p.unitPage(u, path.Join(workspace.ReceiptFolder, r.Name()), page{digest: r.Digest, write: r.Write}))
		}
	}
	return pages
}
