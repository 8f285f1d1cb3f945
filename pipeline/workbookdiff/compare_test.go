package workbookdiff

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
)

// master is a small workbook with what ours have: texts, amounts, dates, a sum.
func master(t testing.TB) []byte {
	return sheettest.Build(t,
		sheettest.Sheet{Name: "评分", CSV: "项目,得分,日期\nA-01,91.36,45212\nA-02,94.5,45213\n合计,185.86,\n",
			Formulas: map[string]string{"B4": "SUM(B2:B3)"}, Formats: map[string]string{"C2": "yyyy-mm-dd", "C3": "yyyy-mm-dd"}},
		sheettest.Sheet{Name: "意见", CSV: "序号,说明\n1,资料不全\n"})
}

// changed is a workbook that a person changed and saved.
func changed(t testing.TB, data []byte, change func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// lines are edits as "sheet!cell was → now".
func lines(d Difference) []string {
	var all []string
	for _, e := range d.Edits {
		all = append(all, fmt.Sprintf("%s!%s %s → %s", e.Sheet, e.Cell, e.Was, e.Now))
	}
	return all
}

func TestCompare(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(f *excelize.File) error
		want   []string
	}{
		"saved again":      {func(*excelize.File) error { return nil }, nil},
		"a score":          {func(f *excelize.File) error { return f.SetCellDefault("评分", "B2", "93.16") }, []string{"评分!B2 91.36 → 93.16"}},
		"a float's noise":  {func(f *excelize.File) error { return f.SetCellDefault("评分", "B2", "91.359999999999999") }, nil},
		"trailing zeros":   {func(f *excelize.File) error { return f.SetCellDefault("评分", "B3", "94.500") }, nil},
		"a date":           {func(f *excelize.File) error { return f.SetCellDefault("评分", "C3", "45214") }, []string{"评分!C3 2023-10-14 → 2023-10-15"}},
		"recalculated":     {func(f *excelize.File) error { return recalculated(f, "SUM(B2:B3)", "190") }, nil},
		"written as blank": {func(f *excelize.File) error { return recalculated(f, "sum( B2:B3 )", "190") }, nil},
		"formula replaced": {func(f *excelize.File) error { return f.SetCellDefault("评分", "B4", "200") }, []string{"评分!B4 185.86 → 200"}},
		"emptied":          {func(f *excelize.File) error { return f.SetCellValue("意见", "B2", nil) }, []string{"意见!B2 资料不全 → "}},
		"filled":           {func(f *excelize.File) error { return f.SetCellStr("意见", "C2", "=1+1") }, []string{"意见!C2  → =1+1"}},
		"a row more":       {func(f *excelize.File) error { return f.SetCellStr("意见", "B3", "补充") }, []string{"意见!B3  → 补充"}},
		"line ends":        {func(f *excelize.File) error { return f.SetCellStr("意见", "B2", "资料不全") }, nil},
		"a sheet more": {func(f *excelize.File) error {
			_, err := f.NewSheet("备注")
			return errors.Join(err, f.SetCellStr("备注", "A1", "请看"))
		}, []string{"备注!A1  → 请看"}},
		"sheets in another order": {func(f *excelize.File) error { return f.MoveSheet("意见", "评分") }, nil},
		"a sheet removed":         {func(f *excelize.File) error { return f.DeleteSheet("意见") }, []string{"意见!A1 序号 → ", "意见!B1 说明 → ", "意见!A2 1 → ", "意见!B2 资料不全 → "}},
	} {
		t.Run(name, func(t *testing.T) {
			written := master(t)
			d, err := Compare(written, changed(t, written, tt.change))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, lines(d)); diff != "" || d.Rows != 0 || d.Remarks != 0 {
				t.Errorf("%d rows, %d remarks, edits (-want +got):\n%s", d.Rows, d.Remarks, diff)
			}
		})
	}
}

// recalculated stores another result with the sum's formula, as programs do
// after a cell above has changed.
func recalculated(f *excelize.File, formula, result string) error {
	return errors.Join(f.SetCellDefault("评分", "B4", result), f.SetCellFormula("评分", "B4", formula))
}

func TestCompareCountsRemarks(t *testing.T) {
	written := master(t)
	d, err := Compare(written, changed(t, written, func(f *excelize.File) error {
		return f.AddComment("评分", excelize.Comment{Cell: "B2", Text: "核实一下"})
	}))
	if err != nil || d.Remarks != 1 || len(d.Edits) != 0 || d.None() {
		t.Errorf("difference %+v, error %v", d, err)
	}
}

func TestCompareListsNoMoreThanPeopleRead(t *testing.T) {
	rows := func(prefix string) []byte {
		var csv strings.Builder
		for i := range most + 100 {
			fmt.Fprintf(&csv, "%s%d,同样\n", prefix, i)
		}
		return sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: csv.String()})
	}
	d, err := Compare(rows("甲"), rows("乙"))
	if err != nil || len(d.Edits) != most || d.Rows != 100 {
		t.Errorf("%d edits and %d rows, error %v; want %d and 100", len(d.Edits), d.Rows, err, most)
	}
}

func TestCompareWhatCannotBeRead(t *testing.T) {
	written := master(t)
	var refused *sheet.Refusal
	if _, err := Compare(written, written[:len(written)/2]); !errors.As(err, &refused) {
		t.Errorf("cut short: error = %v, want a refusal", err)
	}
	var lost *WrittenError
	if _, err := Compare([]byte("x"), written); !errors.As(err, &lost) {
		t.Errorf("copy damaged: error = %v, want a WrittenError", err)
	}
}
