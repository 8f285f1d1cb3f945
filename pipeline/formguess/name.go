package formguess

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// idWords make an id of a form's name.
var idWords = []struct{ zh, id string }{
	{"自评", "self-assessment"}, {"评分", "score"}, {"整改", "remedy"}, {"问题", "problem"}, {"检查", "inspection"}, {"绩效目标", "goal"}, {"预算", "budget"},
	{"决算", "accounts"}, {"资产", "asset"}, {"采购", "procurement"}, {"合同", "contract"}, {"项目", "project"}, {"人员", "staff"}, {"债务", "debt"}, {"补贴", "subsidy"}, {"收支", "revenue-and-spending"},
	{"资金", "funds"}, {"支出", "spending"}, {"收入", "income"}, {"盘点", "stocktaking"}, {"处置", "disposal"}, {"用车", "vehicle"}, {"车辆", "vehicle"}, {"考核", "assessment"}, {"培训", "training"}, {"工程", "works"},
	{"调整", "change"}, {"卡片", "card"}, {"台账", "ledger"}, {"清单", "list"}, {"统计", "statistics"}, {"汇总", "summary"}, {"明细", "details"},
	{"登记", "register"}, {"情况", "report"}, {"报告", "report"},
}

// mostIDWords is how many words such an id has.
const mostIDWords = 3

// name gives the form its id and its names.
func (g *guesser) name(d *form.Definition, o Options) {
	d.Name.ZH = o.Name
	if d.Name.ZH == "" && len(d.Title.Texts) > 0 {
		d.Name.ZH = d.Title.Texts[0]
	}
	if d.Name.ZH == "" {
		d.Name.ZH = finding.Clip(value.Clean(g.union.outlines[0].page.sheet.Name), 20)
		g.doubts.add("name", g.union.outlines[0].place(finding.Ref{}), "没有标题，用工作表的名称作表单名称，请改成各单位看得懂的", "without a title the form is named after the sheet")
	}
	d.ID = o.ID
	if d.ID == "" {
		d.ID = g.idFor(d.Name.ZH)
		g.doubts.add("id", finding.Place{}, "代码是照名称取的，可以改，定了就不要再改：台账里记的是它", "the id follows from the name; change it now or never: the ledger keeps it")
	}
	d.Name.EN = strings.ReplaceAll(d.ID, "-", " ")
	for _, other := range g.known.Forms {
		if other.ID == d.ID {
			continue
		}
		if other.Name.ZH == d.Name.ZH {
			g.doubts.add("name", finding.Place{}, "表单 %s 也叫“%s”：报送时限里分不开，请改一个", "form %s is called %q too: 报送时限 cannot tell them apart", other.ID, d.Name.ZH)
		}
		for _, text := range other.Title.Texts {
			if slices.ContainsFunc(d.Title.Texts, func(own string) bool { return value.Label(own) == value.Label(text) }) {
				g.doubts.add("title", finding.Place{}, "标题“%s”与表单 %s 的相同，两种表分不开：请改其中一个；要重新起草它，请加 --id %[2]s", "the title %q is also that of %s: change one of them, or give --id %[2]s to draft that form anew", text, other.ID)
			}
		}
	}
}

func (g *guesser) idFor(name string) string {
	var parts []string
	for _, w := range idWords {
		if strings.Contains(name, w.zh) && len(parts) < mostIDWords && !slices.Contains(parts, w.id) {
			parts = append(parts, w.id)
		}
	}
	if len(parts) == 0 {
		parts = []string{"new-form"}
	}
	taken := map[string]bool{}
	for _, f := range g.known.Forms {
		taken[f.ID] = true
	}
	id := strings.Join(parts, "-")
	for one, n := id, 2; ; n++ {
		if !taken[one] {
			return one
		}
		one = fmt.Sprintf("%s-%d", id, n)
	}
}
