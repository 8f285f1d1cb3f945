package outbox

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"
)

// Lying is how the ordinary pages of an outbox lay, seen from outside: whoever has
// other work before it publishes looks beside that, and Publish need not ask the disk
// for each page once more. It is for one Publish, and holds as long as nobody else
// publishes there.
type Lying struct {
	notes pageNotes
	place func(name string) string
}

// How pages are looked for: some by themselves, and where one takes so long, as on a
// share, as many at once as are published at once.
const (
	someAtATime = 64
	longForOne  = 50 * time.Microsecond
)

// FindLying looks at the pages that are remembered, each where place says that it lies
// by its name; one that is published elsewhere is asked for then. It is nil where what
// is remembered cannot be read: Publish will say so.
func (s Writer) FindLying(ctx context.Context, place func(name string) string) *Lying {
	notes, err := s.ordinary()
	if err != nil {
		return nil
	}
	l := &Lying{notes, place}
	l.notes.lie = make([]bool, len(l.notes.void))
	began := time.Now()
	first := s.find(ctx, l, 0)
	var group errgroup.Group // whose tasks never fail
	group.SetLimit(1)
	if time.Since(began) > time.Duration(first)*longForOne {
		group.SetLimit(waitingAtOnce)
	}
	for from := first; from < len(l.notes.lie); from += someAtATime {
		group.Go(func() error {
			s.find(ctx, l, from)
			return nil
		})
	}
	_ = group.Wait()
	return l
}

// find looks at some pages, from one on, and says which is the next.
func (s Writer) find(ctx context.Context, l *Lying, from int) (next int) {
	next = min(from+someAtATime, len(l.notes.lie))
	for i := from; i < next && ctx.Err() == nil; i++ {
		name, was := l.notes.written(i)
		l.notes.lie[i] = s.stillLies(l.place(name), was)
	}
	return next
}

// stillLies reports whether a file looks as it was written.
func (s Writer) stillLies(path string, was outside) bool {
	info, err := s.Disk.Stat(path)
	return err == nil && info.Size() == was.Size && info.ModTime().Equal(was.ModTime)
}

// saw reports whether a page was seen to lie as it was written.
func (m *memory) saw(p Page, i int) bool {
	return m.ordinary.lie != nil && m.ordinary.lie[i] && m.place(p.Name) == p.Path
}
