package outbox

import "context"

// Lying is how the ordinary pages of an outbox lay, seen from outside: whoever has
// other work before it publishes looks beside that, and Publish need not ask the disk
// for each page once more. It is for one Publish, and holds as long as nobody else
// publishes there.
type Lying struct {
	notes pageNotes
	place func(name string) string
}

// FindLying looks at the pages that are remembered, each where place says that it lies by
// its name; one that is published elsewhere is asked for then. It is nil where what is
// remembered cannot be read: Publish will say so.
func (s Writer) FindLying(ctx context.Context, place func(name string) string) *Lying {
	notes, err := s.ordinary()
	if err != nil {
		return nil
	}
	l := &Lying{notes, place}
	l.notes.lie = make([]bool, len(l.notes.void))
	for i := range l.notes.lie {
		if ctx.Err() != nil {
			break
		}
		name, was := l.notes.written(i)
		l.notes.lie[i] = s.stillLies(place(name), was)
	}
	return l
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
