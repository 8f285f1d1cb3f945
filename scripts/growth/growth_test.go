package main

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/cost"
)

func TestPlan(t *testing.T) {
	var got []string
	for _, s := range plan([]int{2000, 20000, 100000}) {
		got = append(got, s.String())
	}
	want := []string{"2000-400", "20000-4000", "100000-20000", "20000-10", "20000-400", "20000-10000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("plan (-want +got):\n%s", diff)
	}
	if all := plan([]int{200}); len(all) != 3 {
		t.Errorf("of 200 files %v: no more departments than files", all)
	}
	if s := watched([]int{100000}); s.files != 100000 {
		t.Errorf("where there is no other, %s is watched", s)
	}
}

func TestMost(t *testing.T) {
	var took []time.Duration
	for i := range 20 {
		took = append(took, time.Duration(20-i)*time.Second)
	}
	if m := most(took); m != 19*time.Second {
		t.Errorf("95 of a hundred are within %s, want 19s", m)
	}
	if m := most(took[:1]); m != 20*time.Second {
		t.Errorf("of one, %s", m)
	}
}

// measured is a report as it may come out.
func measured() report {
	var r report
	for i, s := range plan([]int{2000, 20000}) {
		c := cost.Cost{CPU: time.Duration(i+1) * time.Second, Wall: time.Second, Peak: 300 << 20}
		r.rows = append(r.rows, row{size: s, first: c, fifty: c, none: c, ledger: 1 << 20, outbox: 1 << 30, written: 5200})
	}
	r.waits = &waits{known: 20050, begun: []time.Duration{1}, kept: []time.Duration{2}, marked: []time.Duration{3}, busy: []time.Duration{4}}
	return r
}

func TestTableHasARowARun(t *testing.T) {
	table := measured().table()
	for _, want := range []string{"| 20,000 | 4,000 | first | 2.0 s | 0.10 ms | 1.0 s | 300 MB | 5,200 |", "| 20,000 | 10,000 | 50 new |", "over 20,050 known files, 1 drops at rest and 1 while a run goes on"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
}

// TestPlotIsWhole: it is XML, every line has a point a campaign, and none lies
// outside its panel.
func TestPlotIsWhole(t *testing.T) {
	r := measured()
	d := xml.NewDecoder(strings.NewReader(r.plot()))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range r.panels() {
		a := p.area()
		for _, l := range p.lines {
			if len(l.points) < 2 || !slices.IsSortedFunc(l.points, func(a, b [2]float64) int { return int(a[0] - b[0]) }) {
				t.Errorf("%s: %s: %v", p.title, l.name, l.points)
			}
			for _, at := range l.points {
				if x, y := a.x(at[0]), a.y(at[1]); x < 0 || x > float64(a.width()) || y < 0 || y > panelHeight {
					t.Errorf("%s: %v is drawn at %.0f, %.0f", p.title, at, x, y)
				}
			}
		}
	}
}
