package docs_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/papers"
	"jixiao/rules/finding"
)

// TestPapersGuide: whatever the guide to templates writes between braces, and every
// name and column in its tables, can be filled in.
func TestPapersGuide(t *testing.T) {
	text := strings.Join(mustLines(t, "papers.zh-CN.md"), "\n")
	asked := regexp.MustCompile(`\{\{[^{}]+\}\}`).FindAllString(text, -1)
	_, lists, _ := strings.Cut(text, "| 清单 | 栏名 |\n|---|---|\n")
	lists, _, _ = strings.Cut(lists, "\n\n")
	for _, row := range strings.Split(lists, "\n") {
		cells := strings.Split(row, "|")
		columns, _, _ := strings.Cut(strings.TrimSpace(cells[2]), "，")
		for _, list := range strings.Split(strings.TrimSpace(cells[1]), "、") {
			for _, column := range strings.Split(columns, "、") {
				if !strings.Contains(row, "总表上的栏名") {
					asked = append(asked, "{{"+list+"."+column+"}}")
				}
			}
		}
	}
	if len(asked) < 60 {
		t.Fatalf("the guide names %d placeholders", len(asked))
	}
	c, err := load.Campaign(os.DirFS("../configs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range asked {
		all, err := papers.All(fstest.MapFS{"公文/例.docx": {Data: wordtest.Template(t, a)}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range papers.Check(all[0], c) {
			t.Errorf("%s: %s", a, f.In(finding.ZH))
		}
	}
}
