package reporttest

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What lies between the margins of A4, and how wide a column is, in points: a
// digit of the usual font at eleven points, and what Excel adds to each column.
const (
	landscapeWidth = 784.0
	portraitWidth  = 537.0
	digitWidth     = 6.0
	columnExtra    = 3.75
)

// SmallestType is the size in points that the smallest letters of a sheet have
// on paper.
func SmallestType(t testing.TB, f *excelize.File, sheet string) float64 {
	t.Helper()
	layout, err := f.GetPageLayout(sheet)
	if err != nil {
		t.Fatal(err)
	}
	props, err := f.GetSheetProps(sheet)
	if err != nil {
		t.Fatal(err)
	}
	scale := float64(*layout.AdjustTo) / 100
	if *props.FitToPage {
		room := landscapeWidth
		if *layout.Orientation == "portrait" {
			room = portraitWidth
		}
		scale = min(1, room/printedWidth(t, f, sheet))
	}
	return scale * smallestFont(t, f, sheet)
}

func lastCell(t testing.TB, f *excelize.File, sheet string) (columns, rows int) {
	t.Helper()
	area, err := f.GetSheetDimension(sheet)
	if err != nil {
		t.Fatal(err)
	}
	_, corner, _ := strings.Cut(area, ":")
	columns, rows, err = excelize.CellNameToCoordinates(corner)
	if err != nil {
		t.Fatal(err)
	}
	return columns, rows
}

func printedWidth(t testing.TB, f *excelize.File, sheet string) float64 {
	t.Helper()
	columns, _ := lastCell(t, f, sheet)
	sum := 0.0
	for n := range columns {
		name, _ := excelize.ColumnNumberToName(n + 1)
		seen, err := f.GetColVisible(sheet, name)
		if err != nil {
			t.Fatal(err)
		}
		width, err := f.GetColWidth(sheet, name)
		if err != nil {
			t.Fatal(err)
		}
		if seen {
			sum += width*digitWidth + columnExtra
		}
	}
	return sum
}

// smallestFont is that of the cells which hold something.
func smallestFont(t testing.TB, f *excelize.File, sheet string) float64 {
	t.Helper()
	columns, rows := lastCell(t, f, sheet)
	least := 0.0
	for row := range rows {
		for col := range columns {
			cell, _ := excelize.CoordinatesToCellName(col+1, row+1)
			text, err := f.GetCellValue(sheet, cell)
			if err != nil || text == "" {
				continue
			}
			id, err := f.GetCellStyle(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if size := style.Font.Size; least == 0 || size < least {
				least = size
			}
		}
	}
	return least
}
