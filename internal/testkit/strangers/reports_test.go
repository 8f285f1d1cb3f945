package strangers

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline/record"

	"github.com/xuri/excelize/v2"
)

// TestReportsOfItems: what is told of a campaign about the items of a list names
// them, and speaks of no projects. Two of the files that were due have not come,
// one of them because a copy of another lies in its place.
func TestReportsOfItems(t *testing.T) {
	set := Inspection(t)
	b := Open(t, set.Campaign)
	e := set.Evenings[0]
	e.Files[3].Data = e.Files[2].Data
	e.Files = e.Files[:59]
	b.Receive(t, e)
	unit := "单位/701001山阳县城关街道办事处/"
	for name, wants := range map[string][]string{
		"总表_2026.xlsx": {"未报送 2", "农贸市场检查记录表 D04 城关农贸市场4区", "事项编号"},
		"审核日报_2026-05-08.xlsx": {"贵单位 D04 城关农贸市场4区 农贸市场检查记录表尚未报送", "农贸市场检查记录表 D60 商贸农贸市场12区：未报送",
			"事项名称", "审核通过 11，未报送 1"},
		"审核日报_2026-05-08.html": {"D60 商贸农贸市场12区"},
		unit + "最新审核意见.xlsx":   {"D04 城关农贸市场4区：应报送的“农贸市场检查记录表”还没有收到", "同一事项以最后收到的为准"},
	} {
		text := b.text(t, name)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		text = strings.ReplaceAll(text, record.SubjectColumn, "") // which is read by its name
		if at := strings.Index(text, "项目"); at >= 0 {
			t.Errorf("%s speaks of projects: …%s…", name, text[max(0, at-60):min(len(text), at+60)])
		}
	}
	receipts, err := fs.Glob(os.DirFS(b.Options.Outbox), unit+"回执/*.html")
	must(t, err)
	said := ""
	for _, name := range receipts {
		said += b.text(t, name)
	}
	if want := "农贸市场检查记录表 D05 城关农贸市场5区，第 1 版：审核通过"; !strings.Contains(said, want) || strings.Contains(said, "项目") {
		t.Errorf("%d receipts do not say %q, or speak of projects", len(receipts), want)
	}
}

// text is what a file of the outbox says: a workbook's cells, or a page.
func (b *Bureau) text(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(b.Options.Outbox, filepath.FromSlash(name))
	if filepath.Ext(path) != ".xlsx" {
		data, err := os.ReadFile(path)
		must(t, err)
		return string(data)
	}
	f, err := excelize.OpenFile(path)
	must(t, err)
	defer f.Close()
	var text strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		must(t, err)
		for _, row := range rows {
			text.WriteString(strings.Join(row, "|") + "\n")
		}
	}
	return text.String()
}

// TestSourcesOfUnits leave out the code of a unit that sent the file itself: it
// stands beside it.
func TestSourcesOfUnits(t *testing.T) {
	for _, make := range []func(testing.TB) Set{Budget, Ledger} {
		set := make(t)
		b := Open(t, set.Campaign)
		for _, e := range set.Evenings {
			b.Receive(t, e)
		}
		rows := b.Master(t, "数据来源", "总表工作表")
		if len(rows) < 20 || rows[0][2] != "事项编号" {
			t.Fatalf("%d rows under %q", len(rows), rows[0])
		}
		for _, row := range rows[1:] {
			if row[2] != "" {
				t.Fatalf("a figure is about %q", row)
			}
		}
	}
}
