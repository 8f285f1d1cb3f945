package pipeline_test

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/report/view"
)

// wordText is a text of Word with some paragraphs.
func wordText(t *testing.T, paragraphs ...string) []byte {
	t.Helper()
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"word/document.xml":   `<w:document ` + ns + `><w:body><w:p><w:r><w:t>` + strings.Join(paragraphs, `</w:t></w:r></w:p><w:p><w:r><w:t>`) + `</w:t></w:r></w:p></w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// compared is the row of a project on the sheet 与上年比较 that was published; nil is
// no such sheet.
func compared(t *testing.T, o pipeline.Options, project string) map[string]string {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(o.Outbox, "总表_2023.xlsx"), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if i, _ := f.GetSheetIndex("与上年比较"); i < 0 {
		return nil
	}
	for _, r := range records(t, f, "与上年比较", "项目编号") {
		if r["项目编号"] == project {
			return r
		}
	}
	t.Fatalf("与上年比较 has no %s", project)
	return nil
}

// TestComparedWithLastYear: a change over the threshold waits for its reason, which
// the department writes where the section's rule asks for it; papers say the same.
func TestComparedWithLastYear(t *testing.T) {
	t.Parallel()
	const name = "城区环卫一体化保洁费（城区、莱钢大道及公厕）"
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	if compared(t, o, "A-01") != nil {
		t.Error("compared with a year of which nothing is known")
	}
	dir := withLocalRules(t, []any{"L01", "启用", "比上年高五分以上的要说明", "评分表", "整张表", "", "财政综合评分<=上年.财政综合评分+5", "", "须说明"})
	list := func(budget any) []byte {
		return listOf(t, []any{"序号", "项目名称", "财政综合评分", "财政综合评价等级", "预算批复金额（元）"}, []any{"B-3", name, 80, "良", budget}, []any{"B-4", "老项目", 80, "良", 1})
	}
	withLastYear(t, dir, list(32011800))
	o = later(loaded(t, dir, o), 24)
	mustRun(t, o)
	want := map[string]string{"项目编号": "A-01", "项目名称": name, "单位名称": "钢城区城市管理局", "情况": "连续两年评价", "上年评分": "80", "本年评分": "91.36", "评分增减": "11.36", "评分变化": "上升",
		"上年等级": "良", "本年等级": "优", "等级变化": "上升", "上年预算批复金额": "3201.18", "本年预算批复金额": "3201.18", "预算批复金额增减": "0", "预算批复金额增减幅度": "0", "预算批复金额变化": "持平",
		"变化较大": "评分", "原因": "", "是否说明": "待说明"}
	if diff := cmp.Diff(want, compared(t, o, "A-01")); diff != "" {
		t.Errorf("before its reason (-want +got):\n%s", diff)
	}
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "L01", "今年起由第三方机构评价"))
	o = later(o, 24)
	snapshot := mustRun(t, o).Snapshot
	want["原因"], want["是否说明"] = "评分：今年起由第三方机构评价", "已说明"
	if diff := cmp.Diff(want, compared(t, o, "A-01")); diff != "" {
		t.Errorf("with its reason (-want +got):\n%s", diff)
	}
	text := wordText(t, "有{{与上年比较[评分变化=上升]|个数}}个：{{与上年比较[评分变化=上升].项目名称|顿号}}，上年{{与上年比较[情况=本年未评].项目名称|顿号}}", "{{如无 屡次问题}}没有屡次出现的问题")
	all, err := papers.All(fstest.MapFS{"公文/比较.docx": &fstest.MapFile{Data: text}})
	if err != nil {
		t.Fatal(err)
	}
	made, faults, err := papers.Make(all[0], view.New(o.Campaign, snapshot), "")
	if err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	if diff := cmp.Diff([]string{"有1个：" + name + "，上年老项目", "没有屡次出现的问题"}, wordtest.Lines(t, made[0].Data)); diff != "" {
		t.Error(diff)
	}
	// The master is taken over where nothing changed. This did, and no rule asks for it.
	withLastYear(t, dir, list(30000000))
	o = later(loaded(t, dir, o), 1)
	if mustRun(t, o); compared(t, o, "A-01")["上年预算批复金额"] != "3000" {
		t.Error("the master holds this year against what last year's workbook said before")
	}
}
