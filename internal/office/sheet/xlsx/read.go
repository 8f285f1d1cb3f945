package xlsx

import (
	"errors"
	"math"

	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// ErrDisorder is a long list whose rows do not ascend, so that they cannot be
// packed as they come. Read puts them in order.
var ErrDisorder = errors.New("xlsx: rows in disorder")

// Read reads a workbook and keeps all rows as cells. Where data is not a
// workbook within the limits the error is a *limit.Refusal.
func Read(p *ooxml.Package, limits limit.Limits) (*form.Workbook, error) {
	book, err := read(p, limits, finding.MaxRow, math.MaxInt)
	if err != nil {
		return nil, refusal(err)
	}
	return book, nil
}

// ReadLists is Read with the rows of long lists packed.
func ReadLists(p *ooxml.Package, limits limit.Limits) (*form.Workbook, error) {
	// Below so many rows packing saves nothing worth having.
	const mostRows, mostCells = 4096, 500_000
	book, err := read(p, limits, mostRows, mostCells)
	switch {
	case errors.Is(err, ErrDisorder):
		return nil, ErrDisorder
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
	switch {
	case errors.Is(err, ooxml.ErrEncrypted):
		return &limit.Refusal{Code: "F02"}
	case errors.Is(err, ooxml.ErrStopped):
		return &limit.Refusal{Code: "F01", Variant: "slow"}
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
	kept    int // rows of a sheet that are kept as cells; further ones are packed
	// Cells of the whole workbook that may be kept as such, and that are.
	most, unpacked int
}

func read(p *ooxml.Package, limits limit.Limits, kept, most int) (*form.Workbook, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	r := &reader{pkg: p, meter: newMeter(limits), kept: kept, most: most}
	c, err := r.contents()
	if err != nil {
		return nil, err
	}
	if r.formats, err = r.readFormats(c.styles); err != nil {
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
