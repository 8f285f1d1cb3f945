package write

import (
	"errors"
	"fmt"
	"io"

	"jixiao/internal/office/ooxml"
)

// Book is a workbook that is being made. Its methods keep the first fault and
// Write returns it.
type Book struct {
	info   Info
	sheets []*Sheet
	looks  []Look
	styles map[Look]int // the looks' numbers, from 1
	// constants are names of the whole workbook.
	constants []constant
	row       []Cell // room for the row that is being written
	err       error
}

// New begins a workbook without sheets.
func New(info Info) *Book { return &Book{info: info, styles: map[Look]int{}} }

// Sheet adds a sheet after those already there. The name must be a valid
// sheet name that no other sheet has.
func (b *Book) Sheet(name string, layout Layout) *Sheet {
	b.keep(b.checkName(name))
	b.keep(layout.sound())
	s := &Sheet{book: b, name: name, layout: layout}
	b.sheets = append(b.sheets, s)
	return s
}

// Write writes the workbook. The book cannot be used after it.
func (b *Book) Write(w io.Writer) error {
	if len(b.sheets) == 0 {
		b.keep(errors.New("there is no sheet"))
	}
	if b.err != nil {
		return fmt.Errorf("workbook %s: %w", b.info.Title, b.err)
	}
	defer b.keep(errSpent)
	z := ooxml.NewWriter(w)
	if err := b.pack(z); err != nil {
		return fmt.Errorf("writing workbook %s: %w", b.info.Title, err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing workbook %s: %w", b.info.Title, err)
	}
	return nil
}

// errSpent says that a book was written already, or its digest taken: its rows
// are gone.
var errSpent = errors.New("the book is spent")

// keep remembers the first fault.
func (b *Book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// style is the number of a look in the workbook.
func (b *Book) style(l Look) int {
	id, ok := b.styles[l]
	if !ok {
		b.looks = append(b.looks, l)
		id = len(b.looks)
		b.styles[l] = id
	}
	return id
}
