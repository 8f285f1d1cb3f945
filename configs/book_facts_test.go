package configs_test

import (
	"jixiao/pipeline/settings"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The facts of the bureau's 2023 campaign (附件1), as printed.

var projects = []register.Project{
	{Code: "A-01", Division: "经建科", Unit: "213001", Name: "城区环卫一体化保洁费（城区、莱钢大道及公厕）", Budget: decimal.Must("3201.18")},
	{Code: "A-02", Division: "经建科", Unit: "213001", Name: "莱钢道路、公厕运行费用", Budget: decimal.Must("1350.93")},
	{Code: "A-03", Division: "经建科", Unit: "207001", Name: "公交车辆运行补贴费用", Budget: decimal.Must("500")},
	{Code: "A-04", Division: "经建科", Unit: "208001", Name: "农村公厕建设", Budget: decimal.Must("1125.4")},
	{Code: "A-05", Division: "农业科", Unit: "403001", Name: "小水库除险加固", Budget: decimal.Must("1614.67")},
	{Code: "A-06", Division: "行政政法", Unit: "106001", Name: "全区国有资产清查及相关培训费", Budget: decimal.Must("40")},
	{Code: "A-07", Division: "社保科", Unit: "504001", Name: "孤儿及事实无人抚养、困境儿童生活补助及留守儿童保障经费", Budget: decimal.Must("225")},
	{Code: "A-08", Division: "社保科", Unit: "502001", Name: "银龄安康", Budget: decimal.Must("114")},
	{Code: "A-09", Division: "社保科", Unit: "503002", Name: "机关养老金缺口", Budget: decimal.Must("5792")},
	{Code: "A-10", Division: "教科文科", Unit: "101001", Name: "老电影员放映补贴", Budget: decimal.Must("14.35")},
	{Code: "A-11", Division: "综合科", Unit: "402001", Name: "全区耕地后备资源调查评价项目", Budget: decimal.Must("20")},
}

// The other names are those by which the same offices are commonly written;
// the section extends them.
var units = []register.Unit{
	{Code: "101001", Name: "区文旅局", Aliases: []string{"钢城区文旅局", "钢城区文化和旅游局", "济南市钢城区文化和旅游局"}},
	{Code: "106001", Name: "钢城区财政局", Aliases: []string{"区财政局", "济南市钢城区财政局"}},
	{Code: "207001", Name: "钢城区城乡交通运输局", Aliases: []string{"区交通运输局", "济南市钢城区城乡交通运输局"}},
	{Code: "208001", Name: "钢城区住房和城乡建设局", Aliases: []string{"区住建局", "钢城区住建局", "济南市钢城区住房和城乡建设局"}},
	{Code: "213001", Name: "钢城区城市管理局", Aliases: []string{"区城管局", "钢城区城管局", "济南市钢城区城市管理局"}},
	{Code: "402001", Name: "钢城区自然资源局", Aliases: []string{"区自然资源局", "济南市钢城区自然资源局"}},
	{Code: "403001", Name: "钢城区城乡水务局", Aliases: []string{"区水务局", "区城乡水务局", "济南市钢城区城乡水务局"}},
	{Code: "502001", Name: "济南市钢城区卫健局", Aliases: []string{"区卫健局", "钢城区卫健局", "钢城区卫生健康局", "济南市钢城区卫生健康局"}},
	{Code: "503002", Name: "保险事业处（钢城区人力资源和社会保障局）"},
	{Code: "504001", Name: "济南市钢城区民政局", Aliases: []string{"区民政局", "钢城区民政局"}},
}

// deadline is the day named in the bureau's report.
var deadline = value.Date{Year: 2023, Month: 10, Day: 15}

var duties = []settings.Duty{
	{Form: "评分表", By: "每个项目", Must: true, Deadline: deadline, Reminder: 3},
	{Form: "整改情况报告表", By: "每个单位", Must: true, Deadline: deadline, Reminder: 3},
	{Form: "评分统计表", By: "绩效科"},
	{Form: "评价问题清单", By: "绩效科"},
	{Form: "项目支出绩效自评表", By: "每个项目"},
}
