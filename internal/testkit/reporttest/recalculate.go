package reporttest

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// Recalculate computes every formula of a workbook, holds it against the stored
// result, and says how many there were.
func Recalculate(t *testing.T, f *excelize.File, name string) int {
	t.Helper()
	n := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				n += recalculateCell(t, f, name, sheet, finding.Ref{Row: r + 1, Col: c + 1}.String())
			}
		}
	}
	return n
}

func recalculateCell(t *testing.T, f *excelize.File, name, sheet, ref string) int {
	t.Helper()
	expr, err := f.GetCellFormula(sheet, ref)
	if err != nil {
		t.Fatal(err)
	}
	if expr == "" {
		return 0
	}
	got, err := f.CalcCellValue(sheet, ref, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Errorf("%s %s!%s =%s: %v", name, sheet, ref, expr, err)
	}
	if want := Cell(t, f, sheet, ref); !sameNumber(got, want) {
		t.Errorf("%s %s!%s =%s is stored as %q and computes %q", name, sheet, ref, expr, want, got)
	}
	return 1
}

// sameNumber compares up to the fifteen digits that a spreadsheet computes with.
func sameNumber(a, b string) bool {
	x, errA := decimal.Parse(a)
	y, errB := decimal.Parse(b)
	if errA != nil || errB != nil {
		return a == b
	}
	return x.Significant().Round(9).Equal(y.Round(9))
}
