package form_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestPackedRowsComeOutAsTheyWentIn draws rows of any cells, a few or more than
// one block of them.
func TestPackedRowsComeOutAsTheyWentIn(t *testing.T) {
	texts := []string{"", "钢城区", strings.Repeat("长", 300)}
	formats := []string{"0.00", "yyyy-mm-dd", ""}
	rapid.Check(t, func(t *rapid.T) {
		packed := form.NewPacked(texts, formats)
		var want []form.Row
		index := 0
		for range rapid.SampledFrom([]int{1, 5, 300, 600}).Draw(t, "rows") {
			index += rapid.IntRange(1, 3000).Draw(t, "step")
			want = append(want, drawRow(t, packed, index, texts, formats))
		}
		packed.Seal()
		if packed.Len() != len(want) {
			t.Fatalf("%d rows, want %d", packed.Len(), len(want))
		}
		for i, row := range want {
			if packed.Index(i) != row.Index {
				t.Fatalf("row %d has index %d, want %d", i, packed.Index(i), row.Index)
			}
			if diff := cmp.Diff(row, packed.Row(i)); diff != "" {
				t.Fatalf("row %d (-want +got):\n%s", i, diff)
			}
		}
	})
}

// drawRow packs a row of up to three cells.
func drawRow(t *rapid.T, packed *form.Packed, index int, texts, formats []string) form.Row {
	row := form.Row{Index: index, Hidden: rapid.Bool().Draw(t, "hidden"), Cells: []form.Cell{}}
	packed.Begin(index, row.Hidden)
	col := 0
	for range rapid.IntRange(0, 3).Draw(t, "cells") {
		col += rapid.SampledFrom([]int{1, 1, 200}).Draw(t, "gap")
		c := form.Cell{Ref: finding.Ref{Row: index, Col: col}, Hidden: rapid.Bool().Draw(t, "hidden column"),
			Kind:    form.CellKind(rapid.IntRange(0, int(form.Error)).Draw(t, "kind")),
			Text:    rapid.SampledFrom([]string{"", "1.5", "零"}).Draw(t, "text"),
			Formula: rapid.SampledFrom([]string{"", "A1+B1"}).Draw(t, "formula")}
		format, text := rapid.IntRange(-1, len(formats)-1).Draw(t, "format"), rapid.IntRange(-1, len(texts)-1).Draw(t, "shared")
		if format >= 0 {
			c.Format = formats[format]
		}
		if text >= 0 {
			c.Text = texts[text]
		}
		packed.Add(&c, format, int32(text))
		row.Cells = append(row.Cells, c)
	}
	packed.End()
	return row
}

// pack packs the rows of a sheet behind those that are kept.
func pack(sheet form.Sheet, kept int) form.Sheet {
	codes := map[string]int{}
	var formats []string
	for _, row := range sheet.Rows {
		for _, c := range row.Cells {
			if _, ok := codes[c.Format]; !ok {
				codes[c.Format] = len(formats)
				formats = append(formats, c.Format)
			}
		}
	}
	packed := form.NewPacked(nil, formats)
	for _, row := range sheet.Rows[kept:] {
		packed.Begin(row.Index, row.Hidden)
		for _, c := range row.Cells {
			packed.Add(&c, codes[c.Format], -1)
		}
		packed.End()
	}
	packed.Seal()
	sheet.Packed, sheet.Rows = packed, sheet.Rows[:kept]
	return sheet
}

// longList is a score list of n projects with its closing row.
func longList(t testing.TB, n int) form.Sheet {
	t.Helper()
	var list strings.Builder
	list.WriteString("2023年度项目支出绩效评价评分统计表\n序号|归口科室|实施单位|项目编号|项目名称|财政综合评分|财政综合评价等级\n")
	for i := range n {
		fmt.Fprintf(&list, "%d|农业科|农业农村局|A-%02d|项目%d|9%d.5|优\n", i+1, i+1, i+1, i%9)
	}
	return sheetOf(t, "评分统计表", list.String())
}

// TestPackedRowsReadTheSame: a form says the same whether its rows are kept as
// cells or packed, from whichever row on.
func TestPackedRowsReadTheSame(t *testing.T) {
	for name, sheet := range map[string]form.Sheet{
		"score sheet":     sheetOf(t, "表", scoreSheet),
		"rectification":   sheetOf(t, "表", rectification),
		"self-evaluation": sheetOf(t, "表", selfEvaluation),
		"a long list":     longList(t, 500),
	} {
		t.Run(name, func(t *testing.T) {
			want := said(readBook(t, reader(t), &form.Workbook{Sheets: []form.Sheet{sheet}}))
			for _, kept := range []int{1, 3, len(sheet.Rows) / 2} {
				packed := pack(sheet, kept)
				if diff := cmp.Diff(want, said(readBook(t, reader(t), &form.Workbook{Sheets: []form.Sheet{packed}}))); diff != "" {
					t.Errorf("packed from row %d (-kept +packed):\n%s", kept, diff)
				}
			}
		})
	}
}

// TestReadingEnds: when its time is up, and when a table holds more than a
// submission may.
func TestReadingEnds(t *testing.T) {
	book := &form.Workbook{Sheets: []form.Sheet{longList(t, 300)}}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := reader(t).Read(ctx, book); !errors.Is(err, context.Canceled) {
		t.Errorf("without time: %v", err)
	}
	r := reader(t)
	r.Values = 1000
	var many *form.TooManyError
	if _, err := r.Read(context.Background(), book); !errors.As(err, &many) || many.Limit != 1000 {
		t.Errorf("with room for 1000 values: %v", err)
	}
	r.Values = 300 * 5
	if len(readBook(t, r, book).Submissions) != 1 {
		t.Error("with room for all values: nothing was read")
	}
}
