package main

// report is the bureau's yearly report on what was evaluated: its figures are the
// campaign's, its own words those of 报告文字.
func report() []string {
	var all []string
	for _, part := range [][]string{reportBegin(), reportProblems(), reportWords(), reportEnd(), reportAnnexes()} {
		all = append(all, part...)
	}
	return all
}

// words are the paragraphs of a chapter of 报告文字.
func words(chapter string) string { return "{{报告文字[章节=" + chapter + "].段落}}" }

const (
	// noGrade and noFunds are the projects of which nothing of the kind is known yet.
	noGrade = "项目[等级=]"
	noFunds = "未报资金来源项目"
	// owedMending is what is owed of rectification, in bureaus that have our form of it.
	owedMending = "报送事项[表单=整改情况报告表]"
	// chosen begins the sentence on what was evaluated.
	chosen = "本次评价共选取{{预算年度}}年预算财政政策项目支出{{项目数}}个，涉及{{单位数}}个单位、预算金额{{预算合计|万元}}万元"
)

func reportBegin() []string {
	return []string{
		title("{{评价年度}}年度{{区}}{{区县}}级财政\n重点绩效评价情况的报告"),
		to(words("主送")),
		p(words("评价依据")),
		p("{{如无 报告文字[章节=评价依据]}}根据预算绩效管理有关规定和{{评价年度}}年度财政重点项目绩效评价工作安排，现将{{预算年度}}年财政重点项目绩效评价情况报告如下。"),
		h1("{{节}}评价基本情况"),
		p(words("组织开展")),
		p("{{如有 资金来源}}" + chosen + "。其中：{{资金来源.结果|逗号}}，明细详见附件1。"),
		p("{{如无 资金来源}}" + chosen + "，明细详见附件1。"),
		p("{{如有 " + noFunds + "}}有{{" + noFunds + "|个数}}个项目尚未报资金来源，预算金额{{" + noFunds + ".预算批复金额|合计}}万元。"),
		p("{{如有 等级[项目数≠0]}}财政重点绩效评价按决策、过程、产出、效益、满意度等维度开展。经评价，{{等级[项目数≠0].结果|逗号}}。评价结果详见附件2。"),
		p("{{如有 " + noGrade + "}}有{{" + noGrade + "|个数}}个项目尚无评价结果。"),
		p("{{如无 未反馈单位}}截至{{日期}}，{{应反馈单位数}}个主管部门单位全部完成绩效评价结果反馈。"),
		p("{{如有 未反馈单位}}截至{{日期}}，{{应反馈单位数}}个主管部门单位中有{{反馈单位数}}个完成绩效评价结果反馈。"),
		p("{{如有 " + owedMending + "}}在整改和结果应用阶段，要求各相关部门（单位）于{{" + owedMending + ".截止日期|顿号}}前整改到位，并将整改情况报{{区县}}财政局。"),
		p("{{如有 单位整改}}截至{{日期}}，各单位列出问题{{单位整改.问题数|合计}}个，已完成整改{{单位整改.已完成数|合计}}个，未完成{{单位整改.未完成数|合计}}个。"),
	}
}

func reportProblems() []string {
	return []string{
		h1("{{如有 主要问题}}{{节}}评价发现的主要问题"),
		p("{{如无 主要问题.问题类别}}{{主要问题.段落}}"),
		h2("{{如有 主要问题.小标题}}*{{小节}}{{主要问题.小标题}}*。共{{主要问题.问题数}}个问题，涉及{{主要问题.项目数}}个项目，占全部问题的{{主要问题.占比}}。"),
		p("{{如有 主要问题.问题类别}}{{如有 主要问题.段落}}{{款}}{{主要问题.段落}}"),
	}
}

// reportWords are the chapters that the bureau writes itself.
func reportWords() []string {
	all := chapter("整改建议", "整改建议")
	all = append(all, chapter("报告文字[章节=评价成效]", "重点项目评价成效")...)
	return append(all, chapter("报告文字[章节=下一步工作]", "下一步工作")...)
}

// chapter is one of them, its headings in the lines of their first paragraphs.
func chapter(list, heading string) []string {
	return []string{
		h1("{{如有 " + list + "}}{{节}}" + heading),
		p("{{如有 " + list + ".小标题}}*{{小节}}{{" + list + ".小标题}}*。{{" + list + ".段落}}"),
		p("{{如无 " + list + ".小标题}}{{" + list + ".段落}}"),
	}
}

// Names of the annexes, as the report says them and as stand over them.
const (
	projectsAnnex = "{{区}}{{评价年度}}年度财政重点评价项目明细"
	scoresAnnex   = "{{区}}{{评价年度}}年度财政重点项目综合评分统计表"
)

func reportEnd() []string {
	return []string{
		blank(),
		annexes("附件：1.\t" + projectsAnnex),
		annexNext("2.\t" + scoresAnnex),
		blank(),
		bureau("{{区}}财政局"),
		signed("{{日期}}"),
	}
}

func reportAnnexes() []string {
	return []string{
		annex("附件1"),
		heading(projectsAnnex),
		note("单位：万元"),
		table(
			col{900, "序号", "{{项目.项目编号}}", "合计", middle},
			col{1300, "归口科室", "{{项目.归口科室}}", "", middle},
			col{2544, "实施单位", "{{项目.实施单位}}", "", left},
			col{2700, "项目名称", "{{项目.项目名称}}", "", left},
			col{1400, "预算批复\n金额", "{{项目.预算批复金额}}", "{{项目.预算批复金额|合计}}", right},
		),
		annex("附件2"),
		heading(scoresAnnex),
		table(
			col{900, "序号", "{{项目.项目编号}}", "", middle},
			col{2844, "实施单位", "{{项目.实施单位}}", "", left},
			col{2900, "项目名称", "{{项目.项目名称}}", "", left},
			col{1100, "财政综合\n评分", "{{项目.评分}}", "", right},
			col{1100, "财政综合\n评价等级", "{{项目.等级}}", "", middle},
		),
	}
}
