package selfcheck

import (
	"testing"
	"time"
)

// TestWarmingGoesTheWholeWay: the workbook is read, its forms are known, and
// something is found in them.
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
}
