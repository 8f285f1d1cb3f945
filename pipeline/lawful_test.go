package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"jixiao/pipeline"
	"jixiao/rules/finding"
)

// TestLawful holds the lawful examples of the catalogue that are about the inbox.
func TestLawful(t *testing.T) {
	t.Parallel()
	const page = "<html><table><tr><td>项目编号</td><td>A-01</td></tr></table></html>"
	for code, change := range map[finding.Code]func(t *testing.T, o pipeline.Options){
		// A folder in a folder in a folder, and one that is empty.
		"F14": func(t *testing.T, o pipeline.Options) {
			put(t, o.Inbox, cityManagement+"/报送材料/第二批/10月13日/补报/a.html", []byte(page))
			must(t, os.MkdirAll(filepath.Join(o.Inbox, cityManagement, "空的"), 0o755))
		},
		// Everything was taken away, and one new file put in.
		"F15": func(t *testing.T, o pipeline.Options) {
			must(t, os.RemoveAll(filepath.Join(o.Inbox, cityManagement)))
			put(t, o.Inbox, transport+"/新的.html", []byte(page))
		},
		// A row that decides nothing, and the same workbook twice.
		"A01": func(t *testing.T, o pipeline.Options) { actsOf(t, o).drop(o, "日报.xlsx") },
		"A02": func(t *testing.T, o pipeline.Options) {
			day := actsOf(t, o)
			day.act(1, map[string]string{"处理": "延期", "单位": "101001", "表单": "评分表", "日期": "2023-10-20", "理由": "培训"})
			day.drop(o, "日报.xlsx")
			mustRun(t, later(o, 1))
			day.drop(o, "日报 又一份.xlsx")
		},
		// An objection is no decision.
		"A03": func(t *testing.T, o pipeline.Options) {
			put(t, o.Inbox, transport+"/回复.csv", []byte("规则代码,单元格,情况说明,异议\nT09,F16,,合同如此\n"))
		},
	} {
		t.Run(string(code), func(t *testing.T) {
			o := fixture(t)
			for i := range 6 {
				put(t, o.Inbox, fmt.Sprintf("%s/%d.html", cityManagement, i), []byte(page))
			}
			mustRun(t, o)
			change(t, o)
			out := mustRun(t, later(o, 1))
			if got := told(out.Snapshot, code); len(got) > 0 || out.Received != 1 {
				t.Errorf("%d received, told %v", out.Received, got)
			}
		})
	}
}
