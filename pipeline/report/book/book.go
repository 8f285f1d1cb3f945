package book

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/celltext"
)

// Info is what the workbook says about itself.
type Info struct {
	Title  string
	Author string
	// At is written as the time of creation; the same content with the same
	// time gives the same bytes.
	At time.Time
}

// Book is a workbook that is being made. Its methods keep the first fault and
// Write returns it.
type Book struct {
	info   Info
	file   *excelize.File
	sheets []*Sheet
	styles map[Look]int
	// constants are names of the whole workbook.
	constants []excelize.DefinedName
	red       *int // the style of flags, once there is one
	err       error
}

// New begins a workbook without sheets.
func New(info Info) *Book {
	b := &Book{info: info, file: excelize.NewFile(), styles: map[Look]int{}}
	b.keep(b.file.SetDefaultFont(bodyFont))
	at := info.At.UTC().Format(time.RFC3339)
	b.keep(b.file.SetDocProps(&excelize.DocProperties{
		Title: celltext.Plain(info.Title), Creator: celltext.Plain(info.Author), LastModifiedBy: celltext.Plain(info.Author),
		Created: at, Modified: at, Language: "zh-CN",
	}))
	b.keep(b.file.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", AppVersion: "16.0300"}))
	return b
}

// Sketch begins a workbook that is never written: it takes all that a workbook
// takes, at a fraction of the cost, and Digest says what would be in it.
func Sketch(info Info) *Book { return &Book{info: info, styles: map[Look]int{}} }

// Sheet adds a sheet after those already there. The name must be a valid
// sheet name that no other sheet has.
func (b *Book) Sheet(name string, layout Layout) *Sheet {
	switch {
	case b.file == nil: // a sketch
	case len(b.sheets) == 0:
		b.keep(b.file.SetSheetName("Sheet1", name))
	default:
		_, err := b.file.NewSheet(name)
		b.keep(err)
	}
	s := &Sheet{book: b, name: name, layout: layout}
	s.rows.name = fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets)+1)
	b.sheets = append(b.sheets, s)
	return s
}

// Write writes the workbook. The book cannot be used after it.
func (b *Book) Write(w io.Writer) error {
	if b.file == nil {
		return fmt.Errorf("workbook %s: a sketch cannot be written", b.info.Title)
	}
	for _, s := range b.sheets {
		s.finish()
	}
	for i := range b.constants {
		b.keep(b.file.SetDefinedName(&b.constants[i]))
	}
	if b.err != nil {
		return fmt.Errorf("workbook %s: %w", b.info.Title, b.err)
	}
	z := newPacker(w, b.info.At, b.sheets)
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return z })
	_, err := b.file.WriteToBuffer() // the buffer stays empty: z writes to w
	if z.err != nil {
		err = z.err
	}
	if err != nil {
		return fmt.Errorf("writing workbook %s: %w", b.info.Title, err)
	}
	return b.file.Close()
}

// keep remembers the first fault.
func (b *Book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// style is the number of a look in the workbook.
func (b *Book) style(l Look) int {
	id, ok := b.styles[l]
	if ok {
		return id
	}
	if b.file == nil {
		b.styles[l] = len(b.styles) + 1
		return b.styles[l]
	}
	id, err := b.file.NewStyle(l.style())
	b.keep(err)
	b.styles[l] = id
	return id
}
