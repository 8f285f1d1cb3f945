package load

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/check"
)

const exampleRules = `编号	状态	说明	表单	范围	什么情况下审核	应满足	标在哪里	级别	有效期
L01	启用	低分不评优	评分表	整张表	综合评分<90	等级<>"优"	等级	须修改	
L02	启用	写错的	评分表	整张表		综合评分<=		须修改	
`

// exampleRows are good and bad examples.
const exampleRows = `编号	说明	填的内容	文件	单元格	应当
l01	低分	综合评分=80；等级=良			合格
L01			campaign.yaml	$E$12	不合格
L02		综合评分=80			不审
L09		综合评分=80			合格
		综合评分=80			合格
L01					合格
L01		综合评分=80	campaign.yaml		合格
L01		综合评分=80			对
L01		综合评分=80			
L01			../campaign.yaml		合格
L01			没有的.xlsx		合格
L01			forms		合格
L01			campaign.yaml	十二	不合格
L01			campaign.yaml	E12	合格
L01		综合评分=80		E12	不合格
`

var exampleFaults = []string{
	"评价年度设置.xlsx 例!A5：“本级规则”里没有 L09",
	"评价年度设置.xlsx 例!A6：“编号”不能空着",
	"评价年度设置.xlsx 例!C7：要写填的内容，如 预算执行率=65%；财政综合评分=92，或者写一个文件",
	"评价年度设置.xlsx 例!D8：填了内容的，不要再写文件",
	"评价年度设置.xlsx 例!F9：应当填 合格、不合格、不审 或 不适用，现为“对”",
	"评价年度设置.xlsx 例!F10：“应当”不能空着",
	"评价年度设置.xlsx 例!D11：要写设置文件夹里的文件，如 例子/评分表.xlsx，现为“../campaign.yaml”",
	"评价年度设置.xlsx 例!D12：设置文件夹里没有文件“没有的.xlsx”",
	"评价年度设置.xlsx 例!D13：设置文件夹里没有文件“forms”",
	"评价年度设置.xlsx 例!E14：单元格应写成 E32 的样子，现为“十二”",
	"评价年度设置.xlsx 例!E15：写了文件、应当不合格的才填单元格",
	"评价年度设置.xlsx 例!E16：写了文件、应当不合格的才填单元格",
}

// TestExamplesAreToldAtTheirCell: a bad example is told at its cell, stops no
// other, and no run; a sheet of another name is taken, and none at all.
func TestExamplesAreToldAtTheirCell(t *testing.T) {
	f := mustFixture(t)
	f["本级规则.tsv"] = exampleRules
	bare, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	f["例.tsv"] = exampleRows
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, u := range c.Examples.Faults {
		told = append(told, u.Where+"："+u.Message.ZH)
	}
	if diff := cmp.Diff(exampleFaults, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(c.Examples.List); n != 3 || c.Examples.List[1].Cell.String() != "E12" || c.Examples.List[1].Want != check.Failed {
		t.Errorf("%d examples: %+v", n, c.Examples.List)
	}
	if len(c.Examples.Rows) != 15 {
		t.Errorf("%d rows are kept as written", len(c.Examples.Rows))
	}
	if len(c.RuleFaults) != 1 || c.RuleFaults[0].Code != "L02" {
		t.Errorf("faults of rules: %v", c.RuleFaults)
	}
	if bare.Fingerprint != c.Fingerprint || len(bare.Examples.List) != 0 {
		t.Error("examples change what is judged")
	}
}

// TestAShippedRuleOfAFormThatIsAway is left out without a word while it is on trial:
// one of the section's own, one in use and a slip are told.
func TestAShippedRuleOfAFormThatIsAway(t *testing.T) {
	f := mustFixture(t)
	f["本级规则.tsv"] = `编号	状态	说明	表单	范围	什么情况下审核	应满足	标在哪里	级别	有效期
L91	试行	随程序附的	项目支出绩效自评表	整张表		总分<=89		须修改	
L92	启用	用上了的	项目支出绩效自评表	整张表		总分<=89		须修改	
L93	试行	写错的	评份表	整张表		综合评分<=89		须修改	
L01	试行	自己的	项目支出绩效自评表	整张表		总分<=89		须修改	
`
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, u := range c.RuleFaults {
		told = append(told, string(u.Code))
	}
	if diff := cmp.Diff([]string{"L92", "L93", "L01"}, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
