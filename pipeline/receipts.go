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
func receiptsOf(o Options, departments *report.Departments) []page {
	var pages []page
	for _, r := range departments.Receipts("") {
		name := path.Join(campaign.SectionFolder, receiptFolder, r.Name())
		pages = append(pages, page{name: name, path: filepath.Join(o.Outbox, filepath.FromSlash(name)), digest: r.Digest, write: r.Write})
	}
	for _, u := range o.Campaign.Facts.Units {
		folder := campaign.FolderName(u)
		for _, r := range departments.Receipts(u.Code) {
			pages = append(pages, page{
				name:   path.Join(unitsName, folder, receiptFolder, r.Name()),
				path:   filepath.Join(o.Units, folder, receiptFolder, r.Name()),
				past:   o.unitPast(folder),
				digest: r.Digest, write: r.Write,
			})
		}
	}
	return pages
}
