package receipt

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"sync"
	"time"

	"jixiao/pipeline/campaign"
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
	gave    map[int64][]*record.Version
	told    map[int64][]record.Issue
	printer func() (*page.Printer, error)
}

// New sorts versions and findings by file.
func New(all *view.Departments) *Receipts {
	out := &Receipts{Departments: all, gave: map[int64][]*record.Version{}, told: map[int64][]record.Issue{},
		printer: sync.OnceValues(page.NewPrinter)}
	for i := range all.Snapshot.Versions {
		v := &all.Snapshot.Versions[i]
		out.gave[v.File.ID] = append(out.gave[v.File.ID], v)
	}
	for _, i := range all.Snapshot.Issues {
		if i.FileID != 0 {
			out.told[i.FileID] = append(out.told[i.FileID], i)
		}
	}
	return out
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

// Name is the name of the receipt's file, which no other file's receipt has.
func (r Receipt) Name() string {
	base := path.Base(r.file.Path)
	return fmt.Sprintf("回执_%s_%s.html", r.number(), cmp.Or(campaign.SafeName(base), "_"))
}

// number is the receipt's number: that of its file in the ledger.
func (r Receipt) number() string { return fmt.Sprintf("%06d", r.file.ID) }

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
	p := page.Receipt{Title: "报送回执", Note: v.Campaign.Name + " · 回执编号 " + r.number() + " · " + v.AsOfTextAt(at),
		Verdict: v.FileLabel(r.file), Tone: receiptTone(r.file.Verdict), Next: r.next(), Lines: r.lines(),
		Foot: "本回执由程序根据报送台账生成；结论有变化时更新，原来的移到“历次”。校验码是文件内容的 SHA-256 的末 8 位。"}
	for _, part := range []page.Part{r.issues(), r.answers()} {
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
