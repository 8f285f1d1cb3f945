package papers

import (
	"strings"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// twoLists are facts of two lists and some texts.
func twoLists() *facts {
	f := &facts{}
	f.say("区", textOf("钢城区"))
	f.say("评价年度", countOf(2023))
	f.say("日期", dayOf(value.Date{Year: 2023, Month: 10, Day: 5}))
	f.say("预算合计", amountOf(decimal.Must("13997.53")))
	f.say("执行率", numberOf(rate, decimal.Must("0.97684")))
	projects := &list{name: "项目", columns: []column{{"项目名称", words}, {"等级", words}, {"评分", number}, {"预算", amount}, {"时限", day}, {"执行率", rate}}}
	add := func(name, grade, score, budget, executed string) {
		projects.add(owner{}, textOf(name), textOf(grade), numberOf(number, decimal.Must(score)), amountOf(decimal.Must(budget)),
			dayOf(value.Date{Year: 2023, Month: 12, Day: 31}), numberOf(rate, decimal.Must(executed)))
	}
	add("环卫", "优", "91.36", "3201.18", "1")
	add("公厕", "良", "82", "1125.4", "0.5")
	add("公交", "优", "93.5", "500", "0.333333")
	projects.add(owner{}, textOf("水库"), textOf(""), datum{}, textOf("待定"), datum{}, datum{})
	f.lists = append(f.lists, projects, &list{name: "问题", columns: []column{{"问题描述", words}}})
	return f
}

func TestSlot(t *testing.T) {
	for placeholder, want := range map[string]string{
		"区": "钢城区", "评价年度": "2023", "评价年度|汉字": "二千零二十三", "日期": "2023年10月5日", "日期|汉字": "二〇二三年十月五日", "日期|短横线": "2023-10-05",
		"预算合计": "13997.53", "预算合计|万元": "13997.53", "预算合计|元": "139975300", "预算合计|元|千分位": "139,975,300", "预算合计|亿元|两位小数": "1.40", "预算合计|一位小数": "13997.5",
		"执行率": "97.68%", "执行率|小数": "0.97684", "执行率|整数": "98%",
		"项目|个数": "4", "项目|个数|汉字": "四", "项目.预算|合计": "4826.58", "项目.预算|合计|整数": "4827", "项目.评分|平均": "88.95", "项目.评分|最高": "93.5", "项目.评分|最低": "82",
		"项目.项目名称|顿号": "环卫、公厕、公交、水库", "项目.等级|顿号": "优、良", "项目.等级|种数": "2", "项目.等级|个数": "3",
		"项目[等级=优].项目名称|顿号": "环卫、公交", "项目[等级=优]|个数": "2", "项目[等级≠优].项目名称|逗号": "公厕，水库", "项目［等级＝优；项目名称=公交］．项目名称|换行": "公交",
		"项目[等级=差].预算|合计": "0", "项目[等级=差].评分|平均": "", "项目[等级=差].评分|最高": "",
		"项目.项目名称": "环卫/公厕/公交/水库", "项目.序号": "1/2/3/4", "项目.预算": "3201.18/1125.4/500/待定", "项目.执行率": "100%/50%/33.33%/", "项目.时限|短横线": "2023-12-31/2023-12-31/2023-12-31/",
		"项目[执行率=50%].项目名称": "公厕", "问题.问题描述": "", "如有 项目": "", "如无问题": "",
	} {
		fields := strings.Split(placeholder, "|")
		slot, wrong := twoLists().Slot(fields[0], fields[1:])
		if !wrong.IsZero() {
			t.Errorf("%s: %s", placeholder, wrong.ZH)
			continue
		}
		rows := slot.Rows
		if slot.List == "" {
			rows = 1
		}
		var got []string
		for row := range rows {
			got = append(got, slot.Text(row))
		}
		if strings.Join(got, "/") != want {
			t.Errorf("%s is %q, want %q", placeholder, strings.Join(got, "/"), want)
		}
	}
}

func TestSlotFaults(t *testing.T) {
	for placeholder, want := range map[string]string{
		"评价年份":        "没有“评价年份”，是不是“评价年度”？",
		"评价年渡":        "没有“评价年渡”，是不是“评价年度”？",
		"项目.项目名":      "“项目”没有“项目名”这一栏，是不是“项目名称”？",
		"项目[级别=优].预算": "“项目”没有“级别”这一栏：有 项目名称、等级、评分、预算、时限、执行率",
		"项目[等级=优":     "没有“项目[等级=优”，是不是“项目.等级”？",
		"项目":          "“项目”是一张清单：后面要写栏名，如 项目.项目名称，或写 |个数",
		"项目|合计":       "“合计”前面要写栏名，如 项目.项目名称",
		"项目.等级|合计":    "“等级”不是数，不能写“合计”",
		"区|万元":        "“万元”不能用在这里：这一项是文字",
		"日期|千分位":      "“千分位”不能用在这里：这一项是日期",
		"预算合计|千分号":    "没有“千分号”这种写法，是不是“千分位”？",
		"项目.预算|合计|汉子": "没有“汉子”这种写法：可以写 万元、元、亿元、整数、一位小数、两位小数、千分位、百分数、小数、汉字、短横线、合计、平均、最高、最低、个数、种数、顿号、逗号、换行",
		"如有 东西":       "没有“如有 东西”",
		"如有 项目.级别":    "“项目”没有“级别”这一栏：有 项目名称、等级、评分、预算、时限、执行率",
	} {
		fields := strings.Split(placeholder, "|")
		if _, wrong := twoLists().Slot(fields[0], fields[1:]); wrong.ZH != want {
			t.Errorf("%s: %q, want %q", placeholder, wrong.ZH, want)
		}
	}
}

// TestStands: of a column, the words are about each row.
func TestStands(t *testing.T) {
	for placeholder, want := range map[string][]bool{"如有 项目.等级": {true, true, true, false}, "如无 项目.评分": {false, false, false, true}} {
		slot, wrong := twoLists().Slot(placeholder, nil)
		if !wrong.IsZero() || slot.List != "项目" || slot.Rows != len(want) {
			t.Fatal(placeholder, wrong.ZH, slot.List, slot.Rows)
		}
		for row, stands := range want {
			if slot.Stands(row) != stands || slot.Text(row) != "" {
				t.Errorf("%s: row %d stands: %v", placeholder, row, !stands)
			}
		}
	}
}

func TestHanNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "零", 1: "一", 10: "十", 11: "十一", 20: "二十", 100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 9999: "九千九百九十九"} {
		if got := hanNumber(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
