package load

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// localHead is the header of 本级规则.
const localHead = "编号	状态	说明	表单	范围	什么情况下审核	应满足	标在哪里	级别	有效期\n"

// withLastYear adds a workbook of the year before to a campaign.
func (f fixture) withLastYear(t *testing.T, table string) fstest.MapFS {
	t.Helper()
	x := excelize.NewFile()
	fill(t, x, "Sheet1", table)
	var out bytes.Buffer
	if err := x.Write(&out); err != nil {
		t.Fatal(err)
	}
	f.replace(t, "campaign.yaml", "workers: 0", "previous_year: 上年/去年.xlsx\nworkers: 0")
	files := f.files(t)
	files["上年/去年.xlsx"] = &fstest.MapFile{Data: out.Bytes()}
	return files
}

func ruleFaults(c *campaign.Campaign) []string {
	var told []string
	for _, u := range c.RuleFaults {
		_, cell, _ := strings.Cut(u.Where, "!")
		told = append(told, cell+" "+u.Message.ZH)
	}
	return told
}

const lastYearList = "2022 年项目\n项目编号	项目名称	综合评分	评价 日期\nA-01	保洁费	91	2022-09-01\nA-02	公厕运行	八十	2022-09-02\n"

// TestNamesBeyondTheSheet: other forms by any of their names, all sheets, last year.
func TestNamesBeyondTheSheet(t *testing.T) {
	f := mustFixture(t)
	f["本级规则.tsv"] = localHead +
		`L01	启用	他表	整改表	整张表		评分表.综合评分>=60 且 ［Score Sheet.编号］<>"" 且 SUM(sheet.得分)=评分表.合计得分	填报单位
L02	启用	本表	评分表	每一行		评分表.得分<=分值
L03	启用	全部	评分表	全部报送	COUNT(综合评分)>2	AVERAGE(综合评分)<=90 且 COUNTIF(等级,"优")<5 且 COUNT(整改表.填报单位)>=0
L04	启用	上年	评分表	整张表		综合评分<=上年.综合评分+10 且 上年.评价日期<TODAY() 且 上年.Sheet1.综合评分>0
L05	启用	上年	评分表	全部报送		AVERAGE(综合评分)<=AVERAGE(上年.综合评分)
`
	c, err := Campaign(f.withLastYear(t, lastYearList))
	if err != nil {
		t.Fatal(err)
	}
	if told := ruleFaults(c); len(told) > 0 {
		t.Error(strings.Join(told, "\n"))
	}
	if y := c.Facts.LastYear; y == nil || strings.Join(y.Columns, " ") != "Sheet1.综合评分 综合评分 评价 日期" || len(y.Projects) != 2 {
		t.Errorf("of last year is known: %v", y)
	}
}

// TestOnTrial: what the section alone is told of all sheets is no trial.
func TestOnTrial(t *testing.T) {
	f := mustFixture(t)
	f["本级规则.tsv"] = localHead + `L01	启用	全部	评分表	全部报送		AVERAGE(综合评分)<=90
L02	试行	全部	评分表	全部报送		AVERAGE(综合评分)<=90
L03	试行	一张	评分表	整张表		综合评分<=90
`
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[finding.Code]bool{"L01": false, "L02": true, "L03": true} {
		if info, ok := c.Engine.Info(code); !ok || info.Trial != want || info.Audience != finding.Section {
			t.Errorf("%s is on trial: %v, told to %s", code, info.Trial, info.Audience)
		}
	}
}

// TestNamesThatThereAreNot are told at their character, with what may be meant.
func TestNamesThatThereAreNot(t *testing.T) {
	f := mustFixture(t)
	f["本级规则.tsv"] = localHead +
		`L01	启用	他表	整改表	整张表		评分表.综合平分>=60	填报单位
L02	启用	他表	整改表	整张表		评份表.综合评分>=60	填报单位
L03	启用	标在他表	整改表	整张表		评分表.综合评分>=60	评分表.综合评分
L04	启用	没有标	整改表	整张表		评分表.综合评分>=60
L05	启用	他表的一列	整改表	整张表		评分表.得分>=60	填报单位
L06	启用	全部	评分表	全部报送		综合评分>=60
L07	启用	全部	评分表	全部报送		AVERAGE(综合评分)>=60	等级
L08	启用	全部	评分表	全部报送		AVERAGE(综合平分)>=60
L09	启用	上年	评分表	整张表		综合评分<=上年.综合平分
L10	启用	上年	评分表	整张表		综合评分<=上年.评价日期
L11	启用	全部	评分表	全部报送		SUMIF(等级,"优",得分)>=0
L12	启用	全部	评分表	全部报送		SUMIF(等级,"优",综合评分)>=0
`
	want := []string{
		"G2 第 1 个字：没有“评分表.综合平分”，是不是“评分表.综合评分”？",
		"G3 第 1 个字：没有“评份表.综合评分”，是不是“评分表.综合评分”？",
		"H4 “评分表.综合评分”不是表上的一格",
		"H5 要写明标在哪里",
		"G6 第 1 个字：“评分表.得分”一栏有许多行：要用 SUM、COUNT、MAX 等合起来，或者把范围改为每一行",
		"G7 第 1 个字：范围是全部报送的，“综合评分”有许多个值：要用 SUM、AVERAGE、COUNTIF、MAX 等合起来",
		"H8 范围是全部报送的，不标在哪一格里：这一格不要填",
		"G9 第 9 个字：没有“综合平分”，是不是“综合评分”？",
		"G10 第 7 个字：没有“上年.综合平分”，是不是“上年.综合评分”？",
		"G11 第 5 个字：“<=”两边或括号里不是同一类：文字要和文字比，数要和数比；文字里的数用 VALUE() 取出",
		"G12 第 1 个字：“SUMIF”括号里的两栏不在同一张表格里，行与行对不上",
	}
	c, err := Campaign(f.withLastYear(t, lastYearList))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, ruleFaults(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f = mustFixture(t)
	f["本级规则.tsv"] = localHead + "L01	启用	上年	评分表	整张表		综合评分<=上年.综合评分\n"
	if c, err = Campaign(f.files(t)); err != nil {
		t.Fatal(err)
	}
	want = []string{"G2 第 7 个字：没有“上年.综合评分”：没有上年的数据，请管理员在 campaign.yaml 的 previous_year 里写明上年的总表或项目明细"}
	if diff := cmp.Diff(want, ruleFaults(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLastYearsWorkbookIsThere or told at the line of campaign.yaml that names it.
func TestLastYearsWorkbookIsThere(t *testing.T) {
	f := mustFixture(t).replace(t, "campaign.yaml", "workers: 0", "previous_year: 上年/去年.xlsx\nworkers: 0")
	x := excelize.NewFile()
	fill(t, x, "Sheet1", "序号	名称\nA-01	保洁费\n")
	var unnamed bytes.Buffer
	if err := x.Write(&unnamed); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		line string
		data []byte
		want string
	}{
		"none":      {"上年/去年.xlsx", nil, "上年的数据“上年/去年.xlsx”找不到"},
		"outside":   {"../去年.xlsx", nil, "上年的数据“../去年.xlsx”要放在本文件所在的文件夹里，写从这里算起的位置，如 上年/总表_2022.xlsx"},
		"a ledger":  {"ledger.db", nil, "上年的数据“ledger.db”是台账，不能直接读：请写它那一年的总表（发件箱里的 总表_年份.xlsx）"},
		"damaged":   {"上年/去年.xlsx", []byte("PK\x03\x04"), "上年的数据“上年/去年.xlsx”文件已损坏或不完整，请用 Excel 打开并重新保存"},
		"too large": {"上年/去年.xlsx", make([]byte, bookLimits.FileSize+1), "上年的数据“上年/去年.xlsx”太大，上限 32 MB"},
		"no list":   {"上年/去年.xlsx", unnamed.Bytes(), "上年的数据“上年/去年.xlsx”里没有找到项目表：要有“项目名称”一列，每个项目一行"},
		"settings":  {"上年/去年.xlsx", f.files(t)[SettingsFile].Data, ""}, // with its 项目明细
	} {
		t.Run(name, func(t *testing.T) {
			files := f.files(t)
			files["campaign.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(f["campaign.yaml"], "上年/去年.xlsx", tt.line, 1))}
			if tt.data != nil {
				files["上年/去年.xlsx"] = &fstest.MapFile{Data: tt.data}
			}
			_, err := Campaign(files)
			got := ""
			if faults, ok := err.(*Faults); ok && len(faults.List) == 1 {
				got = faults.List[0].Message.ZH
			}
			if got != tt.want {
				t.Errorf("got %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}

// TestAnotherLastYearIsAnotherCampaign only for what rules ask of it.
func TestAnotherLastYearIsAnotherCampaign(t *testing.T) {
	print := func(rule, list string) string {
		f := mustFixture(t)
		f["本级规则.tsv"] = localHead + "L01	启用	上年	评分表	整张表		" + rule + "\n"
		c, err := Campaign(f.withLastYear(t, list))
		if err != nil || len(c.RuleFaults) > 0 {
			t.Fatal(err, c.RuleFaults)
		}
		return c.Fingerprint
	}
	asks, asksNot := "综合评分<=上年.综合评分", "综合评分<=100"
	other := strings.Replace(lastYearList, "91", "92", 1)
	elsewhere := strings.Replace(lastYearList, "2022-09-01", "2022-09-03", 1)
	if print(asks, lastYearList) == print(asks, other) {
		t.Error("another score of last year judges nothing anew")
	}
	if print(asks, lastYearList) != print(asks, elsewhere) || print(asksNot, lastYearList) != print(asksNot, other) {
		t.Error("what no rule asks for judges everything anew")
	}
}
