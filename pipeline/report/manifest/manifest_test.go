package manifest

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
)

// TestEveryEntryHasARow in the order in which they come, its time in the
// campaign's zone.
func TestEveryEntryHasARow(t *testing.T) {
	s := reporttest.FirstEvening()
	f := s.Files[0]
	entries := []Entry{
		{Unit: "区文旅局", Form: "报送回执", Arrival: f.Arrival, Verdict: "审核通过", Name: "回执/b.html", Hash: f.Hash},
		{Unit: "=1+1", Project: "A-10", Form: "评分表", Version: "第 2 版", Arrival: f.Arrival.UTC(), Verdict: "退回修改", Name: "a.xlsx", Hash: f.Hash},
	}
	var buf bytes.Buffer
	if err := Write(&buf, reporttest.Campaign2023(), s, entries); err != nil {
		t.Fatal(err)
	}
	rows, err := reporttest.Open(t, buf.Bytes()).GetRows("目录")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"序号", "年度", "单位", "项目", "表单", "版本", "到达时间", "结论", "文件名", "SHA-256"},
		{"1", "2023", "区文旅局", "", "报送回执", "", "2023-10-13 09:07", "审核通过", "回执/b.html", f.Hash},
		{"2", "2023", "=1+1", "A-10", "评分表", "第 2 版", "2023-10-13 09:07", "退回修改", "a.xlsx", f.Hash},
	}
	if diff := cmp.Diff(want, rows[2:]); diff != "" {
		t.Error(diff)
	}
}
