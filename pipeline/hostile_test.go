package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// hostile is one file that nobody should send, and all that is to be told.
type hostile struct {
	path    string
	data    []byte
	codes   string
	verdict record.Verdict
}

func hostileFiles(t *testing.T) []hostile {
	in := func(name string) string { return "402001钢城区自然资源局/" + name }
	long := strings.Repeat("长", 80)
	return []hostile{
		{in("截断.xlsx"), sheettest.Truncated(t), "F01", record.Unreadable},
		{in("零字节.xlsx"), nil, "F01", record.Unreadable},
		{in("文本.xlsx"), []byte("这不是表格"), "F03", record.Unreadable},
		{in("乱码.xlsx"), []byte{0, 1, 2, 3, 0xff}, "F01", record.Unreadable},
		{in("加密.xlsx"), sheettest.Encrypted(t), "F02", record.Unreadable},
		{in("改名.xlsx"), sheettest.Docx(t), "F03", record.Unreadable},
		{in("压缩包.zip"), sheettest.PlainZip(t), "F03", record.Unreadable},
		{in("压缩包.xlsx"), sheettest.Zip(t, map[string]string{"说明.txt": "见附件"}), "F03", record.Unreadable},
		{in("太大.xlsx"), bytes.Repeat([]byte("x"), 2<<20), "F04", record.Unreadable},
		{in("炸弹.xlsx"), sheettest.ZipBomb(t, 40<<20), "F04", record.Unreadable},
		{in("空行.xlsx"), sheettest.GhostRows(t, 30_000, 12), "S01", record.Returned},
		{in("空白.xlsx"), sheettest.Build(t, sheettest.Sheet{Name: "Sheet1"}), "S01", record.Returned},
		{in("~$评分表.xlsx"), []byte("owner"), "F07", record.Ignored},
		{in("下载.tmp"), []byte("half"), "F07", record.Ignored},
		{in(".隐藏.xlsx"), []byte("hidden"), "F07", record.Ignored},
		{in("断\n行.xlsx"), []byte("换行"), "F03", record.Unreadable},
		{in("100%s%d.xlsx"), []byte("百分号"), "F03", record.Unreadable},
		{in("=1+1.xlsx"), []byte("公式"), "F03", record.Unreadable},
		{in(long + "/" + long + "/" + long[:120] + ".xlsx"), []byte("很长"), "F03", record.Unreadable},
		{in("证明.pdf"), []byte("%PDF-1.4 scan"), "F03", record.Attachment},
		{in("证明.docx"), append(sheettest.Docx(t), "tail"...), "F03", record.Attachment},
		{in("坏证明.docx"), sheettest.Docx(t)[:60], "F01", record.Unreadable},
		{in("空证明.pdf"), nil, "F01", record.Unreadable},
		{in("坏表.pdf"), sheettest.Rewrite(t, sheettest.Macros(t), dropSheets), "F01", record.Unreadable},
		{transport + "/宏.xlsm", sheettest.With(t, sample(t, transport, "评分表_A-03.xlsx"),
			map[string]string{"xl/vbaProject.bin": "no macros"}), "F05", record.Accepted},
		{transport + "/旧式.xls", sample(t, transport, "整改情况报告表.xlsx"), "F09", record.Accepted},
		{cityManagement + "/链接.xlsx", sheettest.With(t, sample(t, cityManagement, "评分表_A-01.xlsx"),
			map[string]string{"xl/externalLinks/externalLink1.xml": `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`}), "F06", record.Accepted},
		{"散放.xlsx", sample(t, "403001钢城区城乡水务局", "整改台账.xlsx"), "F11 R01", record.Returned},
		{"新建文件夹/散放.xlsx", sample(t, "502001济南市钢城区卫健局", "整改情况报告表.xlsx"), "F11", record.Accepted},
		{"999999没有这个单位/文本.xlsx", []byte("无主"), "F03", record.Unreadable},
	}
}

// dropSheets takes out what a workbook cannot be read without.
func dropSheets(part string, content []byte) []byte {
	if strings.HasPrefix(part, "xl/worksheets/") {
		return nil
	}
	return content
}

// TestHostileInbox: each file gets its own finding and verdict, and keeps none
// of the others from theirs.
func TestHostileInbox(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	limits := &o.Campaign.Settings.Limits
	limits.FileSize, limits.UnzippedSize = 1<<20, 20<<20
	var log bytes.Buffer
	o.Log = zerolog.New(&log)
	files := hostileFiles(t)
	wantCodes, wantVerdicts := map[string]string{}, map[string]record.Verdict{}
	for _, h := range files {
		put(t, o.Inbox, h.path, h.data)
		wantCodes[h.path], wantVerdicts[h.path] = h.codes, h.verdict
	}
	link := "402001钢城区自然资源局/链接.xlsx"
	if err := os.Symlink("/etc/passwd", filepath.Join(o.Inbox, filepath.FromSlash(link))); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	wantCodes[link], wantVerdicts[link] = "F13", record.Ignored

	out := mustRun(t, o)
	if diff := cmp.Diff(wantCodes, codesByFile(out.Snapshot)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wantVerdicts, verdicts(out.Snapshot)); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
	if text := log.String(); strings.Contains(text, "评分表") || strings.Contains(text, "换行") {
		t.Errorf("the log quotes files: %s", text)
	}
	if again := mustRun(t, o); again.Received != 0 || again.Published.Written != 0 {
		t.Errorf("a second run received %d files and wrote %d", again.Received, again.Published.Written)
	}
}

// TestFindingsReachTheirReaders: a department hears of its own files and of
// nothing that is the section's; what lies in nobody's folder goes to the unit
// that it names.
func TestFindingsReachTheirReaders(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, cityManagement+"/~$评分表.xlsx", []byte("owner"))
	put(t, o.Inbox, "散放.xlsx", sample(t, transport, "评分表_A-03.xlsx"))
	if err := os.Symlink("/etc/passwd", filepath.Join(o.Inbox, cityManagement, "快捷方式.xlsx")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	s := mustRun(t, o).Snapshot
	got := map[finding.Code]string{}
	for _, i := range s.Issues {
		if i.FileID != 0 && !isHint(i) {
			got[i.Code] = i.Department + " " + string(i.Audience)
		}
	}
	want := map[finding.Code]string{"F07": "213001 everyone", "F13": "213001 section", "F11": "207001 everyone"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	published(t, o.Units, func(path string, f *excelize.File) {
		if strings.Contains(text(t, f), "指向") {
			t.Errorf("%s tells of a link", path)
		}
	})
}

// text is all that a workbook says.
func text(t *testing.T, f *excelize.File) string {
	t.Helper()
	var all strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
	return all.String()
}

// TestTextStaysText plants what looks like formulas wherever a sender can
// write, and looks for it in everything that is published.
func TestTextStaysText(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	planted := map[string]string{
		"D3": `=HYPERLINK("http://example.org","x")`, "F9": "+1+cmd|' /C calc'!A0", "F10": "-2+3", "F11": "@SUM(1+1)",
		"F4": "=科室()", "B34": "=1+1", "E9": "=满分",
	}
	put(t, o.Inbox, cityManagement+"/=1+2.xlsx", edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), planted))
	put(t, o.Inbox, cityManagement+"/@名.xlsx", edited(t, sample(t, cityManagement, "整改情况报告表.xlsx"),
		map[string]string{"F5": "=2+2 已按要求逐项整改并复核完毕", "G5": "+责任人", "K5": "-佐证", "E6": "@问题"}))
	out := mustRun(t, o)
	if n := len(out.Snapshot.Issues); n < 2 {
		t.Fatalf("only %d findings quote what was planted", n)
	}
	seen := 0
	published(t, o.Outbox, func(path string, f *excelize.File) {
		for _, sheet := range f.GetSheetList() {
			seen += dangerous(t, f, path, sheet)
		}
	})
	if seen < 6 {
		t.Errorf("only %d texts that look like formulas were published: the test looks in the wrong place", seen)
	}
}

// dangerous counts the texts of a sheet that begin like a formula, and reports
// those that are one.
func dangerous(t *testing.T, f *excelize.File, path, sheet string) int {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, row := range rows {
		for c, v := range row {
			if v == "" || !strings.Contains("=+-@", v[:1]) || strings.Trim(v, "-0123456789.") == "" {
				continue
			}
			n++
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			formula, err := f.GetCellFormula(sheet, cell)
			kind, typeErr := f.GetCellType(sheet, cell)
			if err != nil || typeErr != nil || formula != "" || kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
				t.Errorf("%s %s!%s: %q is no plain text (formula %q, type %v)", path, sheet, cell, v, formula, kind)
			}
		}
	}
	return n
}
