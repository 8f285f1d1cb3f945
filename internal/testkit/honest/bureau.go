package honest

import (
	"fmt"
	"math/rand/v2"

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
)

// Bureau is whose sheets are drawn: what its clerks know of the round.
type Bureau struct {
	Name             string
	Year, BudgetYear int
	Receipt          string // the day on which the sheets come in, after every date in them
	Projects         []Project
	Units            []Unit
	Framework        []Dimension
	Wording          string // of the score sheet's title, behind the year
}

// Project is a row of the register.
type Project struct {
	Code, Name, Division string
	Unit                 Unit
	Parent               string // unit code, "" if none
	Budget               decimal.Decimal
}

// Unit is a row of the list of units.
type Unit struct {
	Code, Name string
	Aliases    []string
	Successor  string
}

// label is the unit as the forms want it.
func (u Unit) label() string { return "[" + u.Code + "]" + u.Name }

// Dimension is a first-level indicator of a bureau's framework.
type Dimension struct {
	Name string
	Rows []Indicator
}

// Indicator is a third-level one, and its usual points.
type Indicator struct {
	Group, Name, Weight string
}

// BureauOf is the bureau of a campaign.
func BureauOf(c *campaign.Campaign, receipt string, framework []Dimension) *Bureau {
	b := &Bureau{Name: c.Name, Year: c.Facts.Year, BudgetYear: c.Facts.BudgetYear, Receipt: receipt, Framework: framework}
	units := map[string]Unit{}
	for _, u := range c.Facts.Units {
		unit := Unit{Code: u.Code, Name: u.Name, Aliases: u.Aliases, Successor: u.Successor}
		units[u.Code] = unit
		b.Units = append(b.Units, unit)
	}
	for _, p := range c.Facts.Projects {
		b.Projects = append(b.Projects, Project{Code: p.Code, Name: p.Name, Division: p.Division,
			Unit: units[p.Unit], Parent: p.Parent, Budget: p.Budget})
	}
	return b
}

// National is the framework of 财预〔2020〕10号.
func National() []Dimension {
	return []Dimension{
		{"决策", []Indicator{{"项目立项", "立项依据充分性", "3"}, {"项目立项", "立项程序规范性", "3"},
			{"绩效目标", "绩效目标合理性", "3"}, {"绩效目标", "绩效指标明确性", "3"},
			{"资金投入", "预算编制科学性", "4"}, {"资金投入", "资金分配合理性", "4"}}},
		{"过程", []Indicator{{"资金管理", "资金到位率", "4"}, {"资金管理", "预算执行率", "4"}, {"资金管理", "资金使用合规性", "4"},
			{"组织实施", "管理制度健全性", "4"}, {"组织实施", "制度执行有效性", "4"}}},
		{"产出", []Indicator{{"产出数量", "实际完成率", "10"}, {"产出质量", "质量达标率", "8"},
			{"产出时效", "完成及时性", "6"}, {"产出成本", "成本节约率", "6"}}},
		{"效益", []Indicator{{"项目效益", "社会效益", "10"}, {"项目效益", "可持续影响", "10"}}},
		{"满意度", []Indicator{{"满意度", "服务对象满意度", "10"}}},
	}
}

// Tenths is a framework of another place: the dimensions before 2020, points
// in tenths, the same group name under two dimensions, and indicators that are
// called as labels are.
func Tenths() []Dimension {
	return []Dimension{
		{"投入", []Indicator{{"项目立项", "项目立项规范性", "4.5"}, {"项目立项", "绩效目标合理性", "5.5"}, {"资金落实", "资金到位率", "5"}, {"资金落实", "到位及时率", "5"}}},
		{"过程", []Indicator{{"业务管理", "管理制度健全性", "7.5"}, {"业务管理", "制度执行有效性", "7.5"}, {"财务管理", "资金使用合规性", "7.2"}, {"财务管理", "财务监控有效性", "2.8"}}},
		{"产出", []Indicator{{"项目产出", "实际完成率", "8.5"}, {"项目产出", "完成及时率", "8.5"}, {"项目产出", "质量达标率", "8"}, {"项目产出", "成本节约率", "5"}}},
		{"效果", []Indicator{{"项目效益", "经济效益", "5"}, {"项目效益", "社会效益", "5"}, {"项目效益", "生态效益", "5"}, {"项目效益", "可持续影响", "4.8"}, {"满意度", "社会公众或服务对象满意度", "5.2"}}},
	}
}

// day is a day of the bureau's year, a few weeks before the receipt.
func (b *Bureau) day(r *rand.Rand, month int) string {
	return fmt.Sprintf("%d-%02d-%02d", b.Year, month, 1+r.IntN(28))
}

// filled is a day in the month of the receipt, before it.
func (b *Bureau) filled(r *rand.Rand) string {
	return fmt.Sprintf("%s-%02d", b.Receipt[:len("2023-10")], 1+r.IntN(9))
}

func hundredths(n int64) decimal.Decimal {
	return decimal.New(n).Div(decimal.Hundred, 2)
}

// gradeOf is the band of a score by the usual bands.
func gradeOf(score decimal.Decimal) string {
	switch {
	case !score.Less(decimal.New(90)):
		return "优"
	case !score.Less(decimal.New(80)):
		return "良"
	case !score.Less(decimal.New(60)):
		return "中"
	}
	return "差"
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }
