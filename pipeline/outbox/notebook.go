package outbox

import (
	"encoding/binary"
	"io"
	"maps"
	"slices"
	"time"
)

// notebook begins what is written down of ordinary pages: there are tens of
// thousands, and JSON of them takes longer to read than a run that has nothing new.
const notebook = "jixiao outbox 1\n"

// notebookName is its file, beside what is remembered of everything else.
const notebookName = "pages.notes"

// writeDown writes notes, the same for the same notes.
func writeDown(w io.Writer, all map[string]note) error {
	const most = 1 << 16 // all at once would stand in memory twice
	out := []byte(notebook)
	out = binary.AppendUvarint(out, uint64(len(all)))
	text := func(s string) {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		n := all[name]
		for _, s := range []string{name, n.Key, n.Drawn, n.Hash, n.Path, n.Past, n.Remark} {
			text(s)
		}
		out = binary.AppendVarint(out, n.Size)
		out = binary.AppendVarint(out, n.ModTime.Unix())
		out = binary.AppendVarint(out, int64(n.ModTime.Nanosecond()))
		if len(out) < most {
			continue
		}
		if _, err := w.Write(out); err != nil {
			return err
		}
		out = out[:0]
	}
	_, err := w.Write(out)
	return err
}

// readNotes reads what writtenDown wrote; ok is false of anything else. The texts of
// the notes are parts of data.
func readNotes(data string) (all map[string]note, ok bool) {
	r := notesReader{rest: data}
	if r.text(len(notebook)) != notebook {
		return nil, false
	}
	all = map[string]note{}
	for range r.number() {
		var n note
		name := r.word()
		n.Key, n.Drawn, n.Hash, n.Path, n.Past, n.Remark = r.word(), r.word(), r.word(), r.word(), r.word(), r.word()
		n.Size = r.signed()
		n.ModTime = time.Unix(r.signed(), r.signed())
		if r.broken {
			return nil, false
		}
		all[name] = n
	}
	return all, !r.broken && r.rest == ""
}

// notesReader reads from the beginning of a text; broken says that it ended early.
type notesReader struct {
	rest   string
	broken bool
}

func (r *notesReader) text(n int) string {
	if n < 0 || n > len(r.rest) {
		r.broken, r.rest = true, ""
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *notesReader) word() string { return r.text(int(r.number())) }

// ReadByte makes numbers readable.
func (r *notesReader) ReadByte() (byte, error) {
	if r.rest == "" {
		return 0, io.EOF
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b, nil
}

func (r *notesReader) number() uint64 {
	n, err := binary.ReadUvarint(r)
	r.broken = r.broken || err != nil
	return n
}

func (r *notesReader) signed() int64 {
	n, err := binary.ReadVarint(r)
	r.broken = r.broken || err != nil
	return n
}
