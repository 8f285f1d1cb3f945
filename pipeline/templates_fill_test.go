package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/value"
)

// pen fills in a blank form as a program does that does not calculate: it
// finds cells by what stands beside or above them.
type pen struct {
	t     testing.TB
	file  *excelize.File
	sheet string
}

func mustPick(t testing.TB, path string) pen {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return pen{t, f, f.GetSheetName(0)}
}

// at is the column and row of the first cell that says a text.
func (p pen) at(text string) (col, row int) {
	p.t.Helper()
	cells, err := p.file.SearchSheet(p.sheet, text)
	if err != nil || len(cells) == 0 {
		p.t.Fatalf("%s is not on the sheet (%v)", text, err)
	}
	col, row, err = excelize.CellNameToCoordinates(cells[0])
	if err != nil {
		p.t.Fatal(err)
	}
	return col, row
}

// beside writes next to a label.
func (p pen) beside(label, text string) {
	p.t.Helper()
	col, row := p.at(label)
	p.set(p.past(col, row), row, text)
}

// past is the column behind a cell or its merged range.
func (p pen) past(col, row int) int {
	p.t.Helper()
	merges, err := p.file.GetMergeCells(p.sheet)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, m := range merges {
		c, r, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		if c == col && r == row {
			last, _, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
			return last + 1
		}
	}
	return col + 1
}

// below writes n rows under the only header with a text that stands to the
// right of or at a column.
func (p pen) below(header string, n int, text string) {
	p.t.Helper()
	col, row := p.at(header)
	p.set(col, row+n, text)
}

func (p pen) text(col, row int) string {
	p.t.Helper()
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		p.t.Fatal(err)
	}
	text, err := p.file.GetCellValue(p.sheet, name)
	if err != nil {
		p.t.Fatal(err)
	}
	return text
}

// set writes a number, a date or a text into a cell that must be open.
func (p pen) set(col, row int, text string) {
	p.t.Helper()
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		p.t.Fatal(err)
	}
	p.mustBeOpen(name)
	if _, err := value.ParseDate(text); err == nil {
		d, _ := value.ParseDate(text)
		err = p.file.SetCellDefault(p.sheet, name, serial(d))
		if err != nil {
			p.t.Fatal(err)
		}
		return
	}
	write := p.file.SetCellStr
	if strings.Trim(text, "0123456789.") == "" {
		write = p.file.SetCellDefault
	}
	if err := write(p.sheet, name, text); err != nil {
		p.t.Fatal(err)
	}
}

func (p pen) mustBeOpen(cell string) {
	p.t.Helper()
	id, err := p.file.GetCellStyle(p.sheet, cell)
	if err != nil {
		p.t.Fatal(err)
	}
	style, err := p.file.GetStyle(id)
	if err != nil {
		p.t.Fatal(err)
	}
	if style.Protection == nil || style.Protection.Locked {
		p.t.Errorf("%s!%s is locked and cannot be filled in", p.sheet, cell)
	}
}

func (p pen) save(name string) []byte {
	p.t.Helper()
	var buf bytes.Buffer
	if err := p.file.Write(&buf); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.t.TempDir(), name), buf.Bytes(), 0o600); err != nil {
		p.t.Fatal(err)
	}
	return buf.Bytes()
}

// fillScoreSheet fills in a score sheet as told: points are lost on every
// second indicator, with a reason.
func fillScoreSheet(p pen) {
	p.t.Helper()
	p.beside("一般公共预算", "3000")
	p.beside("上级转移支付", "201.18")
	p.beside("到位资金", "3201.18")
	p.beside("实际支出", "3127.03")
	p.beside("评价日期", "2023-09-20")
	p.beside("联系电话", "0531-75862908")
	p.beside("填报日期", "2023-10-08")
	weight, head := p.at("分值")
	for row := head + 1; p.text(1, row) != "合计"; row++ {
		mark := p.text(weight, row)
		switch {
		case strings.HasSuffix(p.text(1, row), "小计"):
		case row%2 == 0:
			p.set(weight+1, row, mark)
		default:
			p.set(weight+1, row, "2.37")
			p.set(weight+2, row, "佐证材料不完整")
		}
	}
}

func fillSelfEvaluation(p pen) {
	p.t.Helper()
	p.beside("其中：当年财政拨款", "3201.18")
	col, row := p.at("其中：当年财政拨款")
	col = p.past(col, row)
	p.set(col+1, row, "3000")
	p.set(col+2, row, "2801.5")
	p.set(col+1, row+1, "100.2")
	p.set(col+2, row+1, "0.3")
	p.below("预期目标", 1, "道路清扫全覆盖")
	target, head := p.at("年度指标值")
	for row := head + 1; p.text(1, row) != "总分"; row++ {
		p.set(target-1, row, "按月完成率")
		p.set(target, row, "≥95%")
		p.set(target+1, row, "96%")
		p.set(target+3, row, p.text(target+2, row))
	}
}

func fillRectification(p pen, rows []map[string]string) {
	p.t.Helper()
	p.beside("填报日期", "2023-10-08")
	for i, cells := range rows {
		for _, header := range sortedKeys(cells) {
			p.below(header, i+1, cells[header])
		}
	}
}
