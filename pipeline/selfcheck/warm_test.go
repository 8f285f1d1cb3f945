package selfcheck

import (
	"strings"
	"testing"
	"time"
)

// TestWarmingGoesTheWholeWay: the workbook is read, its forms are known, something is
// found in them, and they are drawn with fonts, fills and merged cells.
func TestWarmingGoesTheWholeWay(t *testing.T) {
	c := defaultCampaign(t)
	checker := New(c)
	data, err := checker.specimen()
	if err != nil {
		t.Fatal(err)
	}
	got, err := checker.Check(t.Context(), "warm.xlsx", data, time.Date(2023, 10, 13, 22, 0, 0, 0, c.Zone))
	if err != nil {
		t.Fatal(err)
	}
	if got.Forms == "" || len(got.Findings) == 0 || len(got.Sheets) == 0 {
		t.Errorf("forms %q, %d findings, %d pictures", got.Forms, len(got.Findings), len(got.Sheets))
	}
	if html := got.Sheets[0].HTML; !strings.Contains(html, "colspan") || !strings.Contains(got.Style, "background") {
		t.Errorf("drawn as\n%.400s\nby\n%.400s", html, got.Style)
	}
}
