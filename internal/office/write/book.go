package write

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"jixiao/internal/office/ooxml"
)

// Info is what the workbook says about itself.
type Info struct {
	Title  string
	Author string
	// At is written as the time of creation; the same content with the same
	// time gives the same bytes.
	At time.Time
	// Moment is what the workbook says in words of the moment that it speaks of; ""
	// where it speaks of none.
	Moment string
}

// Book is a workbook that is being made. Its methods keep the first fault and
// Write returns it.
type Book struct {
	info        Info
	shells      *Shells
	sheets      []*Sheet
	appearances []Appearance       // the first of each style
	drawn       map[style]int      // the styles' numbers, from 1
	styles      map[Appearance]int // the numbers of the looks' styles
	// constants are names of the whole workbook.
	constants []constant
	varies    map[Gap]bool // texts that are other in each workbook of a series
	row       []laid       // room for the row that is being written
	parts     []TracedPart // as they were written
	untraced  bool         // its moment stands where it cannot be replaced
	err       error
}

// New begins a workbook without sheets.
func New(info Info) *Book { return NewShells().New(info) }

// New begins a workbook without sheets that is one of many.
func (a *Shells) New(info Info) *Book {
	return &Book{info: info, shells: a, drawn: map[style]int{}, styles: map[Appearance]int{}}
}

// Sheet adds a sheet after those already there. The name must be a valid
// sheet name that no other sheet has.
func (b *Book) Sheet(name string, layout Layout) *Sheet {
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			b.keep(fmt.Errorf("sheet %q: there are two", name))
		}
	}
	s := &Sheet{book: b, frame: frame{name: name, layout: layout}, header: layout.Header, rows: rowData{packed: ooxml.List()}}
	s.layout.Header = ""
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
	shell, err := b.shells.of(b.shape())
	if err != nil {
		return fmt.Errorf("drawing workbook %s: %w", b.info.Title, err)
	}
	z := ooxml.NewWriter(w)
	if err := errors.Join(shell.fill(z, b), z.Close()); err != nil {
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

// style is the number of a look's style in the workbook.
func (b *Book) style(l Appearance) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	id, ok := b.drawn[l.style()]
	if !ok {
		b.appearances = append(b.appearances, l)
		id = len(b.appearances)
		b.drawn[l.style()] = id
	}
	b.styles[l] = id
	return id
}
