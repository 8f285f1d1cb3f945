package selfcheck

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/campaign/snapshot"
	"jixiao/pipeline/record"
	"jixiao/rules/value"
)

// checkerOf opens the snapshot for a unit, "" for everybody.
func checkerOf(t *testing.T, unit string) *Checker {
	t.Helper()
	data, err := snapshot.Of(defaultCampaign(t), snapshot.Audience(unit), value.Date{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := snapshot.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return New(c)
}

func sample(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(samples.Evenings(t)[0].Folder(), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const wrongTotal = "213001钢城区城市管理局/评分表_A-02.xlsx"

func at(c *Checker, month time.Month, day int) time.Time {
	return time.Date(2023, month, day, 9, 0, 0, 0, c.campaign.Zone)
}

// TestCheckTellsWhatAPageShows: the verdict in words, the finding with its number
// and its cell in the picture, the duty, and what the copy is called.
func TestCheckTellsWhatAPageShows(t *testing.T) {
	c := checkerOf(t, "213001")
	got, err := c.Check(t.Context(), "评分表_A-02.xlsx", sample(t, wrongTotal), at(c, 10, 13))
	if err != nil {
		t.Fatal(err)
	}
	if got.Verdict != record.Returned || got.Says != "须修改 1 处" || got.Forms != "评分表" || got.Copy != "评分表_A-02_审核.xlsx" || len(got.Findings) != 1 {
		t.Fatalf("got %+v", got)
	}
	f := got.Findings[0]
	if f.Code != "T03" || f.Number != 1 || f.Label != "须修改" || f.Tone != "red" || f.ByClock {
		t.Errorf("finding %+v", f)
	}
	if len(got.Sheets) != 1 || f.At == "" || !strings.Contains(got.Sheets[0].HTML, `id="`+f.At+`"`) {
		t.Errorf("its cell %q is not in the picture", f.At)
	}
	if diff := cmp.Diff([]Answer{{"score-sheet A-02", record.Returned}}, got.Answers); diff != "" {
		t.Error(diff)
	}
	copied, err := c.Mark(t.Context(), "评分表_A-02.xlsx", sample(t, wrongTotal), at(c, 10, 13))
	if err != nil || sheet.Kind(copied) != "xlsx" || bytes.Equal(copied, sample(t, wrongTotal)) {
		t.Errorf("marked copy: %v", err)
	}
}

// TestFindingsByTheClockAreTold as such: a sheet that was filled in after today is
// wrong only if today is right.
func TestFindingsByTheClockAreTold(t *testing.T) {
	c := checkerOf(t, "213001")
	got, err := c.Check(t.Context(), "评分表_A-02.xlsx", sample(t, wrongTotal), at(c, 9, 20))
	if err != nil {
		t.Fatal(err)
	}
	byClock := 0
	for _, f := range got.Findings {
		if f.ByClock {
			byClock++
		}
		if f.ByClock && f.Code == "T03" {
			t.Error("a sum does not go by the clock")
		}
	}
	if byClock == 0 || byClock == len(got.Findings) {
		t.Errorf("%d of %d findings go by the clock", byClock, len(got.Findings))
	}
}

// TestTodayTellsWhatIsOwed to the unit itself, with the days left; to everybody
// nothing.
func TestTodayTellsWhatIsOwed(t *testing.T) {
	c := checkerOf(t, "213001")
	got, err := c.Today(at(c, 10, 13))
	if err != nil {
		t.Fatal(err)
	}
	var owed []string
	for _, o := range got.Owed {
		for _, d := range o.Duties {
			owed = append(owed, o.Form+" "+o.Deadline+" "+d.ID)
		}
	}
	want := []string{"评分表 2023年10月15日 score-sheet A-01", "评分表 2023年10月15日 score-sheet A-02", "整改情况报告表 2023年10月15日 rectification "}
	if diff := cmp.Diff(want, owed); diff != "" || got.Owed[0].Days != 2 || got.Expired {
		t.Errorf("days %d, expired %t (-want +got):\n%s", got.Owed[0].Days, got.Expired, diff)
	}
	for day, expired := range map[int]bool{14: false, 15: true} {
		if got, err := c.Today(at(c, 11, day)); err != nil || got.Expired != expired {
			t.Errorf("November %d: expired %t, %v", day, got.Expired, err)
		}
	}
	shared := checkerOf(t, "")
	if got, err := shared.Today(at(shared, 10, 13)); err != nil || len(got.Owed) > 0 {
		t.Errorf("everybody owes %v, %v", got.Owed, err)
	}
}

// TestWhatIsNoTable: an attachment is one, a broken workbook is told, and neither has
// a picture or a copy.
func TestWhatIsNoTable(t *testing.T) {
	c := checkerOf(t, "213001")
	for name, want := range map[string]struct {
		data    string
		verdict record.Verdict
	}{
		"附件.pdf":  {"%PDF-1.7\n%%EOF", record.Attachment},
		"坏的.xlsx": {"PK\x03\x04", record.Unreadable},
		"空.xlsx":  {"", record.Unreadable},
	} {
		got, err := c.Check(t.Context(), name, []byte(want.data), at(c, 10, 13))
		if err != nil || got.Verdict != want.verdict || got.Says == "" || got.Copy != "" || len(got.Sheets) > 0 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}
