package publish

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/selfpage"
	"jixiao/pipeline/workspace"
)

// TestSelfCheckPagesLie where the settings ask for them, one a unit; in a trial they
// wait like everything else. What names them is the same on another day and other
// by another rule.
func TestSelfCheckPagesLie(t *testing.T) {
	c := reporttest.WithRules(t)
	p := planner{Workspace: workspace.Workspace{Campaign: c, Log: zerolog.Nop()}}
	program := selfpage.Program{Wasm: []byte("wasm"), Exec: []byte("exec")}
	if got := p.selfChecks(nil); got != nil {
		t.Errorf("%d pages that nobody asked for", len(got))
	}
	pages := p.selfCheckPages(c, program)
	if len(pages) != len(c.Facts.Units) {
		t.Fatalf("%d pages of %d units", len(pages), len(c.Facts.Units))
	}
	first := pages[0]
	if want := "单位/" + campaign.FolderName(c.Facts.Units[0]) + "/自查.html"; first.name != want || first.previous != "" || !first.transient {
		t.Errorf("it lies at %s, kept in %q", first.name, first.previous)
	}
	var written []string
	for _, day := range []int{13, 14} {
		var b bytes.Buffer
		if err := first.write(&b, time.Date(2023, 10, day, 22, 0, 0, 0, c.Zone)); err != nil {
			t.Fatal(err)
		}
		written = append(written, b.String())
	}
	if !strings.Contains(written[0], "规则 2023年10月13日版") || written[0] != strings.Replace(written[1], "10月14日版", "10月13日版", 1) {
		t.Error("the day of the rules is not what differs")
	}
	digests := func(pages []page) map[string]string {
		out := map[string]string{}
		for name, p := range comparedWith(nil, slices.Values(pages)).other {
			out[name] = p.says
		}
		return out
	}
	before := digests(pages)
	if diff := cmp.Diff(before, digests(p.selfCheckPages(c, program))); diff != "" {
		t.Errorf("the same pages have other digests:\n%s", diff)
	}
	other := *c
	other.Owed = append([]campaign.Owed(nil), c.Owed...)
	other.Owed[0].Deadline = other.Owed[0].Deadline.AddDays(3)
	p.Campaign = &other
	if after := digests(p.selfCheckPages(&other, program)); after[first.ledgerName()] == before[first.ledgerName()] {
		t.Error("another deadline has the same digest")
	}
	p.Campaign.Publishing = campaign.Trial
	if got := p.selfCheckPages(&other, program)[0].name; !strings.HasPrefix(got, campaign.WaitingFolder+"/") {
		t.Errorf("in a trial it lies at %s", got)
	}
}
