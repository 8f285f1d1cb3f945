package manysheets

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
)

// list is a sheet of the settings workbook: a header row, then records.
type list struct {
	sheet string
	rows  []record
}

// record is one row, by the column's header.
type record map[string]string

// The first row with this many filled cells is the header row: titles and
// hints above it fill fewer.
const headerCells = 3

// write replaces the records below the header row.
func (l list) write(file *excelize.File) error {
	old, err := file.GetRows(l.sheet)
	if err != nil {
		return err
	}
	header := slices.IndexFunc(old, func(row []string) bool { return filled(row) >= headerCells })
	if header < 0 {
		return fmt.Errorf("no header row")
	}
	styles, err := l.styles(file, header, len(old[header]))
	if err != nil {
		return err
	}
	for row := len(old); row > header+1; row-- {
		if err := file.RemoveRow(l.sheet, row); err != nil {
			return err
		}
	}
	for i, r := range l.rows {
		if err := l.writeRow(file, header+2+i, old[header], r, styles); err != nil {
			return err
		}
	}
	return nil
}

// styles are those of the row under the header, column by column.
func (l list) styles(file *excelize.File, header, columns int) ([]int, error) {
	styles := make([]int, columns)
	for i := range styles {
		cell, err := excelize.CoordinatesToCellName(i+1, header+2)
		if err != nil {
			return nil, err
		}
		if styles[i], err = file.GetCellStyle(l.sheet, cell); err != nil {
			return nil, err
		}
	}
	return styles, nil
}

func (l list) writeRow(file *excelize.File, row int, header []string, r record, styles []int) error {
	for name := range r {
		if !slices.Contains(header, name) {
			return fmt.Errorf("no column %s", name)
		}
	}
	for i, name := range header {
		cell, err := excelize.CoordinatesToCellName(i+1, row)
		if err != nil {
			return err
		}
		// SetCellDefault stores digits as a number, exactly, so it is kept
		// for amounts: a code of digits is a text.
		set := file.SetCellStr
		if name == "预算批复金额" {
			set = file.SetCellDefault
		}
		if err := set(l.sheet, cell, r[name]); err != nil {
			return err
		}
		if err := file.SetCellStyle(l.sheet, cell, cell, styles[i]); err != nil {
			return err
		}
	}
	return nil
}

func filled(row []string) int {
	n := 0
	for _, v := range row {
		if v != "" {
			n++
		}
	}
	return n
}

// projectRows is the register with its closing row.
func projectRows(projects []project) []record {
	var rows []record
	total := decimal.Zero
	for _, p := range projects {
		total = total.Add(p.budget)
		rows = append(rows, record{"序号": p.code, "归口科室": p.division, "实施单位": p.unit.label(),
			"项目名称": p.name, "预算批复金额": p.budget.String()})
	}
	return append(rows, record{"序号": "合计", "预算批复金额": total.String()})
}

// unitRows is the unit list.
func unitRows(units []unit) []record {
	var rows []record
	for _, u := range units {
		rows = append(rows, record{"代码": u.code, "名称": u.name})
	}
	return rows
}
