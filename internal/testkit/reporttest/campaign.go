package reporttest

import (
	"slices"
	"sync"
	"time"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The forms of the round.
const (
	scoreSheetID    = "score-sheet"
	scoreListID     = "score-list"
	rectificationID = "rectification"
)

// Fact is one row of the bureau's own report: 附件1 and 附件2.
type Fact struct {
	Code, Division, Unit, UnitName, Name string
	Budget, Score, Grade                 string
}

// Facts2023 are the projects of 2023 as the bureau printed them.
var Facts2023 = []Fact{
	{"A-01", "经建科", "213001", "钢城区城市管理局", "城区环卫一体化保洁费（城区、莱钢大道及公厕）", "3201.18", "91.36", "优"},
	{"A-02", "经建科", "213001", "钢城区城市管理局", "莱钢道路、公厕运行费用", "1350.93", "94.5", "优"},
	{"A-03", "经建科", "207001", "钢城区城乡交通运输局", "公交车辆运行补贴费用", "500", "93.5", "优"},
	{"A-04", "经建科", "208001", "钢城区住房和城乡建设局", "农村公厕建设", "1125.4", "82", "良"},
	{"A-05", "农业科", "403001", "钢城区城乡水务局", "小水库除险加固", "1614.67", "88.5", "良"},
	{"A-06", "行政政法", "106001", "钢城区财政局", "全区国有资产清查及相关培训费", "40", "91", "优"},
	{"A-07", "社保科", "504001", "济南市钢城区民政局", "孤儿及事实无人抚养、困境儿童生活补助及留守儿童保障经费", "225", "91.5", "优"},
	{"A-08", "社保科", "502001", "济南市钢城区卫健局", "银龄安康", "114", "96", "优"},
	{"A-09", "社保科", "503002", "保险事业处（钢城区人力资源和社会保障局）", "机关养老金缺口", "5792", "96", "优"},
	{"A-10", "教科文科", "101001", "区文旅局", "老电影员放映补贴", "14.35", "93", "优"},
	{"A-11", "综合科", "402001", "钢城区自然资源局", "全区耕地后备资源调查评价项目", "20", "97.5", "优"},
}

// Zone is China's, written out so that tests need no time zone data.
var Zone = time.FixedZone("CST", 8*60*60)

// Campaign2023 is the bureau's round, without rules.
func Campaign2023() *campaign.Campaign {
	f := &register.Facts{Year: 2023, BudgetYear: 2022, Bands: []register.Band{
		{Grade: "优", From: decimal.New(90)}, {Grade: "良", From: decimal.New(80)},
		{Grade: "中", From: decimal.New(60)}, {Grade: "差", From: decimal.New(0)}}}
	seen := map[string]bool{}
	for _, x := range Facts2023 {
		f.Projects = append(f.Projects, register.Project{Code: x.Code, Name: x.Name, Unit: x.Unit,
			Division: x.Division, Budget: decimal.Must(x.Budget)})
		if !seen[x.Unit] {
			seen[x.Unit] = true
			f.Units = append(f.Units, register.Unit{Code: x.Unit, Name: x.UnitName, Contact: "王" + x.Unit[:3]})
		}
	}
	day := value.Date{Year: 2023, Month: 10, Day: 15}
	return &campaign.Campaign{Name: "钢城区2023年度财政重点绩效评价", District: "钢城区", Facts: f, Forms: slices.Clone(definitions()), Zone: Zone,
		Owed: []campaign.Owed{
			{Form: scoreSheetID, About: form.AboutProject, Each: true, Deadline: day, ReminderDays: 3},
			{Form: rectificationID, About: form.AboutProject, Deadline: day, ReminderDays: 3},
			{Form: scoreListID, About: form.AboutCampaign, Section: true, Optional: true},
		}}
}

// definitions are the forms that the program ships: what reports draw of them
// they say themselves.
var definitions = sync.OnceValue(func() []*form.Definition {
	shipped, err := load.Campaign(configs.Files())
	if err != nil {
		panic(err)
	}
	return shipped.Forms
})
