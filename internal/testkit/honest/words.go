package honest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// wordStyles are ways to write codes, names, units and what is chosen from a list.
func wordStyles() []Style {
	return slicesOf(unitStyles(), codeStyles(), nameStyles(), []Style{
		{Name: "grades in long", Group: "grades", Forms: only("score-sheet", "score-list"), Apply: every(longGrade, gradeRole)},
		{Name: "grades with blanks", Group: "grades", Forms: only("score-sheet", "score-list"), Apply: every(func(c *Cell) { c.Text = " " + c.Text + "　" }, gradeRole)},
		{Name: "statuses in other words", Group: "statuses", Forms: only("rectification"), Apply: otherStatuses},
		{Name: "blanks behind statuses", Group: "statuses", Forms: only("rectification"), Apply: every(func(c *Cell) { c.Text += "　" }, statusRole)},
		{Name: "no reason as a dash", Group: "reasons", Forms: scored2, Apply: emptyReasons("—")},
		{Name: "no reason as 无", Group: "reasons", Forms: scored2, Apply: emptyReasons("无")},
		{Name: "telephone with blanks", Group: "phone", Forms: only("score-sheet"), Apply: phone("0531 7586 4663")},
		{Name: "mobile as a number", Group: "phone", Forms: only("score-sheet"), Apply: phoneNumber},
		{Name: "telephone with an extension", Group: "phone", Forms: only("score-sheet"), Apply: phone("0531-75864663转802")},
		{Name: "two telephones", Group: "phone", Forms: only("score-sheet"), Apply: phone("75864663、13805310000")},
		{Name: "area code in brackets", Group: "phone", Forms: only("score-sheet"), Apply: phone("(0531)75864663")},
		{Name: "characters without width", Group: "invisible", Apply: every(func(c *Cell) {
			if c.Kind == textKind && c.Text != "" {
				c.Text = "\ufeff" + c.Text + "\u200b"
			}
		}, labelRole, headerRole, markRole, codeRole, nameRole, unitRole, gradeRole, statusRole, groupRole)},
		{Name: "deadlines with 前", Group: "due", Against: only("dates"), Forms: only("rectification", "problem-list"), Apply: dueAs(func(c *Cell) string { return c.day().Format("2006年1月2日前") })},
		{Name: "deadlines at the end of a month", Group: "due", Against: only("dates"), Forms: only("problem-list"), Apply: dueAs(func(c *Cell) string { return c.day().Format("2006年1月底前") })},
		{Name: "deadlines that last", Group: "due", Against: only("dates"), Forms: only("rectification"), Apply: lasting("长期")},
		{Name: "deadlines that go on", Group: "due", Against: only("dates"), Forms: only("rectification"), Apply: lasting("持续推进")},
		{Name: "everything persistent", Group: "statuses", Forms: only("rectification"), Apply: persistent},
	})
}

func slicesOf(lists ...[]Style) []Style {
	var all []Style
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

func longGrade(c *Cell) {
	c.Text = strings.NewReplacer("优", "优秀", "良", "良好", "中", "中等", "差", "较差").Replace(c.Text)
}

func emptyReasons(sign string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		for i, head := range p.heads() {
			if head != "扣分原因" && head != "偏差原因分析及改进措施" {
				continue
			}
			for _, row := range p.Rows {
				if c := row.Cells[i]; row.Part == dataPart && c != nil && c.Text == "" {
					c.Text = sign
				}
			}
		}
	}
}

// heads are the headers of the table by column.
func (p *Page) heads() map[int]string {
	heads := map[int]string{}
	for col, c := range p.Rows[p.first(headerPart)].Cells {
		heads[col] = c.Text
	}
	return heads
}

func phone(s string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) { b.visible().find("phone").Text = s }
}

func phoneNumber(b *Book, r *rand.Rand) {
	c := b.visible().find("phone")
	c.Kind, c.Text = numberKind, fmt.Sprint(13800000000+r.IntN(99999999))
}
