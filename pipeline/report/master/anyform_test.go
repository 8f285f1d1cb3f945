package master

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// assets is a form that no bureau of ours has: a list of each department.
func assets() *form.Definition {
	two := 1
	return &form.Definition{ID: "assets", Name: finding.Text{ZH: "资产清查表", EN: "assets"}, About: form.AboutDepartment,
		Tables: []form.Block{{ID: "items", Columns: []form.Field{
			{ID: "kind", Label: "类别", Type: form.TypeChoice, Choices: []form.Choice{{Is: "房屋"}, {Is: "车辆"}}},
			{ID: "asset", Label: "资产名称", Type: form.TypeText},
			{ID: "worth", Label: "原值", Type: form.TypeAmount},
			{ID: "pieces", Label: "数量", Type: form.TypeCount},
			{ID: "use", Label: "使用状况", Type: form.TypeChoice, Choices: []form.Choice{{Is: "在用"}, {Is: "闲置"}}}}}},
		Master: []form.Output{
			{Sheet: "资产清查", Caption: "附表:", Title: "{district}{year}年资产清查汇总", Note: "单位：万元", Rows: "items", What: "资产",
				Order: []string{"kind", "-worth"},
				Columns: []form.OutputColumn{{Show: "ordinal"}, {Unit: "name", Merge: true}, {Field: "kind", Merge: true}, {Field: "asset"},
					{Field: "worth"}, {Field: "pieces"}, {Field: "use"}, {Show: "file"}, {Show: "place"}},
				Closing: []form.OutputClosing{{Label: "合计", Sum: []string{"worth", "pieces"}, Count: []string{"asset"}},
					{Label: "平均", Mean: []string{"worth"}, Digits: &two}},
				Counts: []form.Count{{Sheet: "资产统计", Rows: "kind", Columns: "use", Share: "闲置率", Of: []string{"闲置"}}}},
			{Sheet: "报送一览", Rows: form.EachSubject, Columns: []form.OutputColumn{{Unit: "text"}, {Show: "version"}, {Show: "arrival"}, {Show: "status"}}},
		}}
}

func item(line int, kind, name, worth, worthAt string) form.TableRow {
	at := func(col string) string { return fmt.Sprint(col, line) }
	return form.TableRow{Line: line, Values: form.ValuesOf(map[string]form.Value{"kind": reporttest.Text(at("A"), kind),
		"asset": reporttest.Text(at("B"), name), "worth": reporttest.Number(worthAt, worth), "pieces": reporttest.Number(at("D"), "1"),
		"use": reporttest.Text(at("E"), "闲置")})}
}

// inventory is a campaign without projects: two units have sent their lists, one
// has not.
func inventory() (*campaign.Campaign, *record.Snapshot) {
	c := reporttest.Campaign2023()
	c.Name = "钢城区2026年资产清查"
	c.Facts = &register.Facts{Year: 2026, Units: []register.Unit{{Code: "213001", Name: "城管局"}, {Code: "207001", Name: "交通局"}, {Code: "504001", Name: "民政局"}}}
	c.Forms, c.Owed = []*form.Definition{assets()}, nil
	b := reporttest.NewBuilder()
	send := func(unit string, rows ...form.TableRow) {
		f := b.File(unit+"/=资产|清查.xlsx", record.Accepted)
		b.Version(f, record.Duty{Department: unit, Form: "assets"}, record.Accepted,
			&form.Submission{Form: "assets", Sheet: "表一", Tables: map[string]form.Table{"items": {Rows: rows}}})
	}
	send("213001", item(5, "车辆", "洒水车", "30", "C5"), item(6, "车辆", "=HYPERLINK(\"x\")", "12.5", "C6"))
	// The amount of two rows stands in one merged cell: it counts once.
	send("207001", item(5, "房屋", "站房", "100", "C5"), item(6, "房屋", "车库", "100", "C5"))
	return c, &b.Snapshot
}

func TestAFormThatNobodyHasSeenIsMerged(t *testing.T) {
	c, s := inventory()
	f := mustMaster(t, c, s)
	want := []string{"汇总", "资产清查", "报送一览", "报送情况", "审核意见清单", "情况说明", "资产统计", "数据来源"}
	if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
		t.Fatal(diff)
	}
	got, err := f.GetRows("资产清查")
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]string{
		{"附表:"}, {"钢城区2026年资产清查汇总"}, {"单位：万元"},
		{"序号", "填报单位", "类别", "资产名称", "原值", "数量", "使用状况", "来源文件", "来源位置"},
		{"1", "交通局", "房屋", "站房", "100", "1", "闲置", "207001/=资产|清查.xlsx", "表一!A5:E5"},
		{"2", "交通局", "房屋", "车库", "", "1", "闲置", "207001/=资产|清查.xlsx", "表一!A6:E6"},
		{"3", "城管局", "车辆", "洒水车", "30", "1", "闲置", "213001/=资产|清查.xlsx", "表一!A5:E5"},
		{"4", "城管局", "车辆", "=HYPERLINK(\"x\")", "12.5", "1", "闲置", "213001/=资产|清查.xlsx", "表一!A6:E6"},
		{"合计", "", "", "4", "142.5", "4"}, {"平均", "", "", "", "47.5"}}
	if diff := cmp.Diff(rows, got); diff != "" {
		t.Error(diff)
	}
	for _, text := range []string{"D8", "H5"} {
		if expr, err := f.GetCellFormula("资产清查", text); err != nil || expr != "" {
			t.Errorf("%s became the formula %s (%v)", text, expr, err)
		}
	}
	merged(t, f, "资产清查", "B5:B6", "C5:C6", "B7:B8", "C7:C8")
	if n := reporttest.Recalculate(t, f, "inventory"); n < 12 {
		t.Errorf("only %d formulas were found", n)
	}
}

// merged wants areas among those that are one cell.
func merged(t *testing.T, f *excelize.File, sheet string, areas ...string) {
	t.Helper()
	all, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, m := range all {
		found[m.GetStartAxis()+":"+m.GetEndAxis()] = true
	}
	for _, area := range areas {
		if !found[area] {
			t.Errorf("%s is not merged", area)
		}
	}
}

// TestTheFrontPageOfOtherForms counts duties and states, and the rows and sums
// of each sheet; nothing of projects, grades or funds.
func TestTheFrontPageOfOtherForms(t *testing.T) {
	c, s := inventory()
	f := mustMaster(t, c, s)
	rows, err := f.GetRows("汇总")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		all = append(all, strings.Join(row, "|"))
	}
	page := strings.Join(all, "\n")
	for _, want := range []string{"2026年度共有报送事项 2 项，已报送 2 项，未报送 0 项。", "一、总体情况", "涉及单位（个）|2|报送事项（项）|2|其中未报送（项）|0",
		"二、各表汇总", "资产清查|4|原值|142.5", "||数量|4", "报送一览|2", "三、尚缺事项"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	for _, no := range []string{"评价等级", "归口科室", "资金来源", "整改", "评价项目"} {
		if strings.Contains(page, no) {
			t.Errorf("%q in\n%s", no, page)
		}
	}
}
