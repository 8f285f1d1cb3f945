package honest

import (
	"math/rand/v2"
	"strings"
)

// footStyles are what stands below a table, and in the cells around it.
func footStyles() []Style {
	below := func(name string, texts ...string) Style {
		return Style{Name: name, Group: "foot", Apply: func(b *Book, _ *rand.Rand) { b.visible().below(false, texts...) }}
	}
	merged := func(name string, texts ...string) Style {
		return Style{Name: name, Group: "foot", Apply: func(b *Book, _ *rand.Rand) { b.visible().below(true, texts...) }}
	}
	return []Style{
		below("note below", "注：得分保留两位小数，合计不含加分项。"), merged("note below, merged", "备注：1.本表一式三份；2.总分按财政部门认定的得分填列。"),
		below("notes in several rows", "填表说明：", "1.项目编号按下发的明细表填写。", "2.合计＝各项得分之和。", "3.总分与财政综合评分一致。"),
		below("a sentence that closes", "以上合计数据经本单位核对无误。"), below("a sentence on the total score", "总分说明：本项目总分为各指标得分之和。"),
		below("a sentence behind blank rows", "", "", "以上总分由评审组集体评定，合计与小计已核对。"),
		below("signatures", "单位负责人（签字）：　　　　　　审核人：　　　　　　填表人："), merged("signatures, merged", "单位负责人：          财务负责人：          经办人：          （单位公章）"),
		below("seal and day", "", "（单位盖章）", "    年   月   日"), below("seal with a day", "某某区某某局（盖章）", "{filled}"),
		below("signature in cells", "审核人"), below("opinion of the section", "绩效科意见：", "", "负责人签字：        年    月    日"),
		below("telephone below", "联系电话：0531-75864663"), below("page number below", "第 1 页 共 1 页"), below("copies to", "抄送：区财政局绩效科、区审计局。"),
		below("source below", "数据来源：预算管理一体化系统，截至{filled}，合计口径不含结转。"), below("end", "（以下空白）"), below("dashes", "————————————"),
		{Name: "signatures cell by cell", Group: "foot", Apply: func(b *Book, _ *rand.Rand) {
			b.visible().add(notePart, text(remarkRole, "单位负责人："), blank(), text(remarkRole, "审核人："), text(remarkRole, "王某某"), text(remarkRole, "制表人："), text(remarkRole, "李某某"))
		}},
		{Name: "note in a far cell", Group: "far", Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			p.Rows[p.first(headerPart)].Cells[p.width()+3] = text(remarkRole, "核对：合计无误")
		}},
		{Name: "checking sum in a far cell", Group: "far", Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			far := p.width() + 2
			last := p.Rows[max(p.last(dataPart), p.first(headerPart))]
			last.Cells[far], last.Cells[far+1] = number(remarkRole, "100"), text(remarkRole, "合计")
		}},
		{Name: "note on the title's row", Group: "far", Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			p.Rows[0].Cells[p.width()+1] = text(remarkRole, "电子版与纸质版一致")
		}},
		{Name: "watermark in a cell", Group: "far", Apply: func(b *Book, _ *rand.Rand) {
			p := b.visible()
			for range 12 {
				p.add(notePart)
			}
			p.add(notePart, nil, nil, text(remarkRole, "内部资料 严禁外传"))
		}},
	}
}

// below adds rows of a text each, over the whole table or in the first cell.
func (p *Page) below(merged bool, texts ...string) {
	filled := "2023年10月8日"
	if c := p.find("filled_on"); c != nil {
		filled = c.Text
	}
	for _, s := range texts {
		if s == "" {
			p.add(notePart)
			continue
		}
		c := text(remarkRole, strings.ReplaceAll(s, "{filled}", filled))
		if merged {
			c.Wide = p.width()
		}
		p.add(notePart, c)
	}
}

// column is where a header stands, 0 if nowhere.
func (p *Page) column(head string) int {
	for col, text := range p.heads() {
		if strings.HasPrefix(text, head) {
			return col
		}
	}
	return 0
}
