// Package markedcopy makes the copies of one file that go back to its sender: the
// marked copy (批注副本), the sender's own workbook with the mistakes marked, patched
// where it can be, else written anew; and the corrected copy, with its form mended.
//
// It owns which of these a file gets, within the campaign's limits, and what they
// are called. It refuses to judge, and to know where files lie: bytes and
// findings go in, bytes come out.
package markedcopy

import (
	"context"
	"errors"
	"path"
	"strings"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/judge"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// What the names of copies have behind that of the original.
const (
	Suffix          = mark + ".xlsx"
	CorrectedSuffix = corrected + ".xlsx"

	mark      = "_审核"
	corrected = "_建议改正"
)

// Stem is a file's name as those of its copies begin. That of a copy's copy does not
// grow.
func Stem(name string) string {
	base := path.Base(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	return strings.TrimSuffix(strings.TrimSuffix(stem, mark), corrected)
}

// Maker makes the copies of a campaign's files.
type Maker struct {
	Campaign *campaign.Campaign
	Lang     finding.Lang
	Subject  func(finding.Subject) string // as annotate.Options has it
}

// Copy is a marked copy. Anew says that it is none of the sender's own workbook,
// which could not be patched.
type Copy struct {
	Data []byte
	Anew bool
}

// mostCells is how many cells a workbook may have to be written anew.
const mostCells = 400_000

// Make patches the sender's own workbook. One of another type, or one that is too
// broken or too large to be patched, is written anew, unless there is too much in
// it for that too: then the error is annotate.ErrTooLarge.
func (m Maker) Make(ctx context.Context, name string, data []byte, found []finding.Finding) (out Copy, err error) {
	limits, options := m.bounds(ctx)
	if kind := sheet.Kind(data); kind == "xlsx" || kind == "xlsm" {
		out.Data, err = annotate.Mark(data, found, options)
		if err == nil || ctx.Err() != nil {
			return out, err
		}
		out.Anew = true
	}
	book, err := sheet.Open(name, data, limits)
	var refused *sheet.Refusal
	if errors.As(err, &refused) && refused.Code == "F04" {
		return out, annotate.ErrTooLarge
	}
	if err != nil {
		return out, err
	}
	out.Data, err = annotate.MarkNew(book, found, options)
	return out, err
}

// ErrIdle says that there is nothing to mend in a file, or no way to do so: a copy
// that is written anew would be another workbook.
var ErrIdle = errors.New("nothing to mend in its form")

// Correct makes the corrected copy: of what may be mended, what becomes no other
// value.
func (m Maker) Correct(ctx context.Context, name string, data []byte, found []finding.Finding, mended []correct.Correction, reader *form.Reader) ([]byte, error) {
	limits, options := m.bounds(ctx)
	book, err := sheet.Open(name, data, limits)
	if err != nil {
		return nil, ErrIdle
	}
	mended, err = correct.Harmless(ctx, reader, book, mended)
	if err != nil || len(mended) == 0 {
		return nil, ErrIdle
	}
	out, err := annotate.Correct(data, mended, found, options)
	if err != nil {
		return nil, ErrIdle
	}
	return out, nil
}

// bounds are what making a copy may cost, and how it is written.
func (m Maker) bounds(ctx context.Context) (sheet.Limits, annotate.Options) {
	limits := judge.Limits(m.Campaign.Settings.Limits)
	limits.Done = ctx.Done()
	options := annotate.Options{Lang: m.Lang, Subject: m.Subject, Title: m.title, Limits: ooxml.Limits{
		Entries: limits.ZipEntries, Unzipped: limits.UnzippedSize, Part: limits.PartSize, Depth: limits.Nesting, Done: ctx.Done()}}
	limits.Cells = min(limits.Cells, mostCells)
	return limits, options
}

func (m Maker) title(code finding.Code) finding.Text {
	info, _ := m.Campaign.Engine.Info(code)
	return info.Title
}
