package master

import (
	"encoding/json"
	"io"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// Workbook is the master as it is published run after run. Where nothing that it is
// made of is other than it was, all but the moment and the sheets that count days is
// taken from what was written before.
type Workbook struct {
	seen    func() *view.View
	version string        // of the program
	most    int           // figures of which the cell of each is named
	was     func() []byte // reads what was written before; nil where there is nothing
	before  trace
	now     trace
	taken   bool // from what was written before
}

// trace is what is remembered of a workbook that was written.
type trace struct {
	Basis string // what it is made of, and by what program
	write.Trace
}

// Of is the master of a snapshot, made by a version of the program.
func Of(seen func() *view.View, version string) *Workbook {
	return &Workbook{seen: seen, version: version, most: mostFigures}
}

// Earlier takes in what was remembered of what was written before, and how to read
// that: nil where it is not byte for byte what was written.
func (b *Workbook) Earlier(remembered string, read func() []byte) {
	b.before = trace{}
	if json.Unmarshal([]byte(remembered), &b.before) == nil {
		b.was = read
	}
}

// Remembered is what is to be remembered of what was written, "" where it is of no use.
func (b *Workbook) Remembered() string {
	if b.now.Basis == "" {
		return ""
	}
	text, err := json.Marshal(b.now)
	if err != nil {
		return ""
	}
	return string(text)
}

// Write writes the master workbook.
func (b *Workbook) Write(w io.Writer) error {
	v := b.seen()
	basis := v.BasisOfAll() + " " + b.version
	if b.was != nil && b.before.Basis == basis {
		again := &attempt{to: w}
		traced, err := b.again(again, v, b.was())
		if err == nil || again.begun {
			b.now, b.taken = trace{basis, traced}, err == nil
			return err
		}
	}
	traced, ok, err := writeOf(w, v, b.most)
	if b.now = (trace{}); ok {
		b.now = trace{basis, traced}
	}
	return err
}

// again writes what counts days, and takes the rest from what was written before.
func (b *Workbook) again(w io.Writer, v *view.View, was []byte) (write.Trace, error) {
	m := &master{View: v, book: b.before.Again(infoOf(v))}
	m.daily()
	return m.book.WriteAgain(w, was, b.before.Trace)
}

// attempt knows whether anything was written.
type attempt struct {
	to    io.Writer
	begun bool
}

func (a *attempt) Write(p []byte) (int, error) {
	a.begun = true
	return a.to.Write(p)
}
