package strangers

import (
	"fmt"
	"maps"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
)

var assetUnits = []unit{{"901001", "云岭区档案馆"}, {"901002", "云岭区图书馆"}, {"902001", "云岭区体育中心"}}

// TwoForms is a round in which each unit writes two forms on one sheet, one
// below the other.
func TwoForms(t testing.TB) Set {
	c := Campaign{Name: "云岭区2026年资产盘点", Year: 2026, Forms: definition(t, "stocktaking"), Lists: []sheettest.Sheet{
		unitList(assetUnits), deadlines("2026-11-30", [2]string{"固定资产盘点表", "每个单位"}, [2]string{"固定资产处置表", "每个单位"})}}
	maps.Copy(c.Forms, definition(t, "disposal"))
	e := Evening{AsOf: evening(11, 20)}
	counted := [][]string{{"单位", "资产名称", "数量", "原值", "盘点日期", "来源文件", "来源位置"}}
	disposed := [][]string{{"单位", "资产名称", "处置方式", "处置收入", "批准日期", "来源文件", "来源位置"}}
	for n, u := range assetUnits {
		path := u.folder() + "/盘点处置.xlsx"
		rows := [][]string{{"固定资产盘点表"}, {"盘点日期", "d:2026-10-31"}, {"资产名称", "数量", "原值"}}
		for i := range n + 2 {
			asset := []string{fmt.Sprintf("档案柜%d型", i+1), fmt.Sprint(3*n + i + 1), hundredths(1234*(n+1) + 55*i)}
			rows = append(rows, asset)
			counted = append(counted, append(append([]string{u.name}, asset...), serial("2026-10-31"), path, rowPlace("资产", len(rows), "C")))
		}
		rows = append(rows, nil, nil, []string{"固定资产处置表"}, []string{"批准日期", "2026年11月5日"}, []string{"资产名称", "处置方式", "处置收入"})
		for i := range 2 {
			asset := []string{fmt.Sprintf("旧电脑%d批", i+1), []string{"报废", "拍卖"}[i], hundredths(300*n + 17*i)}
			rows = append(rows, asset)
			disposed = append(disposed, append(append([]string{u.name}, asset...), serial("2026-11-05"), path, rowPlace("资产", len(rows), "C")))
		}
		data := sheettest.Build(t, sheettest.Sheet{Name: "资产", CSV: csvOf(rows), Merges: []string{"A1:C1"}})
		e.Files = append(e.Files, File{Path: path, Data: data, Verdict: record.Accepted})
	}
	return Set{Campaign: c, Evenings: []Evening{e}, Master: map[string][][]string{"盘点明细": counted, "处置明细": disposed}}
}

// Records is a round in which one sheet holds several submissions of a form, one
// below the other, each about an item of a list.
func Records(t testing.TB) Set {
	c := Campaign{Name: "云岭区2026年公务用车核查", Year: 2026, Forms: definition(t, "vehicle")}
	list := [][]string{{"编号", "名称", "单位"}}
	e := Evening{AsOf: evening(11, 20)}
	cars := [][]string{{"车牌号", "品牌型号", "购置日期", "购置价格", "报送情况", "来源文件"}}
	services := [][]string{{"车牌号", "保养日期", "保养内容", "费用", "来源位置"}}
	total := 0
	for n, u := range assetUnits {
		path := u.folder() + "/公务用车.xlsx"
		var rows [][]string
		for i := range 3 {
			plate, price := fmt.Sprintf("云A%d%d01", n+1, i+1), 1598+100*n+7*i
			total += price
			list = append(list, []string{plate, "", u.code})
			car := []string{fmt.Sprintf("大众%d型", i+1), fmt.Sprintf("20%d-03-%02d", 15+i, n+1), hundredths(price)}
			rows = append(rows, []string{"公务用车卡片"}, []string{"车牌号", plate, "品牌型号", car[0]},
				[]string{"购置日期", "d:" + car[1], "购置价格", car[2]}, []string{"保养日期", "保养内容", "费用"})
			cars = append(cars, []string{plate, car[0], serial(car[1]), car[2], "", path})
			for k := range i + 1 {
				day, cost := fmt.Sprintf("2026-0%d-10", k+2), hundredths(8+5*k+n)
				rows = append(rows, []string{"d:" + day, "更换机油", cost})
				services = append(services, []string{plate, serial(day), "更换机油", cost, rowPlace("车辆", len(rows), "C")})
			}
			rows = append(rows, nil)
		}
		e.Files = append(e.Files, File{Path: path, Data: sheettest.Build(t, sheettest.Sheet{Name: "车辆", CSV: csvOf(rows)}), Verdict: record.Accepted})
	}
	c.Lists = []sheettest.Sheet{unitList(assetUnits), {Name: "车辆名录", CSV: csvOf(list)}, deadlines("2026-11-30", [2]string{"公务用车卡片", "每个车辆"})}
	cars = append(cars, []string{"合计", "", "", hundredths(total)})
	return Set{Campaign: c, Evenings: []Evening{e}, Master: map[string][][]string{"车辆": cars, "保养": services}}
}
