package pipeline_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline"
	"jixiao/pipeline/record"
)

// TestDecisionsOfAKilledRun are taken once, wherever it was killed, and what is
// wrong in a workbook is told all the same.
func TestDecisionsOfAKilledRun(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many runs: make test has them")
	}
	ready := func(t *testing.T) pipeline.Options {
		o := fixture(t)
		nightOf(t, o, 0)
		day := actsOf(t, o)
		day.opine(map[string]string{"处理意见": "延期", "日期": "2023-10-20", "理由": "培训"}, "催报", "208001", "整改情况报告表")
		day.act(1, map[string]string{"处理": "作废", "文件或编号": "1", "理由": "核实"})
		day.act(2, map[string]string{"处理": "作废", "文件或编号": "999", "理由": "核实"})
		day.drop(o, "日报.xlsx")
		return later(o, 1)
	}
	said := func(s *record.Snapshot) string {
		return strings.Join(append(decidedIn(s), acted(s)...), "\n")
	}
	want := said(mustRun(t, ready(t)).Snapshot)
	for _, point := range pipeline.Points {
		t.Run(string(point), func(t *testing.T) {
			o := ready(t)
			ctx, kill := context.WithCancel(context.Background())
			killed := o
			killed.Reached = func(p pipeline.Point) {
				if p == point {
					kill()
				}
			}
			_, err := pipeline.Run(ctx, killed)
			if err == nil && point != pipeline.AfterPublish {
				t.Fatal("nothing was killed")
			}
			if diff := cmp.Diff(want, said(mustRun(t, later(o, 1)).Snapshot)); diff != "" {
				t.Errorf("(-undisturbed +again):\n%s", diff)
			}
		})
	}
}
