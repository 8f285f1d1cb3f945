package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestABlockThatIsMissing is one mistake, told where the block should stand.
func TestABlockThatIsMissing(t *testing.T) {
	funds := strings.Index(selfEvaluation, "项目资金")
	goals := strings.Index(selfEvaluation, "年度总体目标")
	indicators := strings.Index(selfEvaluation, "绩效指标")
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"the funds":           {selfEvaluation[:funds] + selfEvaluation[goals:], []string{"S03 B8 initial_budget"}},
		"the indicators":      {selfEvaluation[:indicators], []string{"S03 E10 indicator"}},
		"the funds' own head": {strings.Replace(selfEvaluation, "年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） || 得分", "", 1), []string{"S03 B13 initial_budget"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := read(t, sheetOf(t, "自评表", c.text))
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}
