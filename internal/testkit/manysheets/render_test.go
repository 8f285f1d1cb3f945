package manysheets

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// cells is the stored text of a sheet by address.
type cells map[string]string

// readSheet returns the stored text of every cell.
func readSheet(t *testing.T, path string) cells {
	t.Helper()
	file, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows(sheetName)
	if err != nil {
		t.Fatal(err)
	}
	read := cells{}
	for i, row := range rows {
		for j, v := range row {
			read[at(string(rune('A'+j)), i+1)] = v
		}
	}
	return read
}

func (c cells) number(cell string) decimal.Decimal { return decimal.Must(c[cell]) }

// shown works out which mistake the cells show, if any, by reading them as a
// clerk would.
func shown(c cells, p project) Mistake {
	for _, look := range []func(cells, project) (finding.Code, string){shownAbove, shownInTable, shownBelow} {
		if code, cell := look(c, p); code != "" {
			return Mistake{File: p.path(), Code: code, Cell: cell}
		}
	}
	return Mistake{}
}

func shownAbove(c cells, p project) (finding.Code, string) {
	switch {
	case c["D3"] != p.name:
		return "C02", "D3"
	case c["F7"] == "":
		return "V01", "F7"
	case c["F7"] > "45212": // 2023-10-13
		return "D05", "F7"
	case !c.number("B5").Equal(p.budget):
		return "C05", "B5"
	case !c.number("D5").Add(c.number("F5")).Equal(p.budget):
		return "T06", "B5"
	case !c.number("D6").Div(c.number("B6"), 4).Equal(c.number("H6")):
		return "T07", "H6"
	}
	return "", ""
}

func shownInTable(c cells, _ project) (finding.Code, string) {
	group := decimal.Zero
	for row := firstIndicatorRow; row < totalRow; row++ {
		d, e, f := at("D", row), at("E", row), at("F", row)
		score, err := decimal.Parse(c[e])
		if strings.HasSuffix(c[at("A", row)], "小计") {
			if !group.Equal(score) {
				return "T04", e
			}
			group = decimal.Zero
			continue
		}
		switch {
		case err != nil:
			return "V02", e
		case c.number(d).Less(score):
			return "T01", e
		case score.Less(c.number(d)) && c[f] == "":
			return "T09", f
		}
		group = group.Add(score)
	}
	return "", ""
}

func shownBelow(c cells, _ project) (finding.Code, string) {
	sum := decimal.Zero
	for row := firstIndicatorRow; row < totalRow; row++ {
		if c[at("C", row)] != "" {
			sum = sum.Add(c.number(at("E", row)))
		}
	}
	switch {
	case !sum.Equal(c.number("E32")):
		return "T03", "E32"
	case !c.number("B33").Equal(sum):
		return "T05", "B33"
	case c["E33"] != gradeOf(c.number("B33")):
		return "G01", "E33"
	}
	return "", ""
}
