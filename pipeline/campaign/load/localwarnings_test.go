package load

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// atOdds are rules of the section's own of which most are at odds with another.
const atOdds = `编号	状态	说明	表单	范围	什么情况下审核	应满足	级别	有效期
L01	启用	高分	评分表	整张表	等级<>"优"	综合评分<=89	须修改	
L02	试行	不可能	评分表	整张表	综合评分<50 且 综合评分>=80	等级="差"		
L03	启用	不高于	评分表	整张表	合计得分<60	综合评分<=79		
L04	启用	已有	评分表	整张表	等级="差"	综合评分<=95	须说明	
L05	启用	不低于	评分表	整张表		IF(合计得分<70,综合评分>=80)	须说明	
L06	启用	总是成立	评分表	整张表	等级="差"	综合评分<=100		
L07	启用	从不成立	评分表	整张表		综合评分<0		
L08	停用	不算	评分表	整张表		综合评分<0		
L09	启用	以后	评分表	整张表	合计得分<60	综合评分>=85	须说明	2024-01-01至2024-12-31
L10	启用	更重	评分表	整张表	等级="差"	综合评分<=96	须修改	
L11	启用	同一件事	评分表	整张表	合计得分<60	NOT(综合评分>79)	须说明	至2023-12-31
L12	启用	只有一行	评分表	每一行	得分<5	合计得分<0		
L13	启用	逐行	评分表	每一行	得分<5	合计得分>=80		
L14	启用	不能断定	评分表	整张表	合计得分<60	SUM(得分)>=100		
`

var oddities = []string{
	"评价年度设置.xlsx 本级规则!F3：L02 从不会提出意见：综合评分低于 50 且 综合评分不低于 80，不可能同时成立",
	"评价年度设置.xlsx 本级规则!G5：L04 已包含在 L01 里：L04 提出意见的地方，L01 都会提出",
	"评价年度设置.xlsx 本级规则!G6：L03 与 L05 矛盾：合计得分低于 60 时，L03 要求综合评分不高于 79，L05 要求综合评分不低于 80，没有哪个数能同时做到",
	"评价年度设置.xlsx 本级规则!G7：L06 从不会提出意见：等级是“差”时，综合评分不高于 100 总是成立",
	"评价年度设置.xlsx 本级规则!G8：L07 一审核就会提出意见：综合评分低于 0，不可能成立",
	"评价年度设置.xlsx 本级规则!G10：L03 与 L09 矛盾：合计得分低于 60 时，L03 要求综合评分不高于 79，L09 要求综合评分不低于 85，没有哪个数能同时做到",
	"评价年度设置.xlsx 本级规则!G11：L10 已包含在 L01 里：L10 提出意见的地方，L01 都会提出",
	"评价年度设置.xlsx 本级规则!G12：L11 与 L03 说的是同一件事：提出意见的地方完全相同",
	"评价年度设置.xlsx 本级规则!G12：L05 与 L11 矛盾：合计得分低于 60 时，L05 要求综合评分不低于 80，L11 要求综合评分不高于 79，没有哪个数能同时做到",
	"评价年度设置.xlsx 本级规则!G14：L12 与 L13 矛盾：得分低于 5 时，L12 要求合计得分低于 0，L13 要求合计得分不低于 80，没有哪个数能同时做到",
}

// TestRulesAtOddsAreToldAndCount: what follows from the wording of rules is told at
// the rule, and each of them counts all the same.
func TestRulesAtOddsAreToldAndCount(t *testing.T) {
	f := mustFixture(t)
	f["本级规则.tsv"] = atOdds
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, w := range c.RuleWarnings {
		told = append(told, w.Where+"："+w.Message.ZH)
	}
	if diff := cmp.Diff(oddities, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(c.RuleFaults) > 0 {
		t.Errorf("faults: %v", c.RuleFaults)
	}
	for _, code := range []string{"L02", "L05", "L07"} {
		counts := false
		for info := range c.Engine.Infos() {
			counts = counts || string(info.Code) == code && !info.Off
		}
		if !counts {
			t.Errorf("%s does not count", code)
		}
	}
}
