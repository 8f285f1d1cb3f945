package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/judge"
)

// TestTheBlankSaysWhetherItCanBeHandedIn: LibreOffice, which recalculates, shows
// under the title how much is lacking, and agrees with what an untouched blank
// shows before any program has calculated it.
func TestTheBlankSaysWhetherItCanBeHandedIn(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for another program")
	}
	office := tool(t, "soffice")
	dir, in, out := t.TempDir(), t.TempDir(), t.TempDir()
	mustWriteTemplates(t, blankforms.Options{Campaign: mustCampaign(t), Out: dir})
	own := func(name string) pen { return mustPick(t, filepath.Join(dir, cityManagement, name)) }
	books := map[string]string{}
	add := func(name, want string, data []byte) {
		put(t, in, name+".xlsx", data)
		books[name] = want
	}
	for id, data := range filled(t, dir) {
		add("right_"+id, "可以报送", data)
	}
	for _, name := range []string{"评分表_A-01.xlsx", "项目支出绩效自评表_A-01.xlsx", "整改情况报告表.xlsx"} {
		p := own(name)
		add("blank_"+name, saidUnderTheTitle(t, p.save("x.xlsx")), p.save("x.xlsx"))
	}
	nothing := own("整改情况报告表.xlsx")
	fillRectification(nothing, []map[string]string{{"存在问题": "零报告"}})
	add("nothing", "可以报送", nothing.save("x.xlsx"))
	add("six", "还差 6 处", sixMistakes(own("评分表_A-01.xlsx")))
	add("eight", "还差 8 处", eightMistakes(own("整改情况报告表.xlsx")))

	args := []string{"-env:UserInstallation=file://" + recalculating(t), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	for name := range books {
		args = append(args, filepath.Join(in, name+".xlsx"))
	}
	if msg, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, msg)
	}
	for name, want := range books {
		data, err := os.ReadFile(filepath.Join(out, name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		if got := saidUnderTheTitle(t, data); got != want || want == "" {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// recalculating is a profile in which LibreOffice computes what it opens, as Excel
// and WPS do with our blanks.
func recalculating(t *testing.T) string {
	t.Helper()
	profile := t.TempDir()
	put(t, profile, "user/registrymodifications.xcu", []byte(`<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`))
	return profile
}

// sixMistakes are what stops a score sheet: two blanks, a sum that is another, a
// score above its mark, a reason and a telephone number that are none.
func sixMistakes(p pen) []byte {
	fillScoreSheet(p)
	p.clear("评价日期")
	p.clear("到位资金")
	p.beside("上级转移支付", "1")
	p.beside("联系电话", "12")
	score, head := p.at("得分")
	p.set(score, head+1, "99")
	for row := head + 2; ; row++ {
		if p.text(score+1, row) != "" {
			p.set(score+1, row, "")
			break
		}
	}
	return p.save("six.xlsx")
}

// eightMistakes are a row that lacks two things, and one of which there is
// nothing but the code.
func eightMistakes(p pen) []byte {
	fillRectification(p, []map[string]string{
		{"项目编号": "A-01", "项目名称": "城区环卫一体化保洁费（城区、莱钢大道及公厕）", "问题类别": "绩效目标", "存在问题": "目标没有量化",
			"责任人": "王五", "整改状态": "已完成", "完成日期": "2023-10-07"},
		{"项目编号": "A-02"},
	})
	return p.save("eight.xlsx")
}

// clear empties the cell next to a label.
func (p pen) clear(label string) { p.beside(label, "") }

// saidUnderTheTitle is what a blank form says of itself under its title.
func saidUnderTheTitle(t *testing.T, data []byte) string {
	t.Helper()
	wb, err := sheet.Open("表.xlsx", data, judge.Limits(mustCampaign(t).Settings.Limits))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range wb.Sheets[0].Rows {
		for _, c := range row.Cells {
			if strings.HasPrefix(c.Text, "还差") || strings.HasPrefix(c.Text, "可以报送") || strings.HasPrefix(c.Text, "加过行") {
				return c.Text
			}
		}
	}
	return ""
}
