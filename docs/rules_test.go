package docs_test

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules"
	"jixiao/rules/finding"
)

var update = flag.Bool("update", false, "rewrite rules.md")

// groups are the headings of the catalogue, by the letter of their codes.
var groups = []struct {
	letter byte
	name   finding.Text
}{
	{'F', finding.Text{ZH: "文件", EN: "Files"}},
	{'S', finding.Text{ZH: "表样", EN: "Structure"}},
	{'V', finding.Text{ZH: "填写内容", EN: "Values"}},
	{'T', finding.Text{ZH: "合计与比率", EN: "Totals"}},
	{'G', finding.Text{ZH: "评价等级", EN: "Grade"}},
	{'C', finding.Text{ZH: "与项目明细表核对", EN: "Against the register"}},
	{'X', finding.Text{ZH: "表与表之间", EN: "Across submissions"}},
	{'D', finding.Text{ZH: "时限与日期", EN: "Deadlines"}},
	{'R', finding.Text{ZH: "整改", EN: "Rectification"}},
	{'U', finding.Text{ZH: "下级地区的汇总", EN: "Summaries of regions"}},
	{'M', finding.Text{ZH: "已发布的总表", EN: "The published master"}},
	{'A', finding.Text{ZH: "绩效科的处理", EN: "Decisions of the section"}},
}

// TestRulesPage keeps docs/rules.md what the catalogue says.
func TestRulesPage(t *testing.T) {
	dir := t.TempDir()
	for _, files := range []fs.FS{configs.Files(), configs.Region()} {
		if err := os.CopyFS(dir, files); err != nil {
			t.Fatal(err)
		}
	}
	engine, err := load.Catalogue(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	got := rulesPage(t, slices.Collect(engine.Infos()))
	const path = "rules.md"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is not what configs/rules says: go test ./docs -update (-page +rules)\n%s", path, diff)
	}
}

func rulesPage(t *testing.T, infos []rules.Info) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# 审核规则\n\n本页由 `configs/rules` 生成（`go test ./docs -update`），不要手改。级别：须修改（退回）、须说明（写明情况后有效）、提示。" +
		"花括号里是填入的内容，方括号里的部分在没有内容时略去。绩效科可以在 `评价年度设置.xlsx` 的“审核规则”里停用规则、调整级别、提示语和修改办法。" +
		"“须修改”的规则都写明依据，并附一个看着像错、其实合规的例子，有测试保证它不被退回。\n\n" +
		"This page is generated from `configs/rules`. Severities: must be mended (goes back), needs explanation, note. What must be mended says on what it rests, and shows a sheet that looks wrong and passes; a test holds each of them.\n")
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## %c %s / %s\n", g.letter, g.name.ZH, g.name.EN)
		for _, info := range infos {
			if info.Code[0] == g.letter {
				writeEntry(t, &b, info)
			}
		}
	}
	return b.String()
}

func writeEntry(t *testing.T, b *strings.Builder, info rules.Info) {
	t.Helper()
	audience := ""
	if info.Audience == finding.Section {
		audience = "，只告知绩效科 / section only"
	}
	fmt.Fprintf(b, "\n### %s %s / %s\n\n", info.Code, info.Title.ZH, info.Title.EN)
	label := info.Severity.Label()
	fmt.Fprintf(b, "**%s** / %s%s\n\n", label.ZH, label.EN, audience)
	writePair(b, "为什么 / Why", info.Why)
	if info.Example == (rules.Example{}) {
		t.Errorf("%s has no example", info.Code)
	}
	writePair(b, "依据 / Basis", info.Basis)
	writePair(b, "错误的例子 / Wrong", info.Example.Wrong)
	writePair(b, "正确的例子 / Right", info.Example.Right)
	writePair(b, "合规的例子（看着像错，不会退回）/ Lawful (looks wrong, and passes)", info.Lawful.Sheet)
	writePair(b, "提示语 / Message", info.Message)
	writePair(b, "怎样改 / How to mend", info.Fix)
	for _, name := range slices.Sorted(maps.Keys(info.Variants)) {
		v := info.Variants[name]
		severity := ""
		if v.Severity != 0 {
			severity = "（" + v.Severity.Label().ZH + "）"
		}
		writePair(b, "`"+name+"`"+severity, v.Message)
	}
	writePair(b, "已有下列意见时不再提示 / Not told beside", beside(info.Code))
}

// beside lists the codes beside which one is not told.
func beside(code finding.Code) finding.Text {
	var zh, en []string
	for when, codes := range rules.NotToldBeside(code) {
		var names []string
		for _, c := range codes {
			names = append(names, string(c))
		}
		zh = append(zh, strings.Join(names, "、")+"（"+when.ZH+"）")
		en = append(en, strings.Join(names, ", ")+" ("+when.EN+")")
	}
	slices.Sort(zh)
	slices.Sort(en)
	return finding.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

func writePair(b *strings.Builder, head string, t finding.Text) {
	if !t.IsZero() {
		fmt.Fprintf(b, "- %s：%s  \n  %s\n", head, t.ZH, t.EN)
	}
}
