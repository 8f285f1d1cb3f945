package mutation

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// tableKinds are mistakes in the sheet itself: labels, headers, rows, title.
func tableKinds() []Kind {
	sheets := forms{scoreSheet}
	return []Kind{
		{Name: "栏目名称被删掉", Area: dates, Forms: sheets, Codes: codes{"S02"}, Sow: labelReworded("evaluated_on", "")},
		{Name: "栏目名称改得认不出", Area: funds, Forms: sheets, Codes: codes{"S02"}, Sow: labelReworded("spent", "花了多少")},
		{Name: "栏目名称换了说法", Area: table, Forms: sheets, Codes: codes{"S07"}, Note: true, Sow: labelReworded("project_code", "项目代码")},
		{Name: "同一栏目填了两处", Area: funds, Forms: sheets, Codes: codes{"S09"}, Sow: labelTwice},
		{Name: "表头改了名称", Area: scores, Forms: scored, Codes: codes{"S03"}, Sow: headerReworded("score", "打分")},
		{Name: "表头带备注", Area: scores, Forms: scored, Codes: codes{"S07"}, Note: true, Sow: headerReworded("score", "得分（按实际填）")},
		{Name: "表头换了说法", Area: scores, Forms: scored, Codes: codes{"S07"}, Note: true, Sow: headerReworded("score", "自评得分")},
		{Name: "表头被删掉", Area: scores, Forms: sheets, Codes: codes{"S03"}, Sow: headerReworded("weight", "")},
		{Name: "整改表头改了名称", Area: items, Forms: forms{rectification}, Codes: codes{"S03"}, Sow: headerReworded("measure", "怎么办")},
		{Name: "表头重复", Area: scores, Forms: sheets, Codes: codes{"S09", "S03"}, Sow: headerTwice("score")},
		{Name: "整改表头重复", Area: items, Forms: forms{rectification}, Codes: codes{"S09", "S03"}, Sow: headerTwice("measure")},
		{Name: "扣分原因一列被删掉", Area: scores, Forms: sheets, Codes: codes{"S03"}, Sow: columnGone("reason")},
		{Name: "整改措施一列被删掉", Area: items, Forms: forms{rectification}, Codes: codes{"S03"}, Sow: columnGone("measure")},
		{Name: "标题年份是前年", Area: table, Forms: all, Codes: codes{"S04"}, Sow: titleYear(-2)},
		{Name: "标题没有写年份", Area: table, Forms: all, Codes: codes{"S04"}, Note: true, Sow: noYear},
		{Name: "有内容的行被隐藏", Area: table, Forms: all, Codes: codes{"S06"}, Sow: hiddenRow},
		{Name: "只交了空表", Area: table, Forms: all, Codes: codes{"S05", "V01"}, Alone: true, Sow: emptySheet},
	}
}

// structural is a mistake of the sheet itself, wherever it is told.
func structural(cells ...finding.Ref) Mistake {
	return Mistake{Cells: cells, Anywhere: true, Whole: true}
}

func labelReworded(id, text string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		label, ok := c.label(c.field(id))
		if !ok {
			return Mistake{}, false
		}
		c.typeIn(label, text)
		return structural(label, c.field(id).Cell), true
	}
}

func headerReworded(column, text string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		head, ok := c.header(column)
		if !ok {
			return Mistake{}, false
		}
		c.typeIn(head, text)
		return structural(append(c.columnCells(column), head)...), true
	}
}

// headerTwice writes a column's header over that of the remarks.
func headerTwice(column string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		head, ok := c.header(column)
		for col := 1; ok && col <= lastColumn; col++ {
			ref := finding.Ref{Row: head.Row, Col: col}
			if c.text(ref) == "备注" {
				c.putText(ref, c.text(head))
				return structural(append(c.columnCells(column), ref)...), true
			}
		}
		return Mistake{}, false
	}
}

// columnGone clears a column of the table, with its header.
func columnGone(column string) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		head, ok := c.header(column)
		cells := append(c.columnCells(column), head)
		for _, ref := range cells {
			c.blank(ref)
		}
		return structural(cells...), ok
	}
}

func titleYear(years int) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		said, year := c.of.Said, c.of.Said.Year
		found := false
		for ref, cell := range c.Cells {
			if ref.Row < 4 && strings.Contains(cell.Text, strconv.Itoa(year)) && cell.Kind == form.Text {
				cell.Text, found = strings.ReplaceAll(cell.Text, strconv.Itoa(year), strconv.Itoa(year+years)), true
				c.Cells[ref] = cell
			}
		}
		return structural(), found && said.Year != 0
	}
}

func noYear(c *Copy) (Mistake, bool) {
	year := strconv.Itoa(c.of.Said.Year)
	for _, ref := range slices.SortedFunc(maps.Keys(c.Cells), byPlace) {
		cell := c.Cells[ref]
		if ref.Row >= 4 || !strings.Contains(cell.Text, year) || cell.Kind != form.Text {
			continue
		}
		cell.Text = strings.NewReplacer(year+"年度", "", "（"+year+"年度）", "", year, "").Replace(cell.Text)
		if c.Cells[ref] = cell; cell.Text == "" {
			c.blank(ref)
		}
		return structural(), true
	}
	return Mistake{}, false
}

func hiddenRow(c *Copy) (Mistake, bool) {
	rows := c.rows()
	if len(rows) < 2 {
		return Mistake{}, false
	}
	c.Hidden[rows[1].Line] = true
	return structural(), true
}

// labelTwice writes a label and another value below the sheet.
func labelTwice(c *Copy) (Mistake, bool) {
	v := c.field("funds_in_place")
	if !v.OK() {
		return Mistake{}, false
	}
	row := c.last() + 2
	c.putText(finding.Ref{Row: row, Col: 1}, "到位资金")
	c.put(finding.Ref{Row: row, Col: 2}, form.Number, "1.5")
	return structural(), true
}

// emptySheet is the blank form: what it was handed out with, and nothing else.
func emptySheet(c *Copy) (Mistake, bool) {
	printed := map[string]bool{"dimension": true, "group": true, "indicator": true, "weight": true,
		"total.weight": true, "total_weight": true, "subtotal_weight": true}
	blank := func(id string, v form.Value) {
		if !printed[id] && !v.Cell.IsZero() {
			c.blank(v.Cell)
		}
	}
	for id, v := range c.of.Said.Fields {
		blank(id, v)
	}
	for _, t := range c.of.Said.Tables {
		for _, r := range slices.Concat(t.Rows, t.Subtotals) {
			for id, v := range r.Values.All() {
				blank(id, v)
			}
		}
	}
	return structural(), true
}
