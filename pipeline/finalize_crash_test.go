package pipeline_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"jixiao/configs"
	"jixiao/internal/disk"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/finalize"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/record"
)

// finalizeTask makes the evaluation final, with a paper and a stamp, and publishes.
func finalizeTask(ctx context.Context, o pipeline.Options) error {
	all, err := papers.All(configs.Files())
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(p papers.Paper) bool { return p.For != papers.Everybody })
	_, err = finalize.Stages(ctx, o.Sender, finalize.Request{Stage: campaign.EvaluationStage, Doc: "钢财绩〔2023〕8号", By: "王科长",
		Force: true, Templates: all[:1], Stamp: []byte("\x89PNG\r\n\x1a\n")})
	if err != nil {
		return err
	}
	return publishTask(ctx, o)
}

// firstEveningFinal makes the evaluation final as the first evening left it.
func firstEveningFinal(t *testing.T, o pipeline.Options) {
	t.Helper()
	o.AsOf = o.AsOf.Add(-secondEvening)
	must(t, finalizeTask(context.Background(), o))
}

// newerThanFinal lets more come after that.
func newerThanFinal(t *testing.T, o pipeline.Options) {
	t.Helper()
	firstEveningFinal(t, o)
	mustRun(t, o)
}

// correctTask lets in the first version that came since, and publishes.
func correctTask(ctx context.Context, o pipeline.Options) error {
	now, err := o.Current(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(now.Versions, func(v record.Version) bool { return v.State == record.AfterFinal || v.Correction != nil })
	if at < 0 {
		return errors.New("nothing came since the stage is final")
	}
	d := decide.Decision{Kind: record.Correct, Number: now.Versions[at].ID, By: "王科长", Why: "漏报"}
	if _, err := decide.Decide(ctx, o.Sender, d); err != nil {
		return err
	}
	return publishTask(ctx, o)
}

// reopenTask takes back that the evaluation is final, and publishes.
func reopenTask(ctx context.Context, o pipeline.Options) error {
	_, err := finalize.Stages(ctx, o.Sender, finalize.Request{Stage: campaign.EvaluationStage, Undo: true, By: "王科长", Why: "定稿有误"})
	if err != nil {
		return err
	}
	return publishTask(ctx, o)
}

// sheetCame drops a newer sheet on the evening after.
func sheetCame(t *testing.T, o pipeline.Options) pipeline.Options {
	t.Helper()
	must(t, finalizeTask(context.Background(), o))
	put(t, o.Inbox, sheetA01, edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), map[string]string{"F11": "没有细化到指标"}))
	return later(o, 1)
}

// sheetJudged has it judged too.
func sheetJudged(t *testing.T, o pipeline.Options) pipeline.Options {
	t.Helper()
	o = sheetCame(t, o)
	mustRun(t, o)
	return o
}

// TestEveryOperationOnAFinalStageFails once: what was asked for is done as a whole by
// whoever asks again, and leaves what an undisturbed one does.
func TestEveryOperationOnAFinalStageFails(t *testing.T) {
	if testing.Short() {
		t.Skip("many times: make test has them")
	}
	first := faultWorkspace(t)
	mustRun(t, first)
	for name, round := range map[string]struct {
		ready func(*testing.T, pipeline.Options) pipeline.Options
		do    func(context.Context, pipeline.Options) error
	}{
		"finalize": {func(_ *testing.T, o pipeline.Options) pipeline.Options { return o }, finalizeTask},
		"run":      {sheetCame, runTask},
		"correct":  {sheetJudged, correctTask},
		"undo":     {sheetJudged, reopenTask},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ready := func() pipeline.Options {
				dir := t.TempDir()
				copyTo(t, filepath.Dir(first.Inbox), dir) // with the run that was sealed
				return round.ready(t, optionsIn(dir, first.Campaign, first.AsOf))
			}
			undisturbed, operations := ready(), 0
			undisturbed.Disk = counting(&sync.Mutex{}, func(int, disk.Op, string) error { operations++; return nil })
			must(t, round.do(context.Background(), undisturbed))
			undisturbed.Disk = disk.Disk{}
			want := stateOf(t, undisturbed).apartFromRemarks()
			step := max(1, operations/6)
			if thorough() {
				step = 1
			}
			for i := 1 + rand.New(rand.NewPCG(*seed, 2)).IntN(step); i <= operations; i += step {
				f := newFaulty(ready(), i, syscall.ENOSPC)
				err := round.do(context.Background(), f.Options)
				f.Disk = disk.Disk{}
				must(t, round.do(context.Background(), f.Options))
				if other := want.differing(stateOf(t, f.Options).apartFromRemarks()); len(other) > 0 {
					t.Errorf("%s %s failed with %v; in the end other than undisturbed:\n%s", f.op, f.path, err, strings.Join(other, "\n"))
				}
			}
		})
	}
}
