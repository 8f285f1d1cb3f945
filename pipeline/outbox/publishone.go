package outbox

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"sync"

	"jixiao/pipeline/workbookdiff"
)

// outcome is what became of one page.
type outcome struct {
	written  bool
	previous string // folder in which what was there before is kept
	sidecar  *Sidecar
	refused  string
	remark   string
	err      error
}

// outcome writes the page if it differs from what lies in its place.
func (s publishing) publishOne(ctx context.Context, p Page) outcome {
	if err := ctx.Err(); err != nil {
		return outcome{err: err}
	}
	if remark, lies := s.lies(p); lies {
		return outcome{remark: remark}
	}
	s.memory.calledBefore(p)
	if why := s.memory.refused(p); why != "" {
		return outcome{refused: why}
	}
	s.handEarlier(p)
	buf := pages.Get().(*bytes.Buffer)
	defer returnBuffer(buf)
	buf.Grow(int(s.memory.page(p.Name).Size)) // as large as it was: to double a large one takes twice its room
	room, err := s.compose(ctx, p, buf)
	defer s.waiting.Release(room)
	if why, err := s.memory.answer(p, err); err != nil || why != "" {
		return outcome{refused: why, err: err}
	}
	made := content{data: buf.Bytes(), hash: hashOf(buf.Bytes())}
	if p.Remark != nil {
		made.remark = p.Remark()
	}
	if err := s.may(ctx); err != nil {
		return outcome{err: err}
	}
	out := s.lay(p, made)
	out.remark = made.remark
	return out
}

// may is nil where the page may be put in its place.
func (s publishing) may(ctx context.Context) error {
	if s.May == nil {
		return nil
	}
	return s.May(ctx)
}

// handEarlier hands a page what lies in its place, if it lies as it was written. It is
// read only if the page can use it: a master may have a hundred megabytes.
func (s publishing) handEarlier(p Page) {
	known := s.memory.page(p.Name)
	if p.Earlier == nil || known.Remark == "" {
		return
	}
	p.Earlier(known.Remark, func() []byte {
		data, err := s.Disk.ReadFile(p.Path)
		if err != nil || hashOf(data) != known.Hash {
			return nil
		}
		return data
	})
}

// compose makes a page when a core is free for it, which then waits until there is
// room for it among those that are made. Whatever breaks in making it is the fault of
// this page alone.
func (s publishing) compose(ctx context.Context, p Page, buf *bytes.Buffer) (room int64, err error) {
	s.making <- struct{}{}
	defer func() {
		<-s.making
		if broken := recover(); broken != nil {
			err = fmt.Errorf("panic: %T", broken) // what it says may quote a file
		}
		if err != nil {
			err = fmt.Errorf("make %s: %w", filepath.Base(p.Path), err)
		}
	}()
	if err := p.Write(buf); err != nil {
		return 0, err
	}
	room = min(int64(buf.Len()), waitingBytes)
	if err := s.waiting.Acquire(ctx, room); err != nil {
		return 0, err
	}
	return room, nil
}

// pages are buffers for pages in the making: a run makes thousands.
var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func returnBuffer(buf *bytes.Buffer) {
	const most = 1 << 20 // the few that are larger are not worth keeping
	if buf.Cap() <= most {
		buf.Reset()
		pages.Put(buf)
	}
}

// lay puts a page in its place, or beside it as long as that is in use.
func (s publishing) lay(p Page, made content) outcome {
	old, err := s.there(p)
	switch {
	case err == nil && old.hash == made.hash:
		if err = s.keepCopy(p, made); err == nil {
			err = s.note(p, made)
		}
		return outcome{err: err}
	case err == nil && p.Yielding && old.hash != s.memory.page(p.Name).Hash:
		return outcome{}
	case err != nil && (p.Watched || p.Previous != "") && !errors.Is(err, fs.ErrNotExist) && !isAny(err, busyToRead):
		// Nobody knows what people changed in it, and it cannot be kept.
		return outcome{err: fmt.Errorf("read %s: %w", p.Path, err)}
	case !s.isNew(p) && s.held(p.Path), !s.memory.mayReplace(p, old.hash, err):
		return s.putBeside(p, made)
	}
	if err == nil && !s.redrawn(p, old, made.data) {
		if err := s.keepPrevious(p.Previous, p.Path, old.data); err != nil {
			return outcome{err: err}
		}
	}
	err = s.place(p, made)
	if inUse(err) {
		return s.putBeside(p, made)
	}
	if err == nil {
		err = s.keepNext(p)
	}
	if err == nil {
		err = s.note(p, made)
	}
	return outcome{written: err == nil, previous: p.Previous, err: err}
}

// redrawn reports whether a page says what was there before, by its key or cell by
// cell, and only another program has made it.
func (s publishing) redrawn(p Page, old standing, now []byte) bool {
	known := s.memory.page(p.Name)
	switch {
	case p.Previous == "":
		return false
	case old.hash == known.Hash && p.saysAs(known.Key):
		return true
	case p.Drawn == known.Drawn:
		return false
	}
	d, err := workbookdiff.Compare(old.data, now)
	return err == nil && d.None()
}

// content is a page that was made.
type content struct {
	data   []byte
	hash   string
	remark string
}

func (c content) writeTo(w io.Writer) error {
	_, err := w.Write(c.data)
	return err
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// lies reports whether what is to be shown lies in its place already. A file
// that looks touched from outside is read. With it comes what is remembered of how
// it was made.
func (s publishing) lies(p Page) (remark string, lies bool) {
	was := s.memory.ask(p)
	if p.Key == "" || !was.same {
		return "", false
	}
	if was.lies {
		return was.remark, true
	}
	info, err := s.Disk.Stat(p.Path)
	if err != nil || info.Size() != was.Size {
		return "", false
	}
	if info.ModTime().Equal(was.ModTime) {
		return was.remark, true
	}
	known := s.memory.page(p.Name)
	data, err := s.Disk.ReadFile(p.Path)
	if err != nil || hashOf(data) != known.Hash {
		return "", false
	}
	known.ModTime = info.ModTime()
	s.memory.setPage(p, known)
	return known.Remark, true
}

// place writes a page into its place. Of a watched one a copy is kept before:
// killed in between, either the old copy or the new one is what lies there.
func (s publishing) place(p Page, made content) error {
	if !p.Watched {
		return s.batch.WriteFile(p.Path, made.writeTo)
	}
	keep := s.nextPath(p)
	if _, err := s.Disk.Stat(p.Path); errors.Is(err, fs.ErrNotExist) {
		keep = s.keptPath(p) // there is no other one to tell it from
		if err := s.clearNext(p); err != nil {
			return err
		}
	}
	if err := s.writeCopy(keep, made); err != nil {
		return err
	}
	return s.write(p.Path, made)
}

// note remembers a page that lies in its place.
func (s publishing) note(p Page, made content) error {
	info, err := s.Disk.Stat(p.Path)
	if err != nil {
		return fmt.Errorf("look at %s: %w", p.Path, err)
	}
	n := note{Key: p.Key, Drawn: p.Drawn, Hash: made.hash, outside: outside{info.Size(), info.ModTime()}, Remark: made.remark}
	if p.Transient {
		n.Path, n.Past = p.Path, p.Previous
	}
	s.memory.setPage(p, n)
	return nil
}

func (s Writer) write(path string, made content) error {
	return s.Disk.WriteFile(path, made.writeTo)
}
