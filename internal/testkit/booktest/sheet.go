package booktest

import (
	"archive/zip"
	"strings"
	"testing"

	"jixiao/rules/finding"
)

// styles is how many styles a workbook has: of cells, and of flags.
type styles struct {
	Cells []struct{} `xml:"cellXfs>xf"`
	Flags []struct{} `xml:"dxfs>dxf"`
}

func styled(t testing.TB, z *zip.Reader) (s styles) {
	t.Helper()
	parse(t, z, "xl/styles.xml", &s)
	return s
}

// cell is a cell, or an area of cells.
type cell struct {
	Ref   string `xml:"ref,attr"`
	At    string `xml:"r,attr"`
	Style int    `xml:"s,attr"`
}

// sheet fails for styles that are not there, cells that are out of order, and
// merged areas that touch.
func (s styles) sheet(t testing.TB, z *zip.Reader, part string) {
	t.Helper()
	var sheet struct {
		Rows []struct {
			Number int    `xml:"r,attr"`
			Cells  []cell `xml:"c"`
		} `xml:"sheetData>row"`
		Merges []cell `xml:"mergeCells>mergeCell"`
		Flags  []struct {
			Style int `xml:"dxfId,attr"`
		} `xml:"conditionalFormatting>cfRule"`
	}
	parse(t, z, part, &sheet)
	row := 0
	for _, r := range sheet.Rows {
		if r.Number <= row {
			t.Errorf("%s: row %d stands behind row %d", part, r.Number, row)
		}
		row = r.Number
		s.cells(t, part, row, r.Cells)
	}
	for _, f := range sheet.Flags {
		if f.Style >= len(s.Flags) {
			t.Errorf("%s: a flag has the style %d of %d", part, f.Style, len(s.Flags))
		}
	}
	apart(t, part, sheet.Merges)
}

func (s styles) cells(t testing.TB, part string, row int, cells []cell) {
	t.Helper()
	col := 0
	for _, c := range cells {
		at := parseRef(t, c.At)
		if at.Row != row || at.Col <= col {
			t.Errorf("%s: cell %s is out of order", part, c.At)
		}
		if c.Style >= len(s.Cells) {
			t.Errorf("%s: cell %s has the style %d of %d", part, c.At, c.Style, len(s.Cells))
		}
		col = at.Col
	}
}

// apart fails for merged areas that have a cell in common, or no second one.
func apart(t testing.TB, part string, areas []cell) {
	t.Helper()
	taken := map[finding.Ref]string{}
	for _, a := range areas {
		from, to := area(t, a.Ref)
		if from == to {
			t.Errorf("%s: %s merges one cell", part, a.Ref)
		}
		for row := from.Row; row <= to.Row; row++ {
			for col := from.Col; col <= to.Col; col++ {
				at := finding.Ref{Row: row, Col: col}
				if taken[at] != "" {
					t.Errorf("%s: %s and %s are merged over each other", part, taken[at], a.Ref)
				}
				taken[at] = a.Ref
			}
		}
	}
}

func area(t testing.TB, ref string) (from, to finding.Ref) {
	t.Helper()
	first, last, ok := strings.Cut(ref, ":")
	if !ok {
		t.Fatalf("%q is no area", ref)
	}
	return parseRef(t, first), parseRef(t, last)
}

func parseRef(t testing.TB, s string) finding.Ref {
	t.Helper()
	at, err := finding.ParseRef(s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
