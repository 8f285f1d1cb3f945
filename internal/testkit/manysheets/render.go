package manysheets

import (
	"strconv"
	"time"

	"jixiao/rules/decimal"
)

const sheetName = "评分表"

// The looks of cells, by the numbers that they have in the skeleton.
const (
	titleStyle = iota + 1
	labelStyle
	amountStyle
	rateStyle
	dateStyle
)

// page is a sheet being filled. The first fault is kept and stops nothing: it
// is asked for once, at the end.
type page struct {
	grid    [finalRow + 2][columns]cell // by row, from 1, and column
	strings []string                    // shared, in the order in which they were first set
	indices map[string]int
	merged  [][2]string
	err     error
}

// columns are A to H.
const columns = 8

// cell is what stands at a place: a number as its digits, or a shared string.
type cell struct {
	style  int
	value  string
	shared bool
}

// filledIn is the page of a sheet.
func filledIn(s *scoreSheet) (*page, error) {
	p := &page{indices: map[string]int{}}
	p.head(s)
	p.table(s)
	p.foot(s)
	return p, p.err
}

// head is everything above the table.
func (p *page) head(s *scoreSheet) {
	p.text("A1", "2023年度财政重点项目绩效评价评分表")
	p.merge("A1", "H1")
	p.style(1, 1, titleStyle)
	p.text("H2", "单位：万元、分")
	p.style(3, finalRow+1, labelStyle)
	p.texts(3, "项目编号", s.project.code, "项目名称", s.name)
	p.merge("D3", "H3")
	p.texts(4, "实施单位", s.project.unit.label(), "", "", "归口科室", s.project.division)
	p.merge("B4", "D4")
	p.merge("F4", "H4")
	p.texts(5, "预算批复金额", "", "一般公共预算", "", "政府性基金", "", "其他资金")
	p.number("B5", s.budget, amountStyle)
	p.number("D5", s.general, amountStyle)
	p.number("F5", s.govFund, amountStyle)
	p.number("H5", decimal.Zero, amountStyle)
	p.texts(6, "到位资金", "", "实际支出", "", "资金到位率", "", "预算执行率")
	p.number("B6", s.inPlace, amountStyle)
	p.number("D6", s.spent, amountStyle)
	p.number("F6", s.inPlaceRate, rateStyle)
	p.number("H6", s.spentRate, rateStyle)
	p.texts(7, "评价机构", "第三方评价机构", "", "", "评价日期")
	p.merge("B7", "D7")
	p.date("F7", s.evaluatedOn)
	p.merge("F7", "H7")
	p.texts(8, "一级指标", "二级指标", "三级指标", "分值", "得分", "扣分原因", "", "备注")
	p.merge("F8", "G8")
}

// table is the indicators with a sub-total after each dimension.
func (p *page) table(s *scoreSheet) {
	for _, in := range s.indicators {
		p.texts(in.row, "", in.second, in.third, "", in.text, in.reason)
		p.number(at("D", in.row), in.weight, labelStyle)
		if in.text == "" {
			p.number(at("E", in.row), in.score, labelStyle)
		}
		p.merge(at("F", in.row), at("G", in.row))
	}
	p.mergeSecond(s.indicators)
	for g, d := range dimensions() {
		last := s.subtotalRow(g)
		first := last - len(d.rows)
		p.text(at("A", first), d.name)
		p.merge(at("A", first), at("A", last-1))
		p.text(at("A", last), d.name+"小计")
		p.merge(at("A", last), at("C", last))
		p.merge(at("F", last), at("G", last))
		p.number(at("D", last), weightOf(d), labelStyle)
		p.number(at("E", last), s.subtotals[g], labelStyle)
	}
}

// mergeSecond merges each second-level indicator down to the next one.
func (p *page) mergeSecond(rows []indicator) {
	start := 0
	for i := 1; i <= len(rows); i++ {
		if i < len(rows) && rows[i].second == "" {
			continue
		}
		p.merge(at("B", rows[start].row), at("B", rows[i-1].row))
		start = i
	}
}

func weightOf(d dimension) decimal.Decimal {
	var sum int64
	for _, u := range d.rows {
		sum += u.weight
	}
	return decimal.New(sum)
}

// foot is the closing row and everything below it.
func (p *page) foot(s *scoreSheet) {
	p.text(at("A", totalRow), "合计")
	p.merge(at("A", totalRow), at("C", totalRow))
	p.merge(at("F", totalRow), at("G", totalRow))
	p.number(at("D", totalRow), decimal.Hundred, labelStyle)
	p.number(at("E", totalRow), s.total, labelStyle)
	p.texts(finalRow, "财政综合评分", "", "", "财政综合评价等级", s.grade)
	p.number(at("B", finalRow), s.final, labelStyle)
	p.merge(at("B", finalRow), at("C", finalRow))
	p.merge(at("E", finalRow), at("H", finalRow))
	p.texts(finalRow+1, "填报人", "张三", "联系电话", "0531-00000000", "填报日期")
	p.date(at("F", finalRow+1), s.filledOn)
	p.merge(at("F", finalRow+1), at("H", finalRow+1))
}

// texts writes the texts of a row from column A on, "" leaves the cell blank.
func (p *page) texts(row int, values ...string) {
	for i, v := range values {
		if v != "" {
			p.text(at(string(rune('A'+i)), row), v)
		}
	}
}

func (p *page) text(at, value string) {
	index, known := p.indices[value]
	if !known {
		index = len(p.strings)
		p.indices[value] = index
		p.strings = append(p.strings, value)
	}
	c := p.cell(at)
	c.value, c.shared = strconv.Itoa(index), true
}

// number stores the digits as they are: a float would cut them.
func (p *page) number(at string, d decimal.Decimal, style int) {
	c := p.cell(at)
	c.value, c.style = d.String(), style
}

// date stores a day as the serial number that workbooks count.
func (p *page) date(at, day string) {
	if day == "" {
		return
	}
	t, err := time.Parse(time.DateOnly, day)
	p.note(err)
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	c := p.cell(at)
	c.value, c.style = strconv.Itoa(int(t.Sub(epoch).Hours()/24)), dateStyle
}

func (p *page) merge(from, to string) {
	if from != to {
		p.merged = append(p.merged, [2]string{from, to})
	}
}

// style gives all cells of some rows a look.
func (p *page) style(first, last, id int) {
	for row := first; row <= last; row++ {
		for column := range p.grid[row] {
			p.grid[row][column].style = id
		}
	}
}

// cell is the one at an address.
func (p *page) cell(at string) *cell {
	row, err := strconv.Atoi(at[1:])
	p.note(err)
	return &p.grid[row][at[0]-'A']
}

// note keeps the first fault.
func (p *page) note(err error) {
	if p.err == nil {
		p.err = err
	}
}
