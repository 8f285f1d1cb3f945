package main

import (
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/cost"
)

// TestRowRatiosArePairByPair: a slow minute that both had does not count.
func TestRowRatiosArePairByPair(t *testing.T) {
	var m measured
	for _, slow := range []time.Duration{1, 10, 3} {
		m.ours = append(m.ours, cost.Cost{CPU: slow * time.Second, Wall: slow * time.Second, Peak: 100 << 20})
		m.theirs = append(m.theirs, cost.Cost{CPU: 2 * slow * time.Second, Wall: slow * time.Second / 2, Peak: 50 << 20})
	}
	want := "| `check` | it | 3.00 s : 6.00 s | 0.50 | 3.00 s : 1.50 s | 2.00 | 100 MB : 50 MB |\n"
	if got := m.row("check", "it"); got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

func TestMissingPythonIsTold(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := python("calamine"); err == nil || !strings.Contains(err.Error(), "python3") {
		t.Errorf("without python3: %v", err)
	}
}
