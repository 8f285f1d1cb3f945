package xlsx

import (
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/limit"
)

// Parts are where a workbook keeps what its cells look like. Styles and theme
// are named whether or not there is such a part.
type Parts struct {
	Package       *ooxml.Package
	Sheets        []string // in the order in which Read returns them
	Styles, Theme string
}

// PartsOf finds the parts of a workbook. Where data is none the error is a
// *limit.Refusal.
func PartsOf(data []byte, limits limit.Limits) (Parts, error) {
	p, err := ooxml.Open(data, ooxml.Limits{
		Entries: limits.ZipEntries, Unzipped: limits.UnzippedSize, Part: limits.PartSize, Depth: limits.Nesting, Done: limits.Done,
	})
	if err != nil {
		return Parts{}, refusal(err)
	}
	r := &reader{pkg: p, meter: newMeter(limits)}
	c, err := r.contents()
	if err != nil {
		return Parts{}, refusal(err)
	}
	parts := Parts{Package: p, Styles: c.styles, Theme: c.theme, Sheets: make([]string, len(c.sheets))}
	for i, s := range c.sheets {
		parts.Sheets[i] = s.part
	}
	return parts, nil
}

// Cell reads an address such as E32 where it is one of a sheet.
func Cell(address []byte) (row, col int, ok bool) { return parseRef(address) }
