package pipeline_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// paperOf is a paper of paragraphs.
func paperOf(t *testing.T, paragraphs ...string) papers.Paper {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text := `<w:p><w:r><w:t>` + strings.Join(paragraphs, `</w:t></w:r></w:p><w:p><w:r><w:t>`) + `</w:t></w:r></w:p>`
	if _, err := w.Write([]byte(`<w:document xmlns:w="w"><w:body>` + text + `</w:body></w:document>`)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	all, err := papers.All(fstest.MapFS{"公文/例.docx": {Data: out.Bytes()}})
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return all[0]
}

// ownText is a row of 报告文字: chapter, heading, category, paragraph.
func ownText(chapter, heading, category, paragraph string) campaign.ReportText {
	at := func(s, col string) campaign.CellText {
		return campaign.CellText{Text: s, Where: "报告文字!" + col + "9"}
	}
	return campaign.ReportText{Chapter: chapter, Heading: at(heading, "B"), Category: at(category, "C"), Paragraph: at(paragraph, "D")}
}

// TestReportTextsArePrinted: by chapter, below their headings, with figures filled in,
// and those about a kind of problem where it was found.
func TestReportTextsArePrinted(t *testing.T) {
	t.Parallel()
	_, seen := threeEvenings(t)
	plain := paperOf(t, "{{报告文字[章节=成效].小标题}}/{{报告文字[章节=成效].段落}}")
	nested := paperOf(t, "{{节}}开头", "{{如有 整改建议}}{{节}}建议", "{{如有 整改建议.小标题}}{{小节}}{{整改建议.小标题}}", "{{条}}{{整改建议.段落}}", "{{节}}完")
	problems := paperOf(t, "{{主要问题.小标题}}/{{主要问题.段落}}/{{主要问题.问题数}}")
	for name, c := range map[string]struct {
		paper papers.Paper
		texts []campaign.ReportText
		want  []string
	}{
		"none": {nested, nil, []string{"一、开头", "二、完"}},
		"a chapter in its order": {plain, []campaign.ReportText{ownText("成效", "甲", "", "{{区}}{{项目数}}个、{{预算合计|亿元|两位小数}}亿元"), ownText("别的", "", "", "不印"), ownText("成效", "甲", "", "<w:p/>&{单}"), ownText("成效", "乙", "", "{{项目[财政综合评价等级=良]|个数}}个")},
			[]string{"甲/钢城区11个、1.40亿元", "甲/<w:p/>&{单}", "乙/2个"}},
		"the second of a heading": {plain, []campaign.ReportText{ownText("成效", "甲", "", "一"), ownText("成效", "甲", "", "二"), ownText("成效", "", "", "三")}, []string{"甲/一", "/二", "/三"}},
		"advice where it was needed": {nested, []campaign.ReportText{ownText("整改建议", "管好资金", "资金管理", "一"), ownText("整改建议", "", "", "二"), ownText("整改建议", "别的", "其他", "不印"), ownText("整改建议", "项目立项", "", "三"), ownText("整改建议", "", "产出效果", "四")},
			[]string{"一、开头", "二、建议", "（一）管好资金", "1.一", "2.二", "（二）项目立项", "1.三", "（三）产出效果", "1.四", "三、完"}},
		"problems without a text": {problems, []campaign.ReportText{ownText("主要问题", "", "", "总的看"), ownText("主要问题", "资金乱", "资金管理", "没有到位"), ownText("主要问题", "没出现的", "其他", "不印")},
			[]string{"/总的看/", "资金乱/没有到位/3", "项目立项//4", "组织管理//5", "绩效目标//2", "产出效果//3", "满意度调查//2", "资金投入//1"}},
	} {
		camp := *seen.Campaign
		camp.Texts = c.texts
		made, faults, err := papers.Make(c.paper, view.New(&camp, seen.Snapshot), "")
		if err != nil || len(faults) > 0 {
			t.Errorf("%s: %v %v", name, err, faults)
			continue
		}
		if diff := gocmp.Diff(c.want, wordtest.Lines(t, made[0].Data)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestReportTextFaultsAreTold with sheet and cell, before anything is made, whatever
// was found.
func TestReportTextFaultsAreTold(t *testing.T) {
	t.Parallel()
	camp := *mustCampaign(t)
	for name, c := range map[string]struct {
		paragraph string
		text      campaign.ReportText
		want      string
	}{
		"a name that there is not": {"{{报告文字.段落}}", ownText("成效", "", "", "共{{项目个数}}个"), "报告文字!D9：没有“项目个数”，是不是“项目数”？"},
		"of a heading":             {"{{报告文字.小标题}}", ownText("成效", "{{区", "", "一段"), "报告文字!B9：“{{”后面没有“}}”"},
		"a list row by row":        {"{{报告文字.段落}}", ownText("成效", "", "", "{{项目.项目名称}}"), "报告文字!D9：“{{项目.项目名称}}”有好几行，这里只能写一个值，如在后面写 |顿号"},
		"of itself":                {"{{报告文字.段落}}", ownText("成效", "", "", "{{报告文字.段落|顿号}}"), "报告文字!D9：没有“报告文字.段落”"},
		"of a list made of it":     {"{{报告文字.段落}}", ownText("成效", "", "", "{{整改建议|个数}}"), "报告文字!D9：没有“整改建议”"},
		"a number of a section":    {"{{报告文字.段落}}", ownText("成效", "", "", "{{节}}甲"), "报告文字!D9：没有“节”"},
		"a category":               {"{{整改建议.段落}}", ownText("整改建议", "", "资金管里", "一段"), "报告文字!C9：没有“资金管里”这一类问题，是不是“资金管理”？"},
		"where nothing was found":  {"{{整改建议.段落}}", ownText("整改建议", "", "资金管理", "{{没有}}"), "报告文字!D9：没有“没有”"},
		"of another chapter":       {"{{报告文字[章节=别的].段落}}", ownText("成效", "", "", "{{没有}}"), ""},
	} {
		camp.Texts = []campaign.ReportText{c.text}
		got := ""
		for _, f := range papers.Check(paperOf(t, c.paragraph), &camp) {
			got = f.Message.In(finding.ZH)
		}
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
