package doctor

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/configs"
	"jixiao/internal/fonts"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/papers"
)

// withTemplates is a target whose settings lie in a folder of their own.
func withTemplates(t *testing.T) Target {
	t.Helper()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	var p Target
	p.Campaign, p.Configs = c, t.TempDir()
	if err := os.CopyFS(p.Configs, configs.Files()); err != nil {
		t.Fatal(err)
	}
	return p
}

// wordText is a text of Word.
func wordText(t *testing.T, text string) []byte {
	t.Helper()
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, markup := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml":   `<w:document ` + ns + `><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(markup))
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

// TestTemplates: which templates are of no use, and why, without a word of theirs on
// another line.
func TestTemplates(t *testing.T) {
	p := withTemplates(t)
	if c := templates(t.Context(), p); c.State != Well || !strings.HasSuffix(c.Says.ZH, "都能用") {
		t.Errorf("shipped: %s %s", c.State, c.Says.ZH)
	}
	put := func(name string, data []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(p.Configs, papers.Folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("aaa.docx", []byte("no file of Word"))
	c := templates(t.Context(), p)
	if c.State != Note || !strings.Contains(c.Says.ZH, "有 1 个不能用；第一个：aaa.docx：不是能读的 Word 文件") || c.Cure.IsZero() {
		t.Errorf("damaged: %s %s", c.State, c.Says.ZH)
	}
	put("aaa.docx", wordText(t, "到{{评价年份}}，{{项目.名字}}"))
	c = templates(t.Context(), p)
	if c.State != Note || !strings.Contains(c.Says.ZH, "aaa.docx：要改 2 处，第一处在正文，“到{{评价年份}}，{{项目.名字}}”：没有“评价年份”，是不是“评价年度”？") {
		t.Errorf("faulty: %s %s", c.State, c.Says.ZH)
	}
	if err := os.RemoveAll(filepath.Join(p.Configs, papers.Folder)); err != nil {
		t.Fatal(err)
	}
	if c := templates(t.Context(), p); c.State != Well {
		t.Errorf("without templates: %s %s", c.State, c.Says.ZH)
	}
}

// TestTemplateFonts are a note where the machine has others, and none where it has
// none at all.
func TestTemplateFonts(t *testing.T) {
	p := withTemplates(t)
	for name, tt := range map[string]struct {
		has  fonts.Set
		want State
		says string
	}{
		"no fonts":  {nil, Well, "没有字体可查"},
		"others":    {fonts.Set{"dejavu sans": true, "宋体": true}, Note, "仿宋_GB2312"},
		"all there": {fonts.Set{"方正小标宋_gbk": true, "仿宋_gb2312": true, "楷体_gb2312": true, "黑体": true, "宋体": true, "times new roman": true}, Well, "没有缺少"},
	} {
		c := fontsCheck(p, tt.has)
		if c.State != tt.want || !strings.Contains(c.Says.ZH, tt.says) || strings.Contains(c.Says.ZH, "宋体、") {
			t.Errorf("%s: %s %s", name, c.State, c.Says.ZH)
		}
	}
}
