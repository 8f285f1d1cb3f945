package honest

import (
	"io/fs"
	"strings"
	"testing/fstest"

	"jixiao/pipeline/campaign/load"
)

// SecondReceipt is the day on which sheets of the second bureau come in.
const SecondReceipt = "2026-10-20"

// Second is the configuration folder of an invented bureau that is unlike the
// shipped one: other years, other shapes of codes and names, towns that hand
// in, a parent that hands in for another, a unit that was merged.
func Second(defaults fs.FS) (fs.FS, error) { return second(defaults, secondProjects, secondUnits) }

func second(defaults fs.FS, projects, units string) (fs.FS, error) {
	all := fstest.MapFS{}
	err := fs.WalkDir(defaults, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(defaults, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		return nil, err
	}
	keeper := all[load.KeeperFile]
	keeper.Data = []byte(strings.NewReplacer("钢城区2023年度", "某某县2026年度", "\nyear: 2023 ", "\nyear: 2026 ", "budget_year: 2022", "budget_year: 2025",
		"from: 2022-01-01", "from: 2025-01-01", "to: 2023-12-31", "to: 2026-12-31").Replace(string(keeper.Data)))
	frameworkOfItsOwn(all)
	book := Book{Pages: []*Page{
		settings("项目明细", "序号\t归口科室\t实施单位\t项目名称\t预算批复金额\t主管部门", projects),
		settings("单位名录", "代码\t名称\t别名\t上级\t有效期至\t并入单位\t联系人\t电话\t邮箱", units),
		settings("报送时限", "表单\t报送主体\t是否必报\t报送时限\t提醒天数", secondDeadlines),
		settings("延期", "单位\t表单\t延至\t批准人\t事由", ""), settings("特殊情况备案", "单位\t项目编号\t规则代码\t批准人\t事由\t有效期至", ""),
		settings("审核规则", "代码\t情形\t名称\t默认级别\t启用\t级别\t告知范围\t容差\t提示语\t修改办法", ""), settings("发布方式", "发布方式\t备注", "直接发布\t"),
	}}
	data, err := Inline(&book)
	all[load.SettingsFile] = &fstest.MapFile{Data: data}
	return all, err
}

// frameworkOfItsOwn gives the bureau's score sheet the dimensions before 2020,
// under which 满意度 has none of its own, and lets its rules speak of them.
func frameworkOfItsOwn(all fstest.MapFS) {
	form, rules := all["forms/score-sheet.yaml"], all["rules/totals.yaml"]
	form.Data = []byte(strings.NewReplacer("[决策, 过程, 产出, {is: 效益, or: [效果]}, 满意度]", "[投入, 过程, 产出, 效果]",
		"dimension: 决策", "dimension: 投入", "dimension: 效益", "dimension: 效果", "dimension: 满意度", "dimension: 效果").Replace(string(form.Data)))
	rules.Data = []byte(strings.Replace(string(rules.Data), "of: [产出, 效益, 满意度], mark: 100, least: 60", "of: [产出, 效果], mark: 100, least: 50", 1))
}

// settings is a sheet of the section's workbook.
func settings(name, head, lines string) *Page {
	return textPage(name, strings.Split(strings.Trim(name+"\n"+head+"\n"+lines, "\n"), "\n")...)
}

const secondProjects = `X-001	农业农村科	[101001]县农业农村局	高标准农田建设（2025年结转）	12345.67	
X-002	农业农村科	[102001]县财政局农村综合改革服务中心	“一事一议”财政奖补	88.8	
J-11	教科文科	[201001]县教育和体育局	义务教育薄弱环节改善与能力提升补助资金	4300	
J-12	教科文科	[201001]县教育和体育局	校园安全工程（一期、二期）及其他资金	0.95	
S-101	社会保障科	[301001]县城镇保险事业中心	城乡居民基本养老保险财政补助	65432.1	
S-102	社会保障科	[504001]县社会福利中心	养老服务中心运营 A 标段	333.33	504000
K-01	经济建设科	[601001]城关街道办事处	110 千伏线路迁改工程	1000	
K-02	经济建设科	[602001]大王镇人民政府	老旧小区改造项目总分包工程	2750.5	
Z-01	综合科	[602001]大王镇人民政府	镇级污水处理厂运维—第3标段	199.99	
合计				86451.34	`

const secondUnits = `101001	县农业农村局	某某县农业农村局、农业农村局		
102001	县财政局农村综合改革服务中心	农综改中心		
201001	县教育和体育局	县教体局、某某县教育和体育局		
504000	县民政局	某某县民政局		
504001	县社会福利中心	福利中心	504000	
301001	县城镇保险事业中心	县社保中心		
301009	县农村社会养老保险处	农保处		2026-06-30	301001
601001	城关街道办事处	城关街道		
602001	大王镇人民政府	大王镇、大王镇政府		`

const secondDeadlines = `评分表	每个项目	是	2026-10-31	3
整改情况报告表	每个单位	是	2026-10-31	3
评分统计表	绩效科	否		
评价问题清单	绩效科	否		
项目支出绩效自评表	每个项目	否		`
