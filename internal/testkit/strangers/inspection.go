package strangers

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
)

const (
	inspectedPlaces = 60
	placesAUnit     = 12
	stallsAPlace    = 12
)

// inspected are the headings of the rows of an inspection.
var inspected = []string{"环境卫生", "消防安全", "明码标价", "计量器具"}

var inspectionUnits = []unit{{"701001", "山阳县城关街道办事处"}, {"701002", "山阳县河口镇政府"}, {"701003", "山阳县北塬镇政府"},
	{"702001", "山阳县市场监督管理局"}, {"703001", "山阳县商务局"}}

// Inspection is a round of sixty sheets, one of each item of a list of the
// settings workbook; the headers of its table are numbers.
func Inspection(t testing.TB) Set {
	c := Campaign{Name: "山阳县2026年农贸市场检查", Year: 2026, Forms: definition(t, "inspection")}
	places := [][]string{{"编号", "名称", "单位"}}
	e := Evening{AsOf: evening(5, 8)}
	summary := [][]string{{"点位编号", "点位名称", "检查日期", "检查人", "报送情况", "来源文件"}}
	detail := [][]string{slices.Concat([]string{"点位编号", "检查内容"}, stalls(), []string{"小计", "来源文件", "来源位置"})}
	for n := range inspectedPlaces {
		p := placeOf(n)
		places = append(places, []string{p.code, p.name, p.unit.code})
		e.Files = append(e.Files, File{Path: p.path(), Data: sheettest.Build(t, p.sheet()), Verdict: record.Accepted})
		summary = append(summary, []string{p.code, p.name, serial(p.day()), p.inspector(), "", p.path()})
		for r := range inspected {
			detail = append(detail, slices.Concat([]string{p.code}, p.row(r), []string{p.path(), rowPlace("检查表", r+5, "N")}))
		}
	}
	c.Lists = []sheettest.Sheet{unitList(inspectionUnits), {Name: "点位名录", CSV: csvOf(places)},
		deadlines("2026-05-10", [2]string{"农贸市场检查记录表", "每个点位"})}
	return Set{Campaign: c, Evenings: []Evening{e}, Master: map[string][][]string{"点位汇总": summary, "检查明细": detail}}
}

// place is an item of the list.
type place struct {
	n          int
	code, name string
	unit       unit
}

func placeOf(n int) place {
	return place{n, fmt.Sprintf("D%02d", n+1), fmt.Sprintf("%s农贸市场%d区", []string{"城关", "河口", "北塬", "中心", "商贸"}[n/placesAUnit], n%placesAUnit+1),
		inspectionUnits[n/placesAUnit]}
}

func (p place) path() string      { return p.unit.folder() + "/检查记录" + p.code + ".xlsx" }
func (p place) day() string       { return fmt.Sprintf("2026-04-%02d", p.n%28+1) }
func (p place) inspector() string { return []string{"冯某", "陈某、褚某", "卫某"}[p.n%3] }

// stalls are the headers 1 to 12.
func stalls() []string {
	var all []string
	for i := range stallsAPlace {
		all = append(all, strconv.Itoa(i+1))
	}
	return all
}

// row is a row of the table: what is inspected, the stalls' scores, their sum.
// Some places have fewer stalls.
func (p place) row(r int) []string {
	row, sum := []string{inspected[r]}, 0
	for i := range stallsAPlace {
		score := (p.n*5 + r*3 + i) % 11
		if i >= stallsAPlace-p.n%3 {
			row = append(row, "")
			continue
		}
		row, sum = append(row, strconv.Itoa(score)), sum+score
	}
	return append(row, strconv.Itoa(sum))
}

// written is the place as sheets name it.
func (p place) written() string {
	return []string{p.code, p.name, p.code + " " + p.name, p.name + "（" + p.code + "）"}[p.n%4]
}

func (p place) sheet() sheettest.Sheet {
	day := "d:" + p.day()
	if p.n%2 == 1 {
		day = chineseDate(p.day())
	}
	rows := [][]string{{"农贸市场检查记录表"}, {"检查点位", p.written(), "", "检查日期", day, "", "检查人", p.inspector()}, nil,
		slices.Concat([]string{"检查内容"}, stalls(), []string{"小计"})}
	for r := range inspected {
		rows = append(rows, p.row(r))
	}
	rows = append(rows, []string{"说明：每项最高10分，未设摊位的不填。"})
	return sheettest.Sheet{Name: "检查表", CSV: csvOf(rows), Merges: []string{"A1:N1", "A9:N9"}}
}
