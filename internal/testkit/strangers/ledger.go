package strangers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/record"
)

// ledgerHeads are the 33 columns of the ledger.
var ledgerHeads = []string{"序号", "责任单位", "主管部门", "检查年度", "检查类型", "检查组", "检查日期", "问题编号", "问题类别", "问题描述", "问题性质",
	"涉及金额（万元）", "应上缴金额", "已上缴金额", "应调账金额", "已调账金额", "应收回金额", "已收回金额", "未整改金额", "整改要求", "整改措施",
	"整改期限", "整改状态", "完成日期", "整改完成率", "责任领导", "责任科室", "责任人", "联系电话", "佐证材料", "是否追责", "追责人数", "备注"}

// The columns of the ledger that are written in more than one way, from 0.
const (
	ledgerUnit, ledgerTeam        = 1, 5
	firstAmount, lastAmount       = 11, 18
	ledgerDue, ledgerDone         = 21, 23
	ledgerInspected, ledgerOwner  = 6, 27
	ledgerRate, ledgerPersons     = 24, 31
	ledgerParent, ledgerYear      = 2, 3
	ledgerMeasure, ledgerEvidence = 20, 29
)

// What is particular to units: one hands in after the deadline, one is sent back
// what it leaves blank, and mends it.
const (
	correctedUnit = 4
	lateUnit      = 7
)

// ledgerUnits are the units, the last of which hands nothing in.
var ledgerUnits = []struct {
	unit
	parent string
	rows   int
}{
	{unit{"601001", "临海市教育局"}, "市教育局", 3},
	{unit{"601002", "临海市第一中学"}, "市教育局", 4},
	{unit{"602001", "临海市卫生健康局"}, "市卫生健康局", 5},
	{unit{"602002", "临海市人民医院"}, "市卫生健康局", 2},
	{unit{"603001", "临海市交通运输局"}, "市交通运输局", 6},
	{unit{"604001", "临海市水利局"}, "市水利局", 3},
	{unit{"605001", "临海市文化馆"}, "市文化广电和旅游局", 4},
	{unit{"606001", "临海市机关事务中心"}, "市政府办公室", 1},
	{unit{"607001", "临海市档案馆"}, "市档案局", 0},
}

// Ledger is a round of eight files of one ledger form about units: no title, 33
// columns, the header in row 1, one row a problem, no project register.
func Ledger(t testing.TB) Set {
	c := Campaign{Name: "临海市2026年国有资产问题整改", Year: 2026, Forms: definition(t, "ledger")}
	var units []unit
	for _, u := range ledgerUnits {
		units = append(units, u.unit)
	}
	c.Lists = []sheettest.Sheet{unitList(units), deadlines("2026-06-30", [2]string{"国有资产问题整改台账", "每个单位"})}
	first, mended, late := Evening{AsOf: evening(6, 25)}, Evening{AsOf: evening(6, 29)}, Evening{AsOf: evening(7, 2)}
	s := Set{Campaign: c, Master: map[string][][]string{"资产问题": ledgerMaster()}}
	for i, u := range ledgerUnits {
		f := File{Path: ledgerPath(i), Verdict: record.Accepted}
		switch fixtureName, other := ledgerFixtures[i]; {
		case u.rows == 0:
			continue
		case other:
			f.Data = fixture(t, fixtureName)
		default:
			f.Data = sheettest.Build(t, ledgerSheet(i))
		}
		switch i {
		case lateUnit:
			f.Verdict = record.NeedsExplanation
			late.Files = append(late.Files, f)
		case correctedUnit:
			mended.Files = append(mended.Files, f)
			wrong := ledgerSheet(i)
			wrong.CSV = strings.Replace(wrong.CSV, ",整改中,", ",,", 1)
			f.Data, f.Verdict = sheettest.Build(t, wrong), record.Returned
			first.Files = append(first.Files, f)
		default:
			first.Files = append(first.Files, f)
		}
	}
	s.Evenings = []Evening{first, mended, late}
	return s
}

// ledgerFixtures are the files that other programs wrote.
var ledgerFixtures = map[int]string{5: "ledger_openpyxl.xlsx", 6: "ledger_libreoffice.ods", 7: "ledger_libreoffice.xlsx"}

func ledgerPath(i int) string {
	u, name := ledgerUnits[i], "问题整改台账.xlsx"
	if strings.HasSuffix(ledgerFixtures[i], ".ods") {
		name = "问题整改台账.ods"
	}
	return u.folder() + "/" + name
}

// ledgerMaster is what the master must hold: a row a problem, in the order of
// the units, each with its file and place.
func ledgerMaster() [][]string {
	rows := [][]string{append(slices.Clone(ledgerHeads), "来源文件", "来源位置")}
	for i, u := range ledgerUnits {
		for j := range u.rows {
			row := ledgerRow(i, j)
			for _, c := range []int{ledgerInspected, ledgerDue, ledgerDone} {
				row[c] = serial(row[c])
			}
			rows = append(rows, append(row, ledgerPath(i), rowPlace("台账", j+2, "AG")))
		}
	}
	closing := make([]string, firstAmount+3)
	closing[0] = "合计"
	for c := firstAmount; c < len(closing); c++ {
		closing[c] = hundredths(ledgerSum(c))
	}
	return append(rows, closing)
}

// ledgerSum is the sum of a column of amounts, in hundredths.
func ledgerSum(c int) (sum int) {
	for i, u := range ledgerUnits {
		for j := range u.rows {
			sum += ledgerCents(i, j, c)
		}
	}
	return sum
}

func ledgerCents(i, j, c int) int { return ((7*i+j)*1373 + c*457) % 98765 }

// ledgerRow is a problem as it is meant: the same for whoever writes it down.
func ledgerRow(i, j int) []string {
	u, n := ledgerUnits[i], 7*i+j
	pick := func(words ...string) string { return words[n%len(words)] }
	row := make([]string, len(ledgerHeads))
	copy(row, []string{fmt.Sprint(j + 1), u.label(), u.parent, "2026", pick("专项检查", "日常检查", "审计移交"),
		fmt.Sprintf("第%d检查组", i%3+1), fmt.Sprintf("2026-03-%02d", n%28+1), fmt.Sprintf("ZC%s-%02d", u.code[2:], j+1),
		pick("资产配置", "资产使用", "资产处置", "收益收缴", "基础管理"), fmt.Sprintf("第%d处资产账实不符，%s", n+1, pick("出租未报批", "处置未备案", "未入账")),
		pick("一般", "较重", "严重")})
	for c := firstAmount; c <= lastAmount; c++ {
		row[c] = hundredths(ledgerCents(i, j, c))
	}
	copy(row[lastAmount+1:], []string{"限期核实，补办手续", fmt.Sprintf("已清查第%d处资产，补办审批并调整账目", n+1),
		fmt.Sprintf("2026-%02d-%02d", 5+n%4, n%28+1), "整改中", "", "0.5"})
	if n%2 == 0 {
		row[ledgerDue+1], row[ledgerDone], row[ledgerRate] = "已完成", fmt.Sprintf("2026-05-%02d", n%30+1), "1"
		row[ledgerEvidence] = "调账凭证、审批单"
	}
	row[ledgerRate+1], row[ledgerRate+2], row[ledgerOwner] = "周"+pick("一", "二", "三"), "财务科", "吴"+pick("甲", "乙", "丙", "丁")
	row[ledgerOwner+1] = fmt.Sprintf("0576-8511%04d", n)
	row[ledgerPersons-1], row[ledgerPersons] = "否", "0"
	if n%5 == 0 {
		row[ledgerPersons-1], row[ledgerPersons] = "是", "2"
		row[ledgerPersons+1] = "已谈话"
	}
	return row
}

// hundredths writes n ÷ 100 as workbooks store it.
func hundredths(n int) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%02d", n/100, n%100), "0"), ".")
}
