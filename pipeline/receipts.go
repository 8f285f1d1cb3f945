package pipeline

import (
	"path"
	"path/filepath"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report"
)

// receiptFolder is where the receipts of a department lie, in its own folder.
const receiptFolder = "回执"

// receiptsOf lists the receipts: one of every file that was ever received, for
// its department or, where it has none, for the section.
func receiptsOf(o Options, going *report.Outgoing, departments *report.Departments) []page {
	var pages []page
	for _, r := range departments.Receipts("") {
		name := path.Join(campaign.SectionFolder, receiptFolder, r.Name())
		pages = append(pages, page{name: name, path: filepath.Join(o.Outbox, filepath.FromSlash(name)), digest: r.Digest, write: r.Write})
	}
	for _, u := range o.Campaign.Facts.Units {
		for _, r := range departments.Receipts(u.Code) {
			pages = append(pages, o.unitPage(going, u, path.Join(receiptFolder, r.Name()), page{digest: r.Digest, write: r.Write}))
		}
	}
	return pages
}
