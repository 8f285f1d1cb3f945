package load

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/campaign"
)

// texted is the fixture with a sheet 报告文字.
func texted(t *testing.T, sheet string) fixture {
	t.Helper()
	f := maps.Clone(mustFixture(t))
	f["报告文字.tsv"] = sheet
	return f
}

// TestReportTexts keeps the order of the rows and the words as they are, and bears on
// no fingerprint.
func TestReportTexts(t *testing.T) {
	at := func(text, cell string) campaign.CellText {
		return campaign.CellText{Text: text, Where: "报告文字!" + cell}
	}
	judged := mustFingerprint(t, mustFixture(t))
	for sheet, want := range map[string][]campaign.ReportText{
		"":              nil,
		"章节\t小标题\t段落\n": nil,
		"章节\t段落\n下一步\t{{项目数}}个\n成效\t<b>'=1+1\n": {
			{Chapter: "下一步", Heading: at("", "A2"), Category: at("", "A2"), Paragraph: at("{{项目数}}个", "B2")},
			{Chapter: "成效", Heading: at("", "A3"), Category: at("", "A3"), Paragraph: at("<b>'=1+1", "B3")}},
		"章\t标题\t类别\t内容\t备注\n建议\t甲\t立项\t一段\t记事\n": {
			{Chapter: "建议", Heading: at("甲", "B2"), Category: at("立项", "C2"), Paragraph: at("一段", "D2")}},
	} {
		f := mustFixture(t)
		if sheet != "" {
			f = texted(t, sheet)
		}
		c, err := Campaign(f.files(t))
		if err != nil {
			t.Errorf("%q: %v", sheet, err)
			continue
		}
		if diff := cmp.Diff(want, c.Texts); diff != "" || c.Fingerprint != judged {
			t.Errorf("%q (-want +got), fingerprint changed: %v\n%s", sheet, c.Fingerprint != judged, diff)
		}
	}
}

func TestReportTextFaults(t *testing.T) {
	for sheet, want := range map[string]string{
		"章节\t小标题\n成效\t甲\n":                                          "报告文字!A1：缺少“段落”这一列",
		"小标题\t段落\n甲\t一段\n":                                          "报告文字!A1：缺少“章节”这一列",
		"章节\t段落\n\t一段\n":                                            "报告文字!A2：“章节”不能空着",
		"章节\t小标题\t段落\n成效\t甲\n":                                      "报告文字!C2：“段落”不能空着",
		"章节\t段落\t小标提\n成效\t甲\n":                                      "报告文字!C1：没有“小标提”这一列",
		"章节\t段落\n成效\t" + strings.Repeat("长", 2001) + "\n":           "报告文字!B2：太长：2001 个字，最多 2000 个",
		"章节\t段落\n" + strings.Repeat("章", 101) + "\t一段\n":            "报告文字!A2：太长：101 个字，最多 100 个",
		"章节\t段落\n" + strings.Repeat("成效\t一段\n", mostTexts+1) + "\n": "报告文字!A1002：最多 1000 段，这里有 1001 段",
	} {
		_, err := Campaign(texted(t, sheet).files(t))
		var faults *Faults
		if !errors.As(err, &faults) || !strings.Contains(faults.Error(), want) {
			t.Errorf("%.40q: %v, want %q", sheet, err, want)
		}
	}
}

// TestReportTextLines: the lines of a cell are paragraphs below its heading.
func TestReportTextLines(t *testing.T) {
	f := texted(t, "章节\t小标题\t段落\n成效\t甲\tX\n")
	x, err := excelize.OpenReader(bytes.NewReader(f.workbook(t)))
	if err != nil {
		t.Fatal(err)
	}
	if err := x.SetCellStr("报告文字", "C2", "一段\r\n\n 二段 \n"); err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	if err := errors.Join(x.Write(&book), x.Close()); err != nil {
		t.Fatal(err)
	}
	f[SettingsFile] = book.String()
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, text := range c.Texts {
		got = append(got, text.Chapter+"/"+text.Heading.Text+"/"+text.Paragraph.Text)
	}
	if diff := cmp.Diff([]string{"成效/甲/一段", "成效//二段"}, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}
