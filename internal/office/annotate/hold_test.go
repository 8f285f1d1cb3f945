package annotate_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/ooxml"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestWhatIsTooLargeIsNotMarked: neither by its elements nor by its text, nor
// where it is written anew, and what is not changed costs nothing.
func TestWhatIsTooLargeIsNotMarked(t *testing.T) {
	small := sheettest.Build(t, sheettest.Sheet{Name: "评分表", CSV: "项目编号,A-01\n得分,91.36\n"})
	styles := unpacked(t, small, "xl/styles.xml")
	many := bytes.Replace(styles, []byte("</cellXfs>"), []byte(strings.Repeat("<xf/>", 500_000)+"</cellXfs>"), 1)
	long := "<a>" + strings.Repeat("x", 60<<20) + "</a>"
	about := wrong("T03", finding.Error, "B2", "不对")
	for name, tc := range map[string]struct {
		part, content string
		want          error
	}{
		"many styles":       {"xl/styles.xml", string(many), annotate.ErrTooLarge},
		"long types":        {"[Content_Types].xml", long, annotate.ErrTooLarge},
		"long foreign part": {"docProps/long.xml", long, nil},
	} {
		data := sheettest.With(t, small, map[string]string{tc.part: tc.content})
		if _, err := annotate.Mark(data, []finding.Finding{about}, annotate.Options{}); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
	book := &form.Workbook{Sheets: []form.Sheet{{Name: "表"}}}
	text := strings.Repeat("长", 10_000)
	for row := range 1200 {
		book.Sheets[0].Rows = append(book.Sheets[0].Rows, form.Row{Index: row + 1, Cells: []form.Cell{
			{Ref: finding.Ref{Row: row + 1, Col: 1}, Kind: form.Text, Text: text}}})
	}
	if _, err := annotate.MarkNew(book, nil, annotate.Options{}); !errors.Is(err, annotate.ErrTooLarge) {
		t.Errorf("36 MB of text written anew: %v", err)
	}
}

// TestMarkingEndsWithItsTime: once the time is up nothing more is unpacked.
func TestMarkingEndsWithItsTime(t *testing.T) {
	up := make(chan struct{})
	close(up)
	data := sheettest.Build(t, sheettest.Sheet{Name: "评分表", CSV: "项目编号,A-01\n"})
	if _, err := annotate.Mark(data, nil, annotate.Options{Limits: ooxml.Limits{Done: up}}); !errors.Is(err, ooxml.ErrStopped) {
		t.Errorf("error %v, want ErrStopped", err)
	}
}
