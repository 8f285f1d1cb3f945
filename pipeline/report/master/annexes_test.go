package master

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
)

// TestTheAnnexesAreTheBureausOwn holds 附件1 and 附件2 against what the bureau
// printed in 2023: every title, header, row and figure.
func TestTheAnnexesAreTheBureausOwn(t *testing.T) {
	f := mustMaster(t, reporttest.Campaign2023(), reporttest.Complete())
	first := [][]string{{"附件1:"}, {"钢城区2023年度财政重点评价项目明细"}, {"单位：万元"},
		{"序号", "归口科室", "实施单位", "项目名称", "预算批复金额"}}
	second := [][]string{{"附件2:"}, {"钢城2023年度财政重点项目综合评分统计表"},
		{"序号", "实施单位", "项目名称", "财政综合评分", "财政综合评价等级"}}
	for _, x := range reporttest.Facts2023 {
		unit := "[" + x.Unit + "]" + x.UnitName
		first = append(first, []string{x.Code, x.Division, unit, x.Name, x.Budget})
		second = append(second, []string{x.Code, unit, x.Name, x.Score, x.Grade})
	}
	first = append(first, []string{"合计", "", "", "", "13997.53"})
	for sheet, want := range map[string][][]string{"附件1": first, "附件2": second} {
		got, err := f.GetRows(sheet) // as people see them
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sheet, diff)
		}
		onePageUpright(t, f, sheet)
		if colour := fontColour(t, f, sheet, "A1"); colour != "" {
			t.Errorf("the caption of %s is printed in %s", sheet, colour)
		}
	}
	last := fmt.Sprint("E", len(first))
	if expr, err := f.GetCellFormula("附件1", last); err != nil || !strings.HasPrefix(expr, "SUM(") {
		t.Errorf("合计 is %q (%v), no sum", expr, err)
	}
}

// onePageUpright wants a sheet printed on A4 in portrait, one page wide.
func onePageUpright(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	p, err := f.GetPageLayout(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if *p.Size != 9 || *p.Orientation != "portrait" || *p.FitToWidth != 1 {
		t.Errorf("%s is printed on paper %d in %s, %d pages wide", sheet, *p.Size, *p.Orientation, *p.FitToWidth)
	}
}
