package receipt

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"sync"
	"time"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
)

// How much of a list a receipt shows: it is one sheet of paper.
const (
	mostIssues  = 4
	mostAnswers = 3
	mostDuties  = 4
)

// Receipts writes the receipts of all files of a snapshot: what they share is
// prepared once.
type Receipts struct {
	*view.Departments
	printer func() (*page.Printer, error)
}

// New lays out what receipts share.
func New(all *view.Departments) *Receipts {
	return &Receipts{all, sync.OnceValues(page.NewPrinter)}
}

// Of are the receipts of all files that ever came from a department, in the
// order in which they came; "" is the section and whoever else has no unit.
func (all *Receipts) Of(unitCode string) []Receipt {
	var out []Receipt
	for _, f := range all.Received(unitCode) {
		out = append(out, Receipt{all, unitCode, f})
	}
	return out
}

// Receipt is the receipt (报送回执) of one file.
type Receipt struct {
	all  *Receipts
	unit string
	file *record.File
}

// File is the path of the file in the inbox.
func (r Receipt) File() string { return r.file.Path }

// Digest names everything that the receipt says but its moment.
func (r Receipt) Digest() (string, error) {
	text, err := r.page(time.Time{}).Text()
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), err
}

// Write writes the receipt, which says that it is of the moment at.
func (r Receipt) Write(w io.Writer, at time.Time) error {
	printer, err := r.all.printer()
	if err != nil {
		return err
	}
	return printer.Write(w, r.page(at))
}

func (r Receipt) page(at time.Time) page.Receipt {
	v := r.all
	p := page.Receipt{Title: r.title(), Note: v.Campaign.Name + " · " + r.numbered() + v.AsOfTextAt(at),
		Verdict: v.FileLabel(r.file), Tone: receiptTone(r.file.Verdict), Next: r.next(), Lines: r.lines(),
		Foot: r.foot()}
	parts := []page.Part{r.issues(), r.answers()}
	if decided := r.decided(); decided.Table != nil {
		parts = []page.Part{decided} // it tells what is wrong too
	}
	for _, part := range parts {
		if part.Table != nil {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

func receiptTone(v record.Verdict) page.Tone {
	switch v {
	case record.Returned, record.Unreadable:
		return page.Red
	case record.NeedsExplanation:
		return page.Amber
	case record.Accepted:
		return page.Blue
	}
	return ""
}
