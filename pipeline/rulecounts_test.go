package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/rulecount"
	"jixiao/pipeline/workspace"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// TestRulesAreCountedNightByNightAsOverAll: a run counts again only the sheets that
// are others, and those that rules hold against other sheets; and tells the same.
func TestRulesAreCountedNightByNightAsOverAll(t *testing.T) {
	t.Parallel()
	o := withRules(t,
		[]any{"L01", "启用", "高于九十分", "评分表", "整张表", "", "财政综合评分>90", "", "提示"},
		[]any{"L02", "启用", "每行有分", "评分表", "每一行", "分值>3", "得分>=1", "", "提示"},
		[]any{"L03", "启用", "整改在评价以后", "整改情况报告表", "整张表", "", "填报日期>=评分表.评价日期", "", "提示"},
		[]any{"L04", "启用", "类别", "整改情况报告表", "每一行", "", `问题类别="资金管理"`, "", "提示"},
		[]any{"L05", "启用", "平均分", "评分表", "全部报送", "", "AVERAGE(财政综合评分)<=90", "", "提示"})
	told := func(what string) check.Tally {
		t.Helper()
		s := mustRun(t, o).Snapshot
		counts := rulecount.Counted(o.Campaign, s)
		var want bytes.Buffer
		if err := view.Findings(&want, o.Campaign, s, o.Lang, counts...); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(o.Outbox, workspace.FindingsName))
		if diff := cmp.Diff(want.String(), string(got)); diff != "" || err != nil {
			t.Fatalf("%s: %v (-over all +told):\n%s", what, err, diff)
		}
		for _, r := range counts {
			if r.Code == finding.Code("L02") {
				return r.Tally
			}
		}
		t.Fatal("no such rule")
		return check.Tally{}
	}
	var before check.Tally
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		before = told(e.Name)
	}
	if before[check.Passed] == 0 {
		t.Errorf("nothing is counted: %v", before)
	}
	o = later(o, 24)
	if after := told("nothing new"); after != before {
		t.Errorf("%v became %v on a night with nothing new", before, after)
	}
	remove(t, o.Inbox, sheetA01)
	o = later(o, 24)
	told("one taken away")
	o.Version = "another"
	o = later(o, 24)
	told("by another program")
}
