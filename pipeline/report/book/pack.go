package book

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"time"
)

// contentTypes is the part that lists what the others are. Excelize adds types
// of images to it in random order as soon as there is a chart; our workbooks
// have no images.
const contentTypes = "[Content_Types].xml"

var imageTypes = regexp.MustCompile(`<Default Extension="[a-z]+" ContentType="image/[a-z-]+"></Default>`)

// packer is the package that excelize writes into. It puts the rows into the
// sheets that pass through, and stamps every part with the same time.
type packer struct {
	zip    *zip.Writer
	at     time.Time
	sheets map[string]*Sheet
	err    error // excelize drops some errors of writers, so they are kept here
}

func newPacker(w io.Writer, at time.Time, sheets []*Sheet) *packer {
	p := &packer{zip: zip.NewWriter(w), at: at.UTC(), sheets: map[string]*Sheet{}}
	for _, s := range sheets {
		p.sheets[s.rows.name] = s
	}
	return p
}

// Create begins a part.
func (p *packer) Create(name string) (io.Writer, error) {
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.at})
	if err != nil {
		return nil, p.keep(err)
	}
	s := p.sheets[name]
	delete(p.sheets, name)
	return &part{packer: p, w: w, name: name, sheet: s}, nil
}

// AddFS is asked for by excelize's interface and never called.
func (p *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the package; a sheet that never passed through is a fault.
func (p *packer) Close() error {
	for name := range p.sheets {
		_ = p.keep(fmt.Errorf("part %s was not written", name))
	}
	return p.keep(p.zip.Close())
}

func (p *packer) keep(err error) error {
	if p.err == nil {
		p.err = err
	}
	return err
}

// part is one part of the package.
type part struct {
	packer *packer
	w      io.Writer
	name   string
	sheet  *Sheet // nil where it is no sheet
}

// Write writes the whole part: excelize hands it over in one piece.
func (p *part) Write(data []byte) (int, error) {
	var err error
	switch {
	case p.sheet != nil:
		err = p.writeSheet(data)
	case p.name == contentTypes:
		err = p.put(imageTypes.ReplaceAll(data, nil))
	default:
		err = p.put(data)
	}
	if err != nil {
		return 0, p.packer.keep(err)
	}
	return len(data), nil
}

func (p *part) put(piece []byte) error {
	_, err := p.w.Write(piece)
	return err
}

// writeSheet writes the sheet with its rows in their place.
func (p *part) writeSheet(data []byte) error {
	before, after, err := aroundRows(data)
	if err != nil {
		return fmt.Errorf("sheet %s: %w", p.sheet.name, err)
	}
	if err := p.put(before); err != nil {
		return err
	}
	if err := p.sheet.rows.each(p.put); err != nil {
		return err
	}
	return p.put(after)
}

// aroundRows cuts a sheet's part at its sheetData tags, between which its rows
// belong.
func aroundRows(sheet []byte) (before, after []byte, err error) {
	open, end := []byte("<sheetData>"), []byte("</sheetData>")
	from, to := bytes.Index(sheet, open), bytes.Index(sheet, end)
	if from < 0 || to < from {
		return nil, nil, errors.New("part has no sheetData")
	}
	return sheet[:from+len(open)], sheet[to:], nil
}
