package blankforms_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline/blankforms"
)

var keep = flag.String("keep", "", "leave the workbooks and pictures of TestRender in this folder")

// TestRender prints the blank forms through LibreOffice: upright or across as
// the form says, one page wide, with every label to its last character.
func TestRender(t *testing.T) {
	office := tool(t, "soffice")
	c, dir := mustCampaign(t), t.TempDir()
	if *keep != "" {
		dir = *keep
	}
	long := strings.Repeat("整改要求很长，", 20) + "到此为止"
	for name, o := range map[string]blankforms.Order{
		"score-sheet":     {Form: c.Form("score-sheet"), Unit: "213001", Project: "A-01"},
		"self-evaluation": {Form: c.Form("self-evaluation"), Unit: "504001", Project: "A-07"},
		"rectification": {Form: c.Form("rectification"), Unit: "213001",
			Listed: map[string][]map[string]string{"problems": {{"problem_id": "W-1", "project_code": "A-01", "problem": long, "due": "2023-10-14"}}}},
		"score-list":   {Form: c.Form("score-list")},
		"problem-list": {Form: c.Form("problem-list")},
	} {
		if err := os.WriteFile(filepath.Join(dir, name+".xlsx"), mustDraw(t, c, o), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	books, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir}, books...)
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, out)
	}
	for name, want := range map[string]struct {
		size  string
		pages string
		words []string
	}{
		"score-sheet":     {"595 x 842", "3", []string{"2023年度财政重点项目绩效评价评分表", "财政综合评价等级", "国有资本经营预算", "服务对象满意度", "备注", "3,201.18", "报送截止"}},
		"self-evaluation": {"842 x 595", "3", []string{"（2023年度）", "偏差原因分析及改进措施", "困境儿童生活补助", "年度资金总额", "总分"}},
		"rectification":   {"842 x 595", "3", []string{"2023-10-14", "佐证材料", "整改完成率", "到此为止", "零报告"}},
		"score-list":      {"842 x 595", "3", []string{"财政综合评价等级", "项目名称"}},
		"problem-list":    {"842 x 595", "3", []string{"整改要求", "整改时限"}},
	} {
		t.Run(name, func(t *testing.T) { mustPrint(t, filepath.Join(dir, name+".pdf"), want.size, want.pages, want.words) })
	}
}

// mustPrint holds a printed form to the size and number of its pages and the
// words on them.
func mustPrint(t *testing.T, path, size, pages string, words []string) {
	t.Helper()
	info, err := exec.Command(tool(t, "pdfinfo"), path).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(info), "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch {
		case key == "Page size" && !strings.HasPrefix(rounded(value), size):
			t.Errorf("the page is %s, want A4 %s", value, size)
		case key == "Pages" && value != pages:
			t.Errorf("%s pages, want %s", value, pages)
		}
	}
	out, err := exec.Command(tool(t, "pdftotext"), "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("\n", "", " ", "").Replace(string(out))
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%q is not printed", w)
		}
	}
	if strings.Contains(text, "###") {
		t.Error("a number is too wide for its column")
	}
	if *keep != "" {
		if err := exec.Command(tool(t, "pdftoppm"), "-r", "70", "-png", path, strings.TrimSuffix(path, ".pdf")).Run(); err != nil {
			t.Fatal(err)
		}
	}
}

// rounded takes the fractions off a page size: 595.304 x 841.89 pts (A4).
func rounded(size string) string {
	parts := strings.Fields(size)
	for i, p := range parts {
		switch {
		case strings.HasPrefix(p, "595"):
			parts[i] = "595"
		case strings.HasPrefix(p, "841.") || strings.HasPrefix(p, "842"):
			parts[i] = "842"
		}
	}
	return strings.Join(parts, " ")
}

// tool is a program that CI must have and others may lack.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed; CI must print the blank forms", name)
		}
		t.Skipf("%s is not installed: the blank forms were not printed", name)
	}
	return path
}
