package xls

import (
	"fmt"
	"strings"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/internal/office/sheet/numberformat"
	"jixiao/rules/form"
)

// kind is what this package calls its files in refusals.
const kind = "xls"

// Read reads a workbook. Where data is not one within the limits the error is
// a *limit.Refusal.
func Read(data []byte, limits limit.Limits) (*form.Workbook, error) {
	return draft.Read(kind, limits, func(b *draft.Book) error {
		c, err := openCompound(data)
		if err != nil {
			return err
		}
		b.Macros = c.macros
		return readStream(b, &records{data: c.stream, left: len(c.stream), time: &limits})
	})
}

// readStream reads the stream that holds the records of a workbook: first what
// all sheets share, then each sheet where the list of sheets says it begins.
func readStream(b *draft.Book, r *records) error {
	g, err := readGlobals(b, r)
	if err != nil {
		return err
	}
	for i, part := range g.parts {
		if part.macros() {
			b.Macros = true
		}
		if part.kind != worksheet {
			continue
		}
		s, err := b.Add(part.name)
		if err != nil {
			return err
		}
		s.Hidden = part.hidden
		if part.at >= len(r.data) {
			return draft.Cut(fmt.Sprintf("sheet %d begins behind the end", i+1))
		}
		r.at = part.at
		if err := readSheet(g, s, r); err != nil {
			return fmt.Errorf("sheet %d: %w", i+1, err)
		}
	}
	return nil
}

// formatCode prefers what the file says of a format's number: Chinese Excel
// and WPS spell some of the built-in ones out.
func formatCode(id uint16, custom map[uint16]string) string {
	code, ok := custom[id]
	if !ok {
		code = numberformat.Builtin(int(id))
	}
	if strings.EqualFold(code, "General") {
		return ""
	}
	return code
}
