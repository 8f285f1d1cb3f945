package publish

import (
	"iter"
	"path"

	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/workspace"
)

// receipts lists the receipts: one of every file that was ever received, for
// its department or, where it has none, for the section. files are those that are
// asked for; nil is all.
func (p planner) receipts(all *receipt.Receipts, bases map[string]string, files map[string]bool) iter.Seq[page] {
	return func(yield func(page) bool) {
		asked := func(r receipt.Receipt) bool { return files == nil || files[r.File()] }
		for _, r := range all.Of("") {
			if asked(r) && !yield(p.sectionFolderPage(path.Join(workspace.ReceiptFolder, r.Name()), receiptPage(r, ""))) {
				return
			}
		}
		for _, u := range p.units() {
			for _, r := range all.Of(u.Code) {
				if asked(r) && !yield(p.unitPage(u, path.Join(workspace.ReceiptFolder, r.Name()), receiptPage(r, bases[u.Code]))) {
					return
				}
			}
		}
	}
}

func receiptPage(r receipt.Receipt, basis string) page {
	return page{digest: r.Digest, basis: basis, write: r.Write, formerly: r.Formerly, about: r.File(), called: "回执"}
}
