package pipeline_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/campaign/load"
)

// toldJSON is what findings.json says of since when findings are told, and how often
// rules of the section's own were judged.
type toldJSON struct {
	Findings []struct {
		Code, Cell, State string
		File              string
		OpenedOn          string `json:"opened_on"`
		FirstToldOn       string `json:"first_told_on"`
	}
	LocalRules []map[string]any `json:"local_rules"`
}

func toldIn(t *testing.T, outbox string) (told toldJSON) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(outbox, "findings.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &told); err != nil {
		t.Fatal(err)
	}
	return told
}

// of is what is said of a rule's findings.
func (told toldJSON) of(code string) (all []string) {
	for _, f := range told.Findings {
		if f.Code == code {
			all = append(all, strings.TrimSpace(strings.Join([]string{f.Cell, f.State, f.OpenedOn, f.FirstToldOn}, " ")))
		}
	}
	return all
}

// TestAMistakeThatComesBackIsKnown: it is told, stays in another version, is mended,
// and is there again; the department's own report says so by its days.
func TestAMistakeThatComesBackIsKnown(t *testing.T) {
	t.Parallel()
	const unit = "502001济南市钢城区卫健局"
	o := fixture(t)
	c, err := load.Campaign(os.DirFS(withLocalRules(t,
		[]any{"L01", "启用", "已整改的条数与填的数相同", "整改情况报告表", "整张表", "", `COUNTIF(整改状态,"已整改")=已完成数`, "", "须修改"},
		[]any{"L02", "试行", "至少有一个问题", "整改情况报告表", "整张表", "", `COUNTA(问题类别)>=1`, "填报日期", "须修改"})))
	if err != nil {
		t.Fatal(err)
	}
	o.Campaign = c
	data := sample(t, unit, "整改情况报告表.xlsx")
	right := edited(t, data, nil)
	for n, day := range []struct {
		edits map[string]string // of the sheet that comes; nil comes none
		want  []string
	}{
		{map[string]string{"F7": "3"}, []string{"F7 new 2023-10-13"}},
		{nil, []string{"F7 open 2023-10-13"}},
		{map[string]string{"F7": "4"}, []string{"F7 new 2023-10-13"}},
		{map[string]string{}, nil},
		{map[string]string{"F7": "3", "A1": "整改情况报告"}, []string{"F7 recurred 2023-10-17 2023-10-13"}},
		{nil, []string{"F7 recurred 2023-10-17 2023-10-13"}},
	} {
		o := later(o, 24*n)
		if day.edits != nil {
			sheet := right
			if len(day.edits) > 0 {
				sheet = edited(t, data, day.edits)
			}
			put(t, o.Inbox, unit+"/整改情况报告表.xlsx", sheet)
		}
		mustRun(t, o)
		if diff := cmp.Diff(day.want, toldIn(t, o.Outbox).of("L01")); diff != "" {
			t.Errorf("day %d (-want +got):\n%s", n+1, diff)
		}
	}
	told := toldIn(t, o.Outbox)
	want := []string{"L01 trial false, judged 1, failed 1", "L02 trial true, judged 1, failed 0"}
	var got []string
	for _, r := range told.LocalRules {
		got = append(got, fmt.Sprintf("%v trial %v, judged %v, failed %v", r["code"], r["trial"], r["judged"], r["failed"]))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("local rules (-want +got):\n%s", diff)
	}
	if said := opinionText(t, filepath.Join(o.Outbox, "单位", unit, "最新审核意见.xlsx")); !strings.Contains(said, "10月13日提出过，后来没有了，10月17日再次出现；待改正") {
		t.Errorf("the department is told:\n%s", said)
	}
}

func opinionText(t *testing.T, path string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("审核意见")
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(rows)
}
