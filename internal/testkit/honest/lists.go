package honest

import (
	"fmt"
	"math/rand/v2"

	"jixiao/rules/decimal"
)

// scoreList draws a 评分统计表, which the section hands in.
func scoreList(b *Bureau, r *rand.Rand) *Book {
	p := &Page{Name: "评分统计表"}
	p.add(titlePart, text(remarkRole, fmt.Sprintf("%d年度财政重点项目综合评分统计表", b.Year)).over(5))
	p.add(headerPart, header("序号"), header("实施单位"), header("项目名称"), header("财政综合评分"), header("财政综合评价等级"))
	for i, project := range b.Projects {
		score := decimal.New(60 + r.Int64N(40)).Add(pick(r, decimal.Zero, decimal.Must("0.5"), decimal.Must("0.36"), decimal.Must("0.7")))
		p.add(dataPart, text(codeRole, project.Code), text(unitRole, project.Unit.label()), text(nameRole, project.Name),
			number(scoreRole, score.String()).named(fmt.Sprint("score/", i)), text(gradeRole, gradeOf(score)).named(fmt.Sprint("grade/", i)))
	}
	return &Book{Form: "score-list", Pages: []*Page{p}, Bureau: b}
}

// The seven categories of the forms, and what is usual to find and to do.
var (
	categories = []string{"项目立项", "绩效目标", "资金投入", "资金管理", "组织管理", "产出效果", "满意度调查", "其他"}
	problems   = []string{"依据文件不完整，合计缺少3份", "台账更新不及时", "指标未细化量化，总分权重不合理", "验收资料不全", "资金支付进度慢，未按合同约定支付"}
	measures   = []string{"已补充依据文件并建立档案目录，由业务科室专人管理", "已组织修订绩效目标，细化为可衡量的三级指标", "按月调度支出进度，形成通报机制，以上合计完成3次调度",
		"修订《项目管理办法》，明确验收程序和责任分工；\n2.组织培训1次。"}
)

// problemList draws a 评价问题清单, which the section hands in.
func problemList(b *Bureau, r *rand.Rand) *Book {
	p := &Page{Name: "问题清单"}
	p.add(titlePart, text(remarkRole, fmt.Sprintf("%d年度财政重点项目绩效评价问题清单", b.Year)).over(7))
	p.add(headerPart, header("问题编号"), header("项目编号"), header("项目名称"), header("问题类别"), header("问题描述"), header("整改要求"), header("整改时限"))
	for i := range 3 + r.IntN(6) {
		project := pick(r, b.Projects...)
		p.add(dataPart, text(textRole, fmt.Sprintf("W%02d", i+1)), text(codeRole, project.Code), text(nameRole, project.Name),
			text(statusRole, pick(r, categories...)), text(textRole, pick(r, problems...)), text(textRole, "限期整改并报送佐证材料"), date(b.deadline()))
	}
	return &Book{Form: "problem-list", Pages: []*Page{p}, Bureau: b}
}

// deadline is a day on which everything may still be finished.
func (b *Bureau) deadline() string { return b.Receipt }

// rectification draws a 整改情况报告表.
func rectification(b *Bureau, r *rand.Rand) *Book {
	project := pick(r, b.Projects...)
	p := &Page{Name: "整改台账"}
	p.add(titlePart, text(remarkRole, fmt.Sprintf("%d年度财政重点项目绩效评价整改情况报告表", b.Year)).over(12))
	p.add(pairPart, label("填报单位").over(2), text(unitRole, project.Unit.label()).named("unit").over(4), label("填报日期").over(2), date(b.filled(r)).named("filled_on").over(4))
	p.add(headerPart, header("序号"), header("项目编号"), header("项目名称"), header("问题类别"), header("存在问题"), header("整改措施"), header("责任人"),
		header("整改时限"), header("整改状态"), header("完成日期"), header("佐证材料"), header("备注"))
	rows, done := 1+r.IntN(6), 0
	for i := range rows {
		done += p.problem(b, project, i, r)
	}
	p.add(closingPart, text(markRole, "合计").over(2), label("问题总数"), number(countRole, fmt.Sprint(rows)).named("problem_count"),
		label("已完成数"), number(countRole, fmt.Sprint(done)).named("done_count"), label("整改完成率").over(2),
		rate("completion_rate", decimal.New(int64(done)), decimal.New(int64(rows))).over(4))
	return &Book{Form: "rectification", Pages: []*Page{p}, Bureau: b, Sender: project.Unit.Code, Project: &project}
}

// problem draws a row and returns 1 if it is finished.
func (p *Page) problem(b *Bureau, project Project, i int, r *rand.Rand) int {
	measure := fmt.Sprintf("%s（第%d项）", pick(r, measures...), i+1)
	status, due, finished, evidence := "已完成", date(b.deadline()), date(b.filled(r)), "附件"+fmt.Sprint(i+1)+".pdf"
	switch r.IntN(4) {
	case 0:
		status, finished, evidence = pick(r, "整改中", "未启动"), blankDate(), ""
	case 1:
		status, due, finished, evidence = "长期坚持", blankDate(), blankDate(), ""
	}
	p.add(dataPart, number(ordinal, fmt.Sprint(i+1)).named(fmt.Sprint("ordinal/", i)), text(codeRole, project.Code), text(nameRole, project.Name), text(textRole, pick(r, categories...)).named(fmt.Sprint("category/", i)),
		text(textRole, fmt.Sprintf("%s（问题%d）", pick(r, problems...), i+1)), text(textRole, measure), text(textRole, pick(r, "王五", "赵六、孙七")),
		due, text(statusRole, status).named(fmt.Sprint("status/", i)), finished, text(textRole, evidence), blank())
	if status == "已完成" {
		return 1
	}
	return 0
}

func blankDate() *Cell { return &Cell{Role: dateRole} }

// Draw draws a sheet of a form without any style.
func Draw(form string, b *Bureau, r *rand.Rand) *Book {
	draw := map[string]func(*Bureau, *rand.Rand) *Book{
		"score-sheet": scoreSheet, "self-evaluation": selfEvaluation, "rectification": rectification,
		"score-list": scoreList, "problem-list": problemList,
	}[form]
	book := draw(b, r)
	book.Write, book.Ext = Inline, "xlsx"
	return book
}

// Forms are those that can be drawn.
var Forms = []string{"score-sheet", "self-evaluation", "rectification", "score-list", "problem-list"}
