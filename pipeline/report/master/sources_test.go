package master

import (
	"bytes"
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/report/view"
)

// TestTooManyFiguresAreNamedByRow: of a master with more figures than a sheet is to
// list, every row has an entry, with the area of the sender's sheet that it came from.
func TestTooManyFiguresAreNamedByRow(t *testing.T) {
	c, s := reporttest.Large(12)
	few := mustMaster(t, c, s)
	figures, err := few.GetRows("数据来源")
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if _, _, err := writeOf(&buf, view.New(c, s), 0); err != nil {
		t.Fatal(err)
	}
	rows, err := reporttest.Open(t, buf.Bytes()).GetRows("数据来源")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(rows[1][0], "不逐个列出") || strings.Contains(figures[1][0], "不逐个列出") {
		t.Errorf("of many figures it says %q, of few %q", rows[1][0], figures[1][0])
	}
	// The first row comes from where its figures come from, one by one.
	first, last := figures[3], figures[3]
	for _, f := range figures[3:] {
		if f[0] == first[0] && f[2] == first[2] {
			last = f
		}
	}
	if got, want := rows[3][1], first[1]+":"+last[1]; got != want {
		t.Errorf("the first entry is of %s, want %s", got, want)
	}
	if from := rows[3][9]; !strings.Contains(from, ":") || rows[3][6] != first[6] || rows[3][10] != first[10] {
		t.Errorf("the first row comes from %v, its first figure from %v", rows[3], first)
	}
}
