package strangers

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/sheettest"
)

// TestRulesOfAnotherBureau: rules of its own name the other of two forms that stand
// on one sheet, and all sheets together, whatever these are about.
func TestRulesOfAnotherBureau(t *testing.T) {
	for _, tt := range []struct {
		set  Set
		want []string
		rows [][]string
	}{
		{TwoForms(t), []string{"L01 901001 B9 warning", "L04   warning"}, [][]string{
			{"L01", "启用", "盘点过的才能处置", "固定资产处置表", "整张表", "", "SUM(固定资产盘点表.数量)>=10", "批准日期"},
			{"L02", "启用", "先盘点后处置", "固定资产盘点表", "整张表", "", "盘点日期<=固定资产处置表.批准日期", ""},
			{"L03", "启用", "总数", "固定资产盘点表", "全部报送", "", "SUM(数量)=52 且 COUNT(盘点日期)=3 且 COUNT(固定资产处置表.处置收入)=6", ""},
			{"L04", "启用", "总数", "固定资产盘点表", "全部报送", "", "SUM(数量)>52", ""},
		}},
		{Records(t), []string{"L02   warning"}, [][]string{
			{"L01", "启用", "车辆数", "公务用车卡片", "全部报送", "", "COUNT(购置价格)=9 且 COUNT(费用)=18", ""},
			{"L02", "启用", "保养费", "公务用车卡片", "全部报送", "COUNT(费用)>0", "SUM(费用)>SUM(购置价格)", ""},
		}},
	} {
		head := []string{"编号", "状态", "说明", "表单", "范围", "什么情况下审核", "应满足", "标在哪里", "级别"}
		c := tt.set.Campaign
		c.Lists = append(slices.Clone(c.Lists), sheettest.Sheet{Name: "本级规则", CSV: csvOf(append([][]string{head}, tt.rows...))})
		b := Open(t, c)
		for _, fault := range b.Options.Campaign.RuleFaults {
			t.Error(fault.Where, fault.Message.ZH)
		}
		var told []string
		for _, i := range b.Receive(t, tt.set.Evenings[0]).Snapshot.Issues {
			if i.Code[0] == 'L' {
				told = append(told, fmt.Sprint(i.Code, " ", i.Department, " ", i.Place.Cell, " ", i.Severity))
			}
		}
		slices.Sort(told)
		if diff := cmp.Diff(tt.want, told); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
