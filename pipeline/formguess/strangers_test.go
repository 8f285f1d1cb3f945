package formguess_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/formguess"
	"jixiao/rules/form"
)

// ledger is a list of 33 columns without a title.
func ledger(t *testing.T, unit string, rows int) []byte {
	heads := []string{"序号", "资产编号", "资产名称", "类别", "规格型号", "数量", "单价（元）", "原值（元）", "购置日期", "存放地点", "使用人", "使用状态",
		"乡镇", "村", "联系电话", "面积", "折旧年限", "年折旧率", "净值（元）", "是否出租", "承租人", "租金（元）", "起租日期", "到租日期", "合同编号",
		"收款方式", "经办人", "审核人", "入账日期", "凭证号", "盘点结果", "盘点日期", "备注"}
	if len(heads) != 33 {
		t.Fatal(len(heads))
	}
	lines := []string{strings.Join(heads, ",")}
	kinds, states := []string{"土地", "房屋", "设备"}, []string{"在用", "闲置"}
	for i := range rows {
		lines = append(lines, fmt.Sprintf("%d,ZC%04d,%s第%d号资产,%s,型号%d,%d,%d.5,%d,d:2021-03-%02d,%s库房%d,张%d,%s,某某镇,第%d村,0531-7586%04d,%d.25,10,5%%,%d,%s,,,,,HT-%d,转账,李四,王五,d:2023-06-30,'00%d,账实相符,d:2023-09-%02d,",
			i+1, i+1, unit, i+1, kinds[i%3], i, i%4+1, 100*i+100, (100*i+100)*(i%4+1), i%28+1, unit, i, i, states[i%2], i%5, i, i+10, 50*i, []string{"是", "否"}[i%2], i, i, i%28+1))
	}
	return sheettest.Build(t, sheettest.Sheet{Name: "Sheet1", CSV: strings.Join(lines, "\n") + "\n"})
}

func TestALedgerWithoutATitle(t *testing.T) {
	draft, judged := drafted(t, formguess.Options{Name: "资产台账"}, map[string][]byte{"甲.xlsx": ledger(t, "甲", 12), "乙.xlsx": ledger(t, "乙", 9)})
	clean(t, draft, judged)
	d := draft.Form
	if len(d.Tables) != 1 || len(d.Tables[0].Columns) != 33 || len(d.Fields) > 0 || len(d.Title.Texts) > 0 {
		t.Fatalf("%d tables, %d fields, titles %v", len(d.Tables), len(d.Fields), d.Title.Texts)
	}
	wantTypes(t, d.Tables[0].Columns, map[string]form.Type{"序号": form.TypeNumber, "资产编号": form.TypeText, "类别": form.TypeChoice, "数量": form.TypeCount,
		"单价（元）": form.TypeNumber, "购置日期": form.TypeDate, "使用状态": form.TypeChoice, "联系电话": form.TypePhone, "年折旧率": form.TypeRate,
		"是否出租": form.TypeChoice, "凭证号": form.TypeText, "备注": form.TypeText, "使用人": form.TypeText})
}

func wantTypes(t *testing.T, columns []form.Field, want map[string]form.Type) {
	t.Helper()
	for _, c := range columns {
		if kind, listed := want[c.Label]; listed && kind != c.Type {
			t.Errorf("%s is %s, want %s", c.Label, c.Type, kind)
		}
	}
}

func TestNumbersAsHeaders(t *testing.T) {
	sheet := func(unit string) []byte {
		return sheettest.Build(t, sheettest.Sheet{Name: "检查", CSV: "2023年度安全检查记录表,,,,,,\n" +
			"被检查单位：" + unit + ",,,,检查日期：2023年9月8日,,\n" +
			"序号,检查项目,1,2,3,4,备注\n" +
			"1,消防通道是否畅通,5,5,4,5,\n2,灭火器是否在有效期内,3,5,5,5,已更换\n3,用电是否安全,5,4,5,5,\n" +
			"检查人：张三,,,,负责人：李四,,\n", Merges: []string{"A1:G1"}})
	}
	draft, judged := drafted(t, formguess.Options{}, map[string][]byte{"甲.xlsx": sheet("甲单位"), "乙.xlsx": sheet("乙公司")})
	clean(t, draft, judged)
	d := draft.Form
	var labels []string
	for _, c := range d.Tables[0].Columns {
		labels = append(labels, c.Label)
	}
	if got := strings.Join(labels, " "); got != "序号 检查项目 1 2 3 4 备注" {
		t.Errorf("columns are %s", got)
	}
	if d.ID != "inspection" || len(d.Fields) != 4 {
		t.Errorf("%s with %d fields", d.ID, len(d.Fields))
	}
}

func TestHeadersInTwoLevels(t *testing.T) {
	sheet := func(k int) []byte {
		row := func(name string, of int) string {
			return fmt.Sprintf("%s,%d,%d,%d,%d,\n", name, k*of, k*of*2, k*of*3, k*of*4)
		}
		return sheettest.Build(t, sheettest.Sheet{Name: "预算", CSV: "2023年度部门预算执行情况表,,,,,\n,,,,单位：万元,\n" +
			"填报单位,[213001]钢城区城市管理局,,填报日期,d:2023-09-30,\n" +
			"科目,年初预算,,执行数,,说明\n,财政拨款,其他资金,财政拨款,其他资金,\n" +
			row("人员经费", 1) + row("公用经费", 2) + row("项目支出", 3) + row("合计", 6),
			Merges: []string{"A1:F1", "A4:A5", "B4:C4", "D4:E4", "F4:F5"}})
	}
	draft, judged := drafted(t, formguess.Options{}, map[string][]byte{"甲.xlsx": sheet(1), "乙.xlsx": sheet(3)})
	clean(t, draft, judged)
	d := draft.Form
	if len(d.Grids) != 1 || len(d.Grids[0].Rows) != 4 || len(d.Grids[0].Columns) != 5 {
		t.Fatalf("grids are %+v", d.Grids)
	}
	if c := d.Grids[0].Columns[2]; c.Label != "财政拨款" || c.Under != "执行数" || c.Type != form.TypeAmount {
		t.Errorf("the third column is %+v", c)
	}
	again := guessed(t, blankOf(t, draft))
	if len(again.Form.Grids) != 1 {
		t.Fatalf("of the blank form the grids are %+v", again.Form.Grids)
	}
	for i, c := range again.Form.Grids[0].Columns {
		if want := d.Grids[0].Columns[i]; c.Label != want.Label || c.Under != want.Under {
			t.Errorf("the blank form has %s/%s, want %s/%s", c.Under, c.Label, want.Under, want.Label)
		}
	}
}

// blankOf draws the blank form of a draft.
func blankOf(t *testing.T, draft *formguess.Draft) []byte {
	t.Helper()
	c, err := load.With(renamed(t), "forms/"+draft.Form.ID+".yaml", []byte(draft.YAML()), load.Brought{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := blankforms.NewDrawer(c).Write(&out, blankforms.Order{Form: c.Form(draft.Form.ID)}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
