package publish

import (
	"path"

	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/workspace"
)

// receipts lists the receipts: one of every file that was ever received, for
// its department or, where it has none, for the section.
func (p planner) receipts(all *receipt.Receipts, bases map[string]string) []page {
	var pages []page
	for _, r := range all.Of("") {
		pages = append(pages, p.sectionFolderPage(path.Join(workspace.ReceiptFolder, r.Name()), receiptPage(r, "")))
	}
	for _, u := range p.Campaign.Facts.Units {
		for _, r := range all.Of(u.Code) {
			pages = append(pages, p.unitPage(u, path.Join(workspace.ReceiptFolder, r.Name()), receiptPage(r, bases[u.Code])))
		}
	}
	return pages
}

func receiptPage(r receipt.Receipt, basis string) page {
	return page{digest: r.Digest, basis: basis, write: r.Write, formerly: r.Formerly(), about: r.File(), called: "回执"}
}
