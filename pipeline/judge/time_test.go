package judge

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// TestReadingEndsSoonAfterItsTime: a file that is given up leaves nothing
// behind that goes on reading it.
func TestReadingEndsSoonAfterItsTime(t *testing.T) {
	enough := 100_000
	if testing.Short() {
		enough = 20_000
	}
	for name, data := range map[string][]byte{
		"ghost rows": sheettest.GhostRows(t, enough, 10),
		"bomb":       sheettest.ZipBomb(t, 3000*int64(enough)),
		"list":       sheettest.List(t, enough),
		"labels":     sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: strings.Repeat("项目名称,得分,1,2\n", 20_000)}),
		"text":       []byte(strings.Repeat("编号,得分\n", enough)),
		"page":       []byte("<html><table>" + strings.Repeat("<tr><td>编号<td>得分", enough) + "</table></html>"),
	} {
		t.Run(name, func(t *testing.T) {
			running := goleak.IgnoreCurrent()
			// The reader begins when the time is up: it has to notice by itself.
			j, _ := judgeWith(t, func(name string, data []byte, limits sheet.Limits) (*form.Workbook, error) {
				<-limits.Done
				return sheet.OpenLists(name, data, limits)
			})
			j.limit = time.Millisecond
			got, err := j.File(t.Context(), Received{Name: "a.xlsx", Data: data})
			if err != nil {
				t.Fatal(err)
			}
			if got.Verdict != record.Unreadable || !cmp.Equal(told(got), []string{"F01/slow"}) {
				t.Errorf("verdict %s, findings %v; want unreadable, F01 slow", got.Verdict, told(got))
			}
			goleak.VerifyNone(t, running)
		})
	}
}

// TestReadingStopsAnywhere gives up files at whatever point they have come to.
func TestReadingStopsAnywhere(t *testing.T) {
	data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: strings.Repeat("项目名称,得分,1,2\n", 5_000)})
	for limit := time.Microsecond; limit < 100*time.Millisecond; limit *= 2 {
		running := goleak.IgnoreCurrent()
		j, _ := judgeWith(t, nil)
		j.limit = limit
		got, err := j.File(t.Context(), Received{Name: "a.xlsx", Data: data})
		if err != nil {
			t.Fatal(err)
		}
		if codes := told(got); len(codes) != 1 || codes[0] != "F01/slow" && codes[0] != "S01/none" && codes[0] != "S01" {
			t.Errorf("after %s: %v", limit, codes)
		}
		goleak.VerifyNone(t, running)
	}
}
