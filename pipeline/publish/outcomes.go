package publish

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/report/outcome"
	"jixiao/pipeline/workspace"
)

// outcomes are the workbook in which the section decides on results, and what it may
// put on its web site, where projects are marked to be made public. They are made
// when what they say is other than it was.
func (p *publication) outcomes() []page {
	of := sync.OnceValue(func() *outcome.Outcome { return outcome.Of(p.seen()) })
	basis := "outcome " + p.seen().BasisOfAll() + " " + p.Version
	lies := func(name string, digest func() (string, error), write func(io.Writer, time.Time) error) page {
		return page{name: name, path: filepath.Join(p.Outbox, filepath.FromSlash(name)), basis: basis, write: write,
			digest: func() (string, error) {
				says, err := digest()
				return says + " " + p.Version, err
			}}
	}
	uses := usesBook{planner: p.planner, of: of, path: filepath.Join(p.Outbox, workspace.OutcomeName(p.Campaign)), now: p.s.Run.AsOf}
	book := lies(workspace.OutcomeName(p.Campaign), uses.digest, uses.write)
	book.previous = filepath.Join(p.Outbox, workspace.PreviousFolder)
	pages := []page{book}
	if !outcome.Shows(p.Campaign) {
		return pages
	}
	digest, name := func() (string, error) { return of().Public().Digest(), nil }, workspace.PublicName(p.Campaign)
	for _, of := range []page{
		lies(name+".xlsx", digest, func(w io.Writer, at time.Time) error { return of().Public().Workbook(w, at) }),
		lies(name+".html", digest, func(w io.Writer, _ time.Time) error { return of().Public().Page(w) }),
	} {
		of.transient = true
		pages = append(pages, of)
	}
	return pages
}

// usesBook is the workbook in which the section decides. What it says is not known
// before all of it is made: so it is made once, as of now, and taken if that is what
// it is to say.
type usesBook struct {
	planner
	of     func() *outcome.Outcome
	path   string
	now    time.Time
	made   *bytes.Buffer
	before fs.FileInfo // how the one before lay when that was made; nil where none did
}

func (b *usesBook) digest() (string, error) {
	b.before = b.stat()
	var made bytes.Buffer
	says, err := b.of().Workbook(&made, b.now, b.filledIn(b.of(), b.path))
	if err == nil {
		b.made = &made
	}
	return says, err
}

func (b *usesBook) write(w io.Writer, at time.Time) error {
	if b.made != nil && at.Equal(b.now) && sameFile(b.before, b.stat()) {
		_, err := w.Write(b.made.Bytes())
		return err
	}
	_, err := b.of().Workbook(w, at, b.filledIn(b.of(), b.path))
	return err
}

// stat is how the one before lies there.
func (b *usesBook) stat() fs.FileInfo {
	info, err := b.Disk.Stat(b.path)
	if err != nil {
		return nil
	}
	return info
}

// sameFile reports whether nobody has saved a file since.
func sameFile(was, is fs.FileInfo) bool {
	return was == nil && is == nil || was != nil && is != nil && was.Size() == is.Size() && was.ModTime().Equal(is.ModTime())
}

// outcomeLimits bound the workbook that lies in the outbox: room for a province.
var outcomeLimits = sheet.Limits{FileSize: 64 << 20, UnzippedSize: 512 << 20, ZipEntries: 2000, Sheets: 50,
	Rows: 1_048_576, Columns: 256, Cells: 4_000_000, Strings: 1_000_000, StringLength: 32767, Merges: 20_000}

// filledIn is what the section filled in on the workbook that lies there. Of one that
// cannot be read nothing is taken over: it is kept as it is among the previous ones.
func (p planner) filledIn(o *outcome.Outcome, path string) outcome.Hand {
	data, err := p.Disk.ReadFile(path)
	if err != nil {
		return nil
	}
	wb, err := sheet.Open(filepath.Base(path), data, outcomeLimits)
	if err != nil {
		p.Log.Warn().Err(err).Msg("what was filled in cannot be read")
		return nil
	}
	return o.Filled(wb)
}

// clearPublic removes the folder in which nothing is made public any more.
func (p planner) clearPublic() error {
	folder := filepath.Join(p.Outbox, workspace.PublicFolder)
	if err := p.Disk.RemoveEmpty(folder); err != nil {
		return fmt.Errorf("clear %s: %w", folder, err)
	}
	return nil
}
