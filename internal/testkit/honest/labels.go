package honest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// labelStyles are ways to print labels and headers.
func labelStyles() []Style {
	on := func(name string, write func(string) string, roles ...role) Style {
		return Style{Name: name, Group: "labels", Apply: every(func(c *Cell) { c.Text = write(c.Text) }, roles...)}
	}
	pending := func(s Style, why string) Style { s.Pending = why; return s }
	spaced := func(s string) string { return strings.Join(strings.Split(s, ""), " ") }
	return []Style{
		on("labels with a colon", func(s string) string { return s + "：" }, labelRole),
		on("labels with blanks", spaced, labelRole, headerRole, markRole),
		on("labels in two lines", twoLines, labelRole, headerRole),
		on("labels with a star", func(s string) string { return "*" + s }, labelRole, headerRole),
		on("labels with 必填", func(s string) string { return s + "（必填）" }, labelRole, headerRole),
		on("labels with a half-width star behind", func(s string) string { return s + "*" }, labelRole, headerRole),
		{Name: "labels with units", Group: "labels", Apply: unitLabels},
		{Name: "labels in other words", Group: "labels", Apply: otherLabels},
		pending(Style{Name: "labels with numbers", Group: "labels", Forms: withPairs, Apply: numberedLabels}, "labels are read more tolerantly elsewhere"),
		{Name: "score header with its scale", Group: "labels", Forms: scored2, Apply: renamed("得分", "得分（100分制）"), Against: only("extra")},
		{Name: "score header of the evaluator", Group: "labels", Forms: only("score-sheet"), Apply: renamed("得分", "财政评价得分"), Against: only("extra")},
		{Name: "dimensions with their points", Group: "dimensions", Forms: only("score-sheet"), Apply: dimensionsWith("%s（%s分）")},
		{Name: "dimensions with numbers", Group: "dimensions", Forms: only("score-sheet"), Apply: dimensionsWith("一、%s")},
		{Name: "dimensions with points in two lines", Group: "dimensions", Forms: only("score-sheet"), Apply: dimensionsWith("%s\n(%s)")},
		{Name: "dimensions called 指标", Group: "dimensions", Forms: only("score-sheet"), Apply: dimensionsWith("%s指标")},
		{Name: "dimensions in other words", Group: "dimensions", Forms: only("score-sheet"), Apply: otherDimensions},
		{Name: "dimensions with their points, in an evaluation of one's own", Group: "dimensions", Forms: only("self-evaluation"), Apply: ownDimensions},
		{Name: "bare sub-totals", Group: "subtotals", Forms: only("score-sheet"), Apply: marks("小计")},
		{Name: "sub-totals with blanks", Group: "subtotals", Forms: only("score-sheet"), Apply: marks("小　计")},
		{Name: "总计 for 合计", Group: "closing", Forms: only("score-sheet", "self-evaluation", "rectification"), Apply: closes("总计")},
		{Name: "合计 with blanks", Group: "closing", Forms: only("score-sheet", "self-evaluation", "rectification"), Apply: closes("合　　计")},
		{Name: "合计 with its full mark", Group: "closing", Forms: scored2, Apply: closes("合计（100分）")},
		{Name: "总得分 for 合计", Group: "closing", Forms: scored2, Apply: closes("总得分：")},
	}
}

func numberedLabels(b *Book, _ *rand.Rand) {
	n := 0
	b.visible().cells(func(c *Cell) { n++; c.Text = fmt.Sprintf("%d.%s", n, c.Text) }, labelRole)
}

func twoLines(s string) string {
	runes := []rune(s)
	if len(runes) < 4 {
		return s
	}
	return string(runes[:len(runes)/2]) + "\n" + string(runes[len(runes)/2:])
}

func unitLabels(b *Book, _ *rand.Rand) {
	units := map[string]string{"预算批复金额": "（万元）", "一般公共预算": "（万元）", "到位资金": "（万元）", "实际支出": "(万元)", "资金到位率": "（%）", "预算执行率": "(%)",
		"分值": "（分）", "得分": "（分）", "年初预算数": "（万元）", "财政综合评分": "（分）", "执行率（B/A）": "（%）", "问题总数": "（个）", "已完成数": "（项）", "整改完成率": "（%）", "填报单位": "（盖章）", "填报人": "（签字）", "实施单位": "（公章）"}
	b.visible().cells(func(c *Cell) { c.Text += units[c.Text] }, labelRole, headerRole)
}

// otherLabels are wordings that the forms take as well.
func otherLabels(b *Book, _ *rand.Rand) {
	words := map[string]string{"项目编号": "项目代码", "实施单位": "项目单位", "归口科室": "业务科室", "预算批复金额": "批复金额", "到位资金": "实际到位资金", "评价日期": "评价时间",
		"财政综合评价等级": "评价等级", "填报人": "填表人", "联系电话": "电话", "填报日期": "填表日期", "分值": "权重", "扣分原因": "扣分依据", "填报单位": "报送单位", "存在问题": "问题描述",
		"整改时限": "整改期限", "整改状态": "完成情况", "完成日期": "整改完成时间", "佐证材料": "证明材料", "年度资金总额": "资金总额", "全年预算数（A）": "全年预算数", "财政综合评分": "综合评分"}
	b.visible().cells(func(c *Cell) {
		if w := words[c.Text]; w != "" {
			c.Text = w
		}
	}, labelRole, headerRole)
}

func renamed(from, to string) func(*Book, *rand.Rand) {
	return every(func(c *Cell) {
		if c.Text == from {
			c.Text = to
		}
	}, headerRole)
}

// dimensionsWith prints the first-level indicators with their points.
func dimensionsWith(format string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		for g, d := range b.Bureau.Framework {
			points := p.find(fmt.Sprint("subweight/", g)).Text
			for _, row := range p.Rows {
				if c := row.Cells[1]; row.Part == dataPart && c != nil && c.Text == d.Name {
					c.Text = strings.NewReplacer("%s（%s分）", d.Name+"（"+points+"分）", "%s\n(%s)", d.Name+"\n("+points+")", "%s", d.Name).Replace(format)
				}
			}
		}
	}
}

// otherDimensions calls dimensions as the framework before 2020 does, and longer.
func otherDimensions(b *Book, _ *rand.Rand) {
	words := map[string]string{"决策": "（一）项目决策", "效益": "效果指标", "满意度": "社会公众或服务对象满意度"}
	b.visible().cells(func(c *Cell) {
		if w := words[c.Text]; w != "" && strings.HasPrefix(c.ID, "dimension/") {
			c.Text = w
		}
	}, groupRole)
}

func marks(to string) func(*Book, *rand.Rand) {
	return every(func(c *Cell) {
		if strings.HasSuffix(c.Text, "小计") {
			c.Text = to
		}
	}, markRole)
}

func closes(to string) func(*Book, *rand.Rand) {
	return every(func(c *Cell) {
		if c.Text == "合计" || c.Text == "总分" {
			c.Text = to
		}
	}, markRole)
}

// ownDimensions prints the points of a self-evaluation's dimensions.
func ownDimensions(b *Book, _ *rand.Rand) {
	points := map[string]string{"产出指标": "（50分）", "效益指标": "（30分）", "满意度指标": "（10分）"}
	b.visible().cells(func(c *Cell) { c.Text += points[c.Text] }, groupRole)
}
