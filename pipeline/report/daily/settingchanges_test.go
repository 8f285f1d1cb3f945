package daily

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestRulesAtOddsAreToBeLookedAt: in 今天要办, apart from faults.
func TestRulesAtOddsAreToBeLookedAt(t *testing.T) {
	c := reporttest.Campaign2023()
	c.RuleWarnings = []campaign.RuleFault{{Where: "本级规则!G5", Message: finding.Same("L02 从不会提出意见")}}
	var buf bytes.Buffer
	if err := New(c, reporttest.FirstEvening()).Workbook(&buf); err != nil {
		t.Fatal(err)
	}
	row := reporttest.Find(t, reporttest.Open(t, buf.Bytes()), "今天要办", 1, "本级规则请核对")
	if !strings.HasPrefix(row[2], "L02 从不会提出意见。规则照常审核") || row[3] != "本级规则!G5" {
		t.Errorf("told is %q", row)
	}
}

// TestChangesOfTheDay: those of today alone, each once, and what a rule says stays a
// text.
func TestChangesOfTheDay(t *testing.T) {
	s := reporttest.FirstEvening()
	today, before := s.Run.AsOf, s.Run.AsOf.AddDate(0, 0, -1)
	s.Changed = []record.SettingChange{
		{Of: "T03", Part: "容差", Now: "0.05", AsOf: before},
		{Of: "T03", Part: "容差", Was: "0.05", AsOf: today},
		{Of: "L01", Part: "应满足", Was: "=1+1", Now: "<script>1</script>", AsOf: today},
		{Of: "L01", Part: "应满足", Was: "<script>1</script>", Now: `=HYPERLINK("x")`, AsOf: today},
		{Of: "L02", Part: "应满足", Was: "1", Now: "2", AsOf: today}, {Of: "L02", Part: "应满足", Was: "2", Now: "1", AsOf: today},
	}
	var book, page bytes.Buffer
	r := New(reporttest.Campaign2023(), s)
	if err := r.Workbook(&book); err != nil {
		t.Fatal(err)
	}
	if err := r.Page(&page); err != nil {
		t.Fatal(err)
	}
	rows, err := reporttest.Open(t, book.Bytes()).GetRows("规则变化")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 5 {
		t.Fatalf("rows are %q", rows)
	}
	if diff := cmp.Diff([]string{"L01", "应满足", "=1+1", `=HYPERLINK("x")`}, rows[3]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"容差", "0.05", "默认"}, rows[4][1:]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(page.String(), "=HYPERLINK(") || strings.Contains(page.String(), "<script>1") {
		t.Error("the page does not show what a rule says as a text")
	}
}
