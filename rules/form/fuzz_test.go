package form_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// FuzzRead reads small sheets of any content: it never panics, says the same
// each time, and points at cells of the sheet only.
func FuzzRead(f *testing.F) {
	for _, text := range []string{scoreSheet, rectification, selfEvaluation} {
		f.Add(text, uint64(0x0102_0304_0506_0708))
	}
	f.Add("项目编号|=A1 > #REF!\n一级指标|三级指标|分值|得分|扣分原因\n小计\n合计", uint64(0))
	f.Add("序号|实施单位|项目名称|财政综合评分|财政综合评价等级\n'|d:2023-10-15|=SUM(A1:C9)|1E-300|%", uint64(1<<63))
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string, spans uint64) {
		if len(text) > 1<<13 || strings.Count(text, "d:") > len(day.FindAllString(text, -1)) {
			t.Skip()
		}
		s := sheetOf(t, "表", text)
		s.Merges = mergesOf(spans)
		wb := &form.Workbook{Sheets: []form.Sheet{s}}
		got := readBook(t, r, wb)
		if diff := cmp.Diff(said(got), said(readBook(t, r, wb))); diff != "" {
			t.Fatalf("read twice (-first +second):\n%s", diff)
		}
		for _, x := range got.Findings {
			if x.Code == "" || x.Place.Cell.Row < 0 || x.Place.Cell.Row > finding.MaxRow || x.Place.Cell.Col > finding.MaxCol {
				t.Fatalf("finding %+v points nowhere", x)
			}
		}
	})
}

// day is a date as the text notation has it.
var day = regexp.MustCompile(`\bd:20\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])\s*(\||\n|$)`)

// mergesOf reads four merged ranges out of a number; they may overlap.
func mergesOf(spans uint64) []form.Range {
	var out []form.Range
	for ; spans > 0; spans >>= 16 {
		from := finding.Ref{Row: int(spans&15) + 1, Col: int(spans>>4&7) + 1}
		out = append(out, form.Range{From: from, To: finding.Ref{Row: from.Row + int(spans>>8&7), Col: from.Col + int(spans>>12&7)}})
	}
	return out
}
