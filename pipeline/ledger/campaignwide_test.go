package ledger

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestWholeFindingsHaveTheirOwnAge: findings about no file are told apart by
// department, project and form, and those about a field also by its value.
func TestWholeFindingsHaveTheirOwnAge(t *testing.T) {
	whole := func(code finding.Code, department, form, project, field, value string) record.Issue {
		return record.Issue{Department: department, CampaignWide: true, Finding: finding.Finding{
			Code: code, Form: form, Project: project, Field: field, Value: value}}
	}
	first := []record.Issue{
		whole("D02", "213001", "sheet", "A-01", "", ""),
		whole("X03", "213001", "report", "A-01", "problem_id", "P-1"),
	}
	second := []record.Issue{
		whole("D02", "504001", "sheet", "A-01", "", ""),
		whole("D02", "213001", "report", "A-01", "", ""),
		whole("D02", "213001", "sheet", "A-02", "", ""),
		whole("X03", "213001", "report", "A-01", "problem_id", "P-2"),
	}
	p := newPlay(t)
	finish := func(at time.Time, found []record.Issue) {
		t.Helper()
		ctx := context.Background()
		run, err := p.l.StartRun(ctx, at, at)
		must(t, err)
		run.Ended = at
		must(t, p.l.FinishRun(ctx, run, found))
	}
	finish(friday, first)
	finish(sunday, append(first, second...))
	got := map[record.State]int{}
	for _, i := range p.snapshot().Issues {
		got[i.State]++
	}
	if diff := cmp.Diff(map[record.State]int{record.Open: len(first), record.New: len(second)}, got); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	finish(sunday.Add(24*time.Hour), append(first, second...))
	for _, i := range p.snapshot().Issues {
		if i.State != record.Open {
			t.Errorf("%s %s %s is %s in the run after", i.Code, i.Form, i.Value, i.State)
		}
	}
}
