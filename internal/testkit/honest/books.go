package honest

import (
	"math/rand/v2"
	"strings"
)

// bookStyles are what lies around a sheet: other sheets, views, comments.
func bookStyles() []Style {
	page := func(name string, front, hidden bool, draw func(*Book) *Page) Style {
		return Style{Name: name, Group: "page " + name, Apply: func(b *Book, _ *rand.Rand) {
			p := draw(b)
			if p.Hidden = hidden; front {
				b.Pages = append([]*Page{p}, b.Pages...)
				return
			}
			b.Pages = append(b.Pages, p)
		}}
	}
	view := func(name string, change func(*Page)) Style {
		return Style{Name: name, Group: "view " + name, Apply: func(b *Book, _ *rand.Rand) {
			b.Write = Excelize // it knows of all of them
			change(b.visible())
		}}
	}
	return []Style{
		page("instructions beside", false, false, instructions), page("instructions in front", true, false, instructions),
		page("contents in front", true, false, func(b *Book) *Page {
			return textPage("目录", "目 录", "序号\t表名\t页码", "1\t"+b.Pages[0].Name+"\t1", "2\t填报说明\t2")
		}),
		page("dictionary beside", false, false, dictionary), page("dictionary across", false, false, dictionaryRow),
		page("hidden lists", false, true, func(*Book) *Page {
			return textPage("下拉列表", "优\t已完成\t项目立项", "良\t整改中\t绩效目标", "中\t未启动\t资金投入", "差\t长期坚持\t资金管理")
		}),
		page("example beside", false, false, example),
		page("empty sheets", false, false, func(*Book) *Page { return &Page{Name: "Sheet2"} }),
		page("register beside", false, false, register), page("covering letter beside", false, false, func(*Book) *Page {
			return textPage("封面", "项目支出绩效评价材料", "项目单位（盖章）：", "填报日期：    年  月  日")
		}),
		view("frozen head", func(p *Page) { p.Frozen = true }), view("filter", func(p *Page) { p.Filter = true }),
		view("watermark", func(p *Page) { p.Watermark = "内部资料" }),
		view("comments", func(p *Page) {
			p.cells(func(c *Cell) { c.Comment = "此处按合计数填写" }, labelRole, headerRole)
		}),
		view("drop-down lists", func(p *Page) {
			p.cells(func(c *Cell) { c.Choices = []string{"优", "良", "中", "差"} }, gradeRole)
			p.cells(func(c *Cell) { c.Choices = []string{"已完成", "整改中", "未启动", "长期坚持"} }, statusRole)
		}),
		view("hidden column of workings", func(p *Page) {
			col := p.width() + 1
			for _, row := range p.Rows {
				if row.Part == dataPart {
					row.Cells[col] = number(remarkRole, "1")
				}
			}
			p.HiddenCols = map[int]bool{col: true}
		}),
		view("formatted cells below", func(p *Page) {
			for range 20 {
				row := newRow(notePart)
				for col := range p.width() {
					row.Cells[col+1] = blank().as("0.00")
				}
				p.Rows = append(p.Rows, row)
			}
		}),
	}
}

// textPage is a page of texts, cells parted by tabs.
func textPage(name string, lines ...string) *Page {
	p := &Page{Name: name}
	for _, line := range lines {
		row := p.add(notePart)
		for i, s := range strings.Split(line, "\t") {
			row.Cells[i+1] = text(remarkRole, s)
		}
	}
	return p
}

func instructions(*Book) *Page {
	return textPage("填表说明", "填 表 说 明", "一、本表由项目单位填报，合计、总分由公式生成。", "二、项目编号、项目名称、实施单位按下发的明细表填写。",
		"三、预算批复金额单位为万元；得分不能高于分值，扣分的写明扣分原因。", "四、没有问题的填“零报告”。")
}

// dictionary explains every label of the form, one a row.
func dictionary(b *Book) *Page {
	p := textPage("数据字典", "栏目\t填写要求\t示例")
	b.visible().cells(func(c *Cell) {
		p.add(notePart, text(remarkRole, c.Text), text(remarkRole, "按实际填写"), text(remarkRole, "见样表"))
	}, labelRole, headerRole)
	return p
}

// dictionaryRow lists the headers of the form in one row, with what to
// write under each.
func dictionaryRow(b *Book) *Page {
	p := textPage("栏目说明", "各栏填写要求")
	names, rules := p.add(notePart), p.add(notePart)
	col := 1
	b.visible().cells(func(c *Cell) {
		names.Cells[col], rules.Cells[col] = text(remarkRole, c.Text), text(remarkRole, "按要求填写")
		col++
	}, headerRole)
	return p
}

// register is a copy of the bureau's list of projects.
func register(b *Book) *Page {
	p := textPage("项目明细表", "重点评价项目明细", "序号\t归口科室\t实施单位\t项目名称\t预算批复金额")
	for _, project := range b.Bureau.Projects {
		p.add(notePart, text(remarkRole, project.Code), text(remarkRole, project.Division), text(remarkRole, project.Unit.label()),
			text(remarkRole, project.Name), number(remarkRole, project.Budget.String()).as(amountFormat))
	}
	return p
}

// example is the form as it was handed out, filled in for a project of nobody.
func example(b *Book) *Page {
	p := &Page{Name: "填写样例"}
	for _, row := range b.visible().Rows {
		copied := p.add(row.Part)
		for col, c := range row.Cells {
			cell := *c
			if cell.ID, cell.Formula = "", ""; cell.Role == codeRole || cell.Role == nameRole {
				cell.Text = "XX"
			}
			copied.Cells[col] = &cell
		}
	}
	return p
}
