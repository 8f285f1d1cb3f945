package manysheets

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
)

const sheetName = "评分表"

// page is a workbook being filled. The first fault is kept and stops nothing:
// it is asked for once, at the end.
type page struct {
	file   *excelize.File
	styles styles
	err    error
}

// styles are the looks of cells, as style ids.
type styles struct {
	title, label, amount, rate, date int
}

// render writes the sheet as a workbook.
func render(s *scoreSheet) ([]byte, error) {
	p := &page{file: excelize.NewFile()}
	defer p.file.Close()
	p.note(p.file.SetSheetName("Sheet1", sheetName))
	p.addStyles()
	p.head(s)
	p.table(s)
	p.foot(s)
	if p.err != nil {
		return nil, p.err
	}
	var out bytes.Buffer
	if err := p.file.Write(&out); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return out.Bytes(), nil
}

// head is everything above the table.
func (p *page) head(s *scoreSheet) {
	p.text("A1", "2023年度财政重点项目绩效评价评分表")
	p.merge("A1", "H1")
	p.style("A1", "H1", p.styles.title)
	p.text("H2", "单位：万元、分")
	p.style("A3", at("H", finalRow+1), p.styles.label)
	p.texts(3, "项目编号", s.project.code, "项目名称", s.name)
	p.merge("D3", "H3")
	p.texts(4, "实施单位", s.project.unit.label(), "", "", "归口科室", s.project.division)
	p.merge("B4", "D4")
	p.merge("F4", "H4")
	p.texts(5, "预算批复金额", "", "一般公共预算", "", "政府性基金", "", "其他资金")
	p.number("B5", s.budget, p.styles.amount)
	p.number("D5", s.general, p.styles.amount)
	p.number("F5", s.govFund, p.styles.amount)
	p.number("H5", decimal.Zero, p.styles.amount)
	p.texts(6, "到位资金", "", "实际支出", "", "资金到位率", "", "预算执行率")
	p.number("B6", s.inPlace, p.styles.amount)
	p.number("D6", s.spent, p.styles.amount)
	p.number("F6", s.inPlaceRate, p.styles.rate)
	p.number("H6", s.spentRate, p.styles.rate)
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
		p.number(at("D", in.row), in.weight, p.styles.label)
		if in.text == "" {
			p.number(at("E", in.row), in.score, p.styles.label)
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
		p.number(at("D", last), weightOf(d), p.styles.label)
		p.number(at("E", last), s.subtotals[g], p.styles.label)
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
	p.number(at("D", totalRow), decimal.Hundred, p.styles.label)
	p.number(at("E", totalRow), s.total, p.styles.label)
	p.texts(finalRow, "财政综合评分", "", "", "财政综合评价等级", s.grade)
	p.number(at("B", finalRow), s.final, p.styles.label)
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

func (p *page) text(cell, value string) {
	p.note(p.file.SetCellStr(sheetName, cell, value))
}

// number stores the digits as they are: a float would cut them.
func (p *page) number(cell string, d decimal.Decimal, style int) {
	p.note(p.file.SetCellDefault(sheetName, cell, d.String()))
	p.style(cell, cell, style)
}

// date stores a day as the serial number that workbooks count.
func (p *page) date(cell, day string) {
	if day == "" {
		return
	}
	t, err := time.Parse(time.DateOnly, day)
	p.note(err)
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	p.note(p.file.SetCellDefault(sheetName, cell, strconv.Itoa(int(t.Sub(epoch).Hours()/24))))
	p.style(cell, cell, p.styles.date)
}

func (p *page) merge(from, to string) {
	if from != to {
		p.note(p.file.MergeCell(sheetName, from, to))
	}
}

func (p *page) style(from, to string, id int) {
	p.note(p.file.SetCellStyle(sheetName, from, to, id))
}

func (p *page) addStyles() {
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Style: 1, Color: "000000"})
	}
	day := "yyyy-mm-dd"
	p.styles.title = p.add(&excelize.Style{Alignment: centre, Font: &excelize.Font{Bold: true, Size: 18, Family: "黑体"}})
	p.styles.label = p.add(&excelize.Style{Alignment: centre, Border: border})
	p.styles.amount = p.add(&excelize.Style{Alignment: centre, Border: border, NumFmt: 4})
	p.styles.rate = p.add(&excelize.Style{Alignment: centre, Border: border, NumFmt: 10})
	p.styles.date = p.add(&excelize.Style{Alignment: centre, Border: border, CustomNumFmt: &day})
}

func (p *page) add(s *excelize.Style) int {
	id, err := p.file.NewStyle(s)
	p.note(err)
	return id
}

// note keeps the first fault.
func (p *page) note(err error) {
	if p.err == nil {
		p.err = err
	}
}
