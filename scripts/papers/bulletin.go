package main

// bulletin tells those to whom the bureau reports how evaluation, mending and
// handing in went, in figures alone.
func bulletin() []string {
	in := func(column string) string { return "{{通报." + column + "}}" }
	sum := func(column string) string { return "{{通报." + column + "|合计}}" }
	return []string{
		title("关于{{评价年度}}年度财政重点\n绩效评价情况的通报"),
		p("现将{{区}}{{评价年度}}年度财政重点绩效评价有关情况通报如下。"),
		h1("一、评价情况"),
		p("本次评价选取{{预算年度}}年预算财政项目{{项目数}}个，涉及{{单位数}}个单位，预算金额{{预算合计}}万元。经评价，{{等级[项目数<>0].结果|逗号}}。"),
		h1("二、整改情况"),
		p("{{如有 单位整改}}截至{{日期}}，共有问题" + sum("问题数") + "个，已完成整改" + sum("已整改数") + "个。"),
		p("{{如无 单位整改}}截至{{日期}}，还没有整改情况。"),
		h1("三、报送情况"),
		last("各单位逾期报送" + sum("逾期报送项数") + "项，退回修改" + sum("退回修改次数") + "次，尚未报送" + sum("未报送项数") + "项。各单位情况见附表。"),
		blank(),
		bureau("{{区}}财政局"),
		signed("{{日期}}"),
		annex("附表"),
		heading("{{区}}{{评价年度}}年度财政重点绩效评价情况"),
		note("金额单位：万元"),
		table(
			col{2544, "单位", in("单位"), "合计", left},
			col{700, "项目\n数", in("项目数"), sum("项目数"), right},
			col{1400, "预算批复\n金额", in("预算批复金额"), sum("预算批复金额"), right},
			col{700, "问题\n数", in("问题数"), sum("问题数"), right},
			col{700, "已\n整改", in("已整改数"), sum("已整改数"), right},
			col{900, "整改\n完成率", in("整改完成率"), "", right},
			col{600, "逾期\n报送", in("逾期报送项数"), sum("逾期报送项数"), right},
			col{650, "退回\n修改", in("退回修改次数"), sum("退回修改次数"), right},
			col{650, "未\n报送", in("未报送项数"), sum("未报送项数"), right},
		),
	}
}
