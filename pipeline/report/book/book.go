package book

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
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
	err    error
}

// New begins a workbook without sheets.
func New(info Info) *Book {
	b := &Book{info: info, file: excelize.NewFile(), styles: map[Look]int{}}
	b.keep(b.file.SetDefaultFont(bodyFont))
	at := info.At.UTC().Format(time.RFC3339)
	b.keep(b.file.SetDocProps(&excelize.DocProperties{
		Title: plain(info.Title), Creator: plain(info.Author), LastModifiedBy: plain(info.Author),
		Created: at, Modified: at, Language: "zh-CN",
	}))
	b.keep(b.file.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", AppVersion: "16.0300"}))
	return b
}

// Sheet adds a sheet after those already there. The name must be a valid
// sheet name that no other sheet has.
func (b *Book) Sheet(name string, layout Layout) *Sheet {
	if len(b.sheets) == 0 {
		b.keep(b.file.SetSheetName("Sheet1", name))
	} else {
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
	for _, s := range b.sheets {
		s.finish()
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
	id, err := b.file.NewStyle(l.style())
	b.keep(err)
	b.styles[l] = id
	return id
}
