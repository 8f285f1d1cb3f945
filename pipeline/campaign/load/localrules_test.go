package load

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// localRows are good and bad rules of the section's own.
const localRows = `编号	状态	说明	表单	范围	什么情况下审核	应满足	标在哪里	级别	有效期
L01	启用	低分不评优	评分表	整张表	综合评分<90	等级<>"优"	等级	须修改	
L02	试行	错字	评分表	每一行	得分额>1	SUMM(得分)=合计得分	评分格		
X1	启用	编号	评分表	整张表		综合评分<=89			
L01	启用	重复	评分表	整张表		综合评分<=89			
L03	暂停	状态	没有的表	半张表		综合评分<=89		很重	明天至后天
L04	启用	没有写完	评分表	整张表	综合评分 且	(综合评分<=89			
L05	启用	不成话	评分表	整张表		综合评分			
L06	启用	文字比数	评分表	整张表		等级>90			
L07	启用		评分表	整张表					
`

var localFaults = []string{
	"评价年度设置.xlsx 本级规则!F3：第 1 个字：没有“得分额”，是不是“得分”？",
	"评价年度设置.xlsx 本级规则!G3：第 1 个字：没有“SUMM”这个函数，是不是“SUM”？",
	"评价年度设置.xlsx 本级规则!H3：“评分格”不是表上的一格",
	"评价年度设置.xlsx 本级规则!A4：编号应为 L 加两位数字，如 L01，现为“X1”",
	"评价年度设置.xlsx 本级规则!A5：编号 L01 与 A2 的重复",
	"评价年度设置.xlsx 本级规则!B6：状态应填 试行、启用 或 停用，现为“暂停”",
	"评价年度设置.xlsx 本级规则!D6：没有“没有的表”这个表单；可用的表单：整改表、评分表",
	"评价年度设置.xlsx 本级规则!E6：范围应填 整张表、每一行 或 全部报送，现为“半张表”",
	"评价年度设置.xlsx 本级规则!I6：级别应填 须修改、须说明 或 提示，现为“很重”",
	"评价年度设置.xlsx 本级规则!J6：有效期应写成 2023-09-01至2023-12-31，现为“明天至后天”",
	"评价年度设置.xlsx 本级规则!F7：第 1 个字：“且”连起来的要是能成立或不成立的话，如 财政综合评分<=89",
	"评价年度设置.xlsx 本级规则!F7：第 7 个字：没有写完：末尾少了一个数、一栏或一句话",
	"评价年度设置.xlsx 本级规则!G7：第 1 个字：“(”没有另一半",
	"评价年度设置.xlsx 本级规则!G8：第 1 个字：这只是一个值，要写成可以成立或不成立的话，如 财政综合评分<=89",
	"评价年度设置.xlsx 本级规则!G9：第 3 个字：“>”两边或括号里不是同一类：文字要和文字比，数要和数比；文字里的数用 VALUE() 取出",
	"评价年度设置.xlsx 本级规则!C10：“说明”不能空着",
	"评价年度设置.xlsx 本级规则!G10：“应满足”不能空着",
}

// TestABadRuleStopsNoOther: every fault in 本级规则 is told at its cell and
// character, all at once, and what is right counts.
func TestABadRuleStopsNoOther(t *testing.T) {
	f := mustFixture(t)
	f["本级规则.tsv"] = localRows
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, u := range c.RuleFaults {
		told = append(told, u.Where+"："+u.Message.ZH)
	}
	if diff := cmp.Diff(localFaults, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if info, ok := c.Engine.Info("L01"); !ok || info.Off {
		t.Error("L01 does not count")
	}
	for _, code := range []string{"L02", "L04", "L05", "L06"} {
		for info := range c.Engine.Infos() {
			if string(info.Code) == code {
				t.Errorf("%s counts", code)
			}
		}
	}
	if len(c.Local) != 9 {
		t.Errorf("%d rows are kept as written, want 9", len(c.Local))
	}
}
