package settings

import (
	"cmp"
	"fmt"
	"strconv"

	"jixiao/rules/finding"
)

// kind is how a column's cells are written and shown.
type kind uint8

const (
	text kind = iota
	amount
	day
	whole
	number
)

// column is one column of a sheet.
type column struct {
	header string
	width  float64
	kind   kind
	list   string // entries of the drop-down list: "是,否", or a range
	prompt string // shown when a cell is chosen
	open   bool   // other entries are taken than the list or the kind proposes
}

// sheet is one sheet: a title, a line under it, a header row, rows.
type sheet struct {
	name, title, hint string
	columns           []column
	rows              [][]string
	closing           []string
	spare             int  // empty rows made ready for writing
	prose             bool // its texts are longer than a line
}

// firstRow is where the rows begin, under title, hint and header.
const firstRow = 4

// validRows is how far drop-down lists reach, so that rows can be added.
const validRows = 500

const (
	yes, no   = "是", "否"
	yesNo     = yes + "," + no
	unitCodes = "=单位名录!$A$4:$A$500"
)

func answer(v bool) string {
	if v {
		return yes
	}
	return no
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// audiences are the answers to whom a rule is told.
var audiences = map[finding.Audience]string{finding.Everyone: "单位和绩效科", finding.Section: "仅绩效科"}

// all are the rows of a sheet as they stand below each other.
func (s sheet) all() [][]string {
	rows := append(s.rows[:len(s.rows):len(s.rows)], make([][]string, s.spare)...)
	if s.closing != nil {
		rows = append(rows, s.closing)
	}
	return rows
}

func (c Contents) sheets() []sheet {
	all := append([]sheet{c.register(), c.unitList()}, c.ownLists()...)
	return append(all, c.deadlines(), c.extensions(), waivers(), c.ruleList(), c.localRules(), c.localExamples(), c.policy(), c.phrases(), c.publishing(), c.comparing(), c.reportTexts())
}

// blankProjects is the room that a register without projects has.
const blankProjects = 20

func (c Contents) register() sheet {
	s := sheet{
		name: "项目明细", title: c.Name + "项目明细", hint: "单位：万元",
		columns: []column{
			{header: "序号", width: 9, prompt: "项目编号，各单位的表照此填写"},
			{header: "归口科室", width: 12},
			{header: "实施单位", width: 52, prompt: "写成 [代码]单位名称，与单位名录一致"},
			{header: "项目名称", width: 60},
			{header: "预算批复金额", width: 15, kind: amount},
			{header: "主管部门", width: 14, prompt: "单位代码或名称，没有可不填"},
			{header: "配合单位", width: 14, prompt: "单位代码或名称，几个单位用顿号隔开"},
			{header: "是否公开", width: 10, list: yesNo},
		},
		rows:    c.projectRows(),
		closing: []string{"合计", "", "", "", c.total(), "", "", ""},
	}
	if len(s.rows) == 0 {
		s.spare = blankProjects
		s.closing[4] = fmt.Sprintf("=SUM(E%d:E%d)", firstRow, firstRow+blankProjects-1)
	}
	return s
}

func (c Contents) unitList() sheet {
	return sheet{
		name: "单位名录", title: "单位名录", hint: "别名用顿号隔开；上级填单位代码",
		columns: []column{
			{header: "代码", width: 10, prompt: "一般是六位数字；可以是 3 到 12 位数字、字母"},
			{header: "名称", width: 42},
			{header: "别名", width: 66},
			{header: "上级", width: 10, list: unitCodes},
			{header: "联系人", width: 12},
			{header: "电话", width: 16},
			{header: "邮箱", width: 26},
			{header: "有效期至", width: 14, kind: day, prompt: "年中撤并的单位的最后一天；一般不填"},
			{header: "并入单位", width: 12, list: unitCodes, prompt: "次日起由哪个单位接着报送"},
		},
		rows:  c.unitRows(),
		spare: 10,
	}
}

// ownLists are the lists of the section's own, a sheet each.
func (c Contents) ownLists() []sheet {
	var sheets []sheet
	for _, l := range c.Lists {
		s := sheet{name: l.Name, title: l.Name, hint: "单位不填，表示哪个单位报都可以",
			columns: []column{
				{header: "编号", width: 12},
				{header: "名称", width: 42},
				{header: "单位", width: 36, list: unitCodes, prompt: "由谁报送：单位代码或名称"},
			}, spare: 10}
		for _, it := range l.Items {
			s.rows = append(s.rows, []string{it.Code, it.Name, it.Unit})
		}
		sheets = append(sheets, s)
	}
	return sheets
}

func (c Contents) deadlines() sheet {
	return sheet{
		name: "报送时限", title: "报送时限", hint: "报送时限当天整天都算按时",
		columns: []column{
			{header: "表单", width: 24, list: c.formNames()},
			{header: "报送主体", width: 14, list: "每个项目,每个单位,绩效科", open: true},
			{header: "是否必报", width: 10, list: yesNo},
			{header: "报送时限", width: 22, kind: day, open: true, prompt: "写哪一天；或从反馈之日算起，如“反馈之日起30日”“反馈之日起20个工作日”"},
			{header: "提醒天数", width: 10, kind: whole, prompt: "提前几天开始提醒"},
			{header: "应报单位", width: 30, prompt: "每个单位报的表，只要几个单位报的，写单位代码或名称，用顿号隔开；不填是所有单位"},
		},
		rows: c.dutyRows(),
	}
}

func (c Contents) extensions() sheet {
	return sheet{
		name: "延期", title: "延期登记", hint: "一个单位一种表一行",
		columns: []column{
			{header: "单位", width: 36, list: unitCodes, prompt: "单位代码或名称"},
			{header: "表单", width: 24, list: c.formNames()},
			{header: "延至", width: 14, kind: day},
			{header: "批准人", width: 12},
			{header: "事由", width: 50},
		},
		spare: 20,
	}
}

func waivers() sheet {
	return sheet{
		name: "特殊情况备案", title: "特殊情况备案", hint: "项目编号不填，表示这个单位的所有项目",
		columns: []column{
			{header: "单位", width: 36, list: unitCodes, prompt: "单位代码或名称"},
			{header: "项目编号", width: 12},
			{header: "规则代码", width: 12, prompt: "如 T09，见“审核规则”"},
			{header: "批准人", width: 12},
			{header: "事由", width: 50},
			{header: "有效期至", width: 14, kind: day},
		},
		spare: 20,
	}
}

func (c Contents) ruleList() sheet {
	return sheet{
		name: "审核规则", title: "审核规则", hint: "级别、告知范围、容差、提示语、修改办法不填，就按默认",
		columns: []column{
			{header: "代码", width: 8},
			{header: "情形", width: 10},
			{header: "名称", width: 46},
			{header: "默认级别", width: 10},
			{header: "启用", width: 8, list: yesNo},
			{header: "级别", width: 10, list: "须修改,须说明,提示"},
			{header: "告知范围", width: 14, list: "单位和绩效科,仅绩效科"},
			{header: "容差", width: 10, kind: number},
			{header: "提示语", width: 60},
			{header: "修改办法", width: 60},
		},
		rows: c.ruleRows(),
	}
}

func (c Contents) localRules() sheet {
	return sheet{
		name: "本级规则", title: "本级规则", hint: "写法与 Excel 公式相同，栏目写表上印的名称，如 IF(预算执行率<70%,财政综合评分<=89)",
		columns: []column{
			{header: "编号", width: 8, prompt: "L01、L02……"},
			{header: "状态", width: 8, list: "试行,启用,停用", prompt: "试行：只告诉绩效科，不退回"},
			{header: "说明", width: 40, prompt: "一句话说清楚，会写进提示语"},
			{header: "表单", width: 18, list: c.formNames()},
			{header: "范围", width: 10, list: "整张表,每一行,全部报送"},
			{header: "什么情况下审核", width: 32, prompt: "不填是都审核"},
			{header: "应满足", width: 44},
			{header: "标在哪里", width: 16, prompt: "栏目名称，不填是应满足里写的第一个"},
			{header: "级别", width: 10, list: "须修改,须说明,提示"},
			{header: "提示语", width: 40},
			{header: "修改办法", width: 40},
			{header: "依据", width: 30},
			{header: "有效期", width: 26, prompt: "从哪天至哪天，如 9月1日起写成 年-月-日至年-月-日；只写一天，是到那天为止；不填是一直有效"},
		},
		rows: c.Local, spare: 20, prose: true,
	}
}

func (c Contents) localExamples() sheet {
	return sheet{
		name: "本级规则例子", title: "本级规则例子", hint: "一条规则至少写一个合格的、一个不合格的；改了规则，用 jixiao rules test 看还对不对",
		columns: []column{
			{header: "编号", width: 8, prompt: "哪一条本级规则，如 L01"},
			{header: "说明", width: 30},
			{header: "填的内容", width: 60, prompt: "栏=值，用分号隔开，如 预算执行率=65%；财政综合评分=92。一列有几行的，值用顿号隔开"},
			{header: "文件", width: 24, prompt: "不写填的内容的，可以写一份表：设置文件夹里的文件，如 例子/评分表.xlsx"},
			{header: "单元格", width: 10, prompt: "应当不合格的文件，标在哪一格，如 E32；可以不填"},
			{header: "应当", width: 10, list: "合格,不合格,不审,不适用", prompt: "不审：要用的栏空着或者填错了；不适用：不在“什么情况下审核”里"},
		},
		rows: c.Examples, spare: 20, prose: true,
	}
}

func (c Contents) policy() sheet {
	return sheet{
		name: "结果应用办法", title: "结果应用办法", hint: "不写就不提建议。从上往下，成立的第一条算；写法与本级规则相同，如 AND(评分>=90,预算执行率>=90%)",
		columns: []column{
			{header: "条件", width: 60, prompt: "可以写评分、等级、预算执行率、满意度、问题数、已整改数、未整改数、整改完成率，还有总表里每个项目的各栏"},
			{header: "建议", width: 16, list: "优先保障,正常安排,从紧安排,调整", open: true},
			{header: "说明", width: 60, prompt: "理由，会写在结果应用表里"},
		},
		rows: c.Policy, spare: 10, prose: true,
	}
}

func (c Contents) phrases() sheet {
	s := sheet{
		name: "回执和表头用语", title: "回执和表头用语", hint: "“改为”不填，就用现用语",
		columns: []column{
			{header: "代码", width: 26},
			{header: "位置", width: 22},
			{header: "现用语", width: 70},
			{header: "改为", width: 70},
		},
	}
	for _, p := range c.Phrases {
		s.rows = append(s.rows, []string{p.Code, p.Where, p.Usual, p.Instead})
	}
	return s
}

func (c Contents) publishing() sheet {
	return sheet{
		name: "发布方式", title: "审核结果怎样到各单位", hint: "从下拉列表中选一种",
		columns: []column{
			{header: "发布方式", width: 16, list: "试运行,先审后发,直接发布"},
			{header: "备注", width: 60},
		},
		rows: [][]string{{cmp.Or(c.Publishing, "直接发布"), ""}},
	}
}

func (c Contents) comparing() sheet {
	return sheet{
		name: "与上年比较", title: "比上年变化多大要说明原因", hint: "不填就按 5 分、20%",
		columns: []column{
			{header: "评分变化超过（分）", width: 22, kind: number},
			{header: "金额变化超过（%）", width: 22, kind: number, prompt: "写 20 就是百分之二十"},
			{header: "备注", width: 60},
		},
		rows: [][]string{{cmp.Or(c.ScoreChange, "5"), cmp.Or(c.AmountChange, "20"), ""}},
	}
}
