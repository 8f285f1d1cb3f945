package load

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
)

// TestPolicyRows: what can be read counts, what cannot is told at its cell and
// character, and nothing is stopped by it.
func TestPolicyRows(t *testing.T) {
	f := mustFixture(t)
	f["结果应用办法.tsv"] = "条件\t建议\t说明\nAND(评分>=90,等级=\"优\")\t优先保障\t分高\n评分率>1\t调整\t错字\n评分\t调整\t不成话\n等级=\"上\"\t调整\t没有的等级\n评分<60\t\t没有写建议\n\t调整\t没有条件\n未整改数>0\t缓一缓\t没有改完\n"
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	want := []campaign.PolicyRow{{When: `AND(评分>=90,等级="优")`, Proposal: "优先保障", Why: "分高"}, {When: "未整改数>0", Proposal: "缓一缓", Why: "没有改完"}}
	if diff := cmp.Diff(want, c.Policy); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	var told []string
	for _, u := range c.PolicyFaults {
		told = append(told, u.Where+"："+u.Message.ZH)
	}
	if diff := cmp.Diff([]string{
		"评价年度设置.xlsx 结果应用办法!A3：第 1 个字：没有“评分率”，是不是“评分”？",
		"评价年度设置.xlsx 结果应用办法!A4：第 1 个字：这只是一个值，要写成可以成立或不成立的话，如 财政综合评分<=89",
		"评价年度设置.xlsx 结果应用办法!A5：第 3 个字：“上”不是这一栏的选项，永远不会相等",
		"评价年度设置.xlsx 结果应用办法!B6：“建议”不能空着",
		"评价年度设置.xlsx 结果应用办法!A7：“条件”不能空着",
	}, told); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// TestWhatIsPublicJudgesNothing: a project is marked, withheld, or not decided, and
// nothing is judged anew for that, nor for a policy.
func TestWhatIsPublicJudgesNothing(t *testing.T) {
	prints := map[string]bool{}
	for mark, want := range map[string][2]bool{"": {}, "是": {true, false}, "否": {false, true}} {
		f := mustFixture(t)
		f["项目明细.tsv"] = "序号\t归口科室\t实施单位\t项目名称\t预算批复金额\t是否公开\nA-01\t经建科\t[213001]城管局\t环卫\t10\t" + mark + "\n合计\t\t\t\t10\t\n"
		if mark != "" {
			f["结果应用办法.tsv"] = "条件\t建议\t说明\n评分>=90\t优先保障\t分高\n"
		}
		c, err := Campaign(f.files(t))
		if err != nil {
			t.Fatal(err)
		}
		if p := c.Facts.Projects[0]; p.Public != want[0] || p.Withheld != want[1] {
			t.Errorf("%q: public %v, withheld %v", mark, p.Public, p.Withheld)
		}
		prints[c.Fingerprint] = true
	}
	if len(prints) != 1 {
		t.Errorf("%d fingerprints", len(prints))
	}
}
