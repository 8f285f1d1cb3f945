package xlsx

import (
	"errors"

	"jixiao/pipeline/ooxml"
	"jixiao/pipeline/sheet/limit"
	"jixiao/rules/form"
)

// ErrDisorder is a sheet whose rows cannot be handed on as they come: they do
// not ascend. Read puts them in order.
var ErrDisorder = errors.New("xlsx: rows in disorder")

// Visitor takes the rows of a workbook as they come. The row and its cells
// hold until it returns; the texts in them may be kept.
type Visitor func(sheet *form.Sheet, row form.Row) error

// Read reads a workbook. Where data is not a workbook within the limits the
// error is a *limit.Refusal.
func Read(p *ooxml.Package, limits limit.Limits) (*form.Workbook, error) {
	book, err := read(p, limits, nil)
	if err != nil {
		return nil, refusal(err)
	}
	return book, nil
}

// Stream reads a workbook and hands its rows on instead of keeping them, so
// that memory does not follow their number; the workbook that it returns has
// everything else. An error of visit ends it and comes back as it is.
func Stream(p *ooxml.Package, limits limit.Limits, visit Visitor) (*form.Workbook, error) {
	var stopped error
	book, err := read(p, limits, func(sheet *form.Sheet, row form.Row) error {
		stopped = visit(sheet, row)
		return stopped
	})
	switch {
	case stopped != nil:
		return nil, stopped
	case errors.Is(err, ErrDisorder):
		return nil, err
	case err != nil:
		return nil, refusal(err)
	}
	return book, nil
}

// refusal makes one clear reason of whatever went wrong inside a workbook.
func refusal(err error) *limit.Refusal {
	var refused *limit.Refusal
	if errors.As(err, &refused) {
		return refused
	}
	var size *ooxml.LimitError
	if errors.As(err, &size) && size.Name != "nesting" {
		errors.As(limit.Over(size.Name, size.Value, size.Limit), &refused)
		return refused
	}
	if errors.Is(err, ooxml.ErrEncrypted) {
		return &limit.Refusal{Code: "F02"}
	}
	return &limit.Refusal{Code: "F01", Detail: err.Error()}
}

// reader is what the parts of one workbook have in common while they are read.
type reader struct {
	pkg *ooxml.Package
	meter
	texts   texts
	formats formats
	strings []string
	visit   Visitor // nil where rows are kept
}

func read(p *ooxml.Package, limits limit.Limits, visit Visitor) (*form.Workbook, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	r := &reader{pkg: p, meter: newMeter(limits), visit: visit}
	c, err := r.contents()
	if err != nil {
		return nil, err
	}
	if r.formats, err = readFormats(p, c.styles); err != nil {
		return nil, err
	}
	if err := r.readStrings(c.strings); err != nil {
		return nil, err
	}
	book := &form.Workbook{Date1904: c.date1904, Macros: hasMacros(p), Links: hasLinks(p), Names: c.names}
	book.Sheets = make([]form.Sheet, len(c.sheets))
	for i, part := range c.sheets {
		if err := r.sheet(part, c.date1904, &book.Sheets[i]); err != nil {
			return nil, err
		}
	}
	return book, p.Drain()
}

func hasMacros(p *ooxml.Package) bool {
	return p.Has("xl/vbaProject.bin") || p.HasUnder("xl/macrosheets/")
}

func hasLinks(p *ooxml.Package) bool {
	return p.Has("xl/connections.xml") || p.HasUnder("xl/externallinks/")
}
