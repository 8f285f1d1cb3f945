package pipeline_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestTheSectionSeesWhatCameWithReports: each row that names evidence, with the file
// that came, and what no row names.
func TestTheSectionSeesWhatCameWithReports(t *testing.T) {
	t.Parallel()
	const health = "502001济南市钢城区卫健局"
	o := fixture(t)
	put(t, o.Inbox, health+"/整改情况报告表.xlsx", sample(t, health, "整改情况报告表.xlsx"))
	put(t, o.Inbox, health+"/附件1验收报告.pdf", []byte("%PDF-1.4"))
	put(t, o.Inbox, health+"/整改方案.docx", []byte("PK one of Word's"))
	mustRun(t, o)
	f, err := excelize.OpenFile(filepath.Join(o.Outbox, "审核日报_"+o.AsOf.Format("2006-01-02")+".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("佐证材料")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[3:] {
		got = append(got, strings.Join(row, "|"))
	}
	const unit, at = "[502001]济南市钢城区卫健局", "2023-10-13 22:00"
	want := []string{
		unit + "|A-08||资金管理|附件1.pdf||" + health + "/附件1验收报告.pdf|" + at,
		unit + "|A-08||产出效果|附件2.pdf|还没有收到",
		unit + "|||||没有哪一行写到|" + health + "/整改方案.docx|" + at,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
