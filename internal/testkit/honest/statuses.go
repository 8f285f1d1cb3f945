package honest

import (
	"math/rand/v2"
	"strings"
)

func otherStatuses(b *Book, r *rand.Rand) {
	words := map[string][]string{"已完成": {"已整改", "已完成整改", "是"}, "整改中": {"正在整改", "部分整改"}, "未启动": {"未整改", "尚未整改", "否"}, "长期坚持": {"持续整改"}}
	b.visible().cells(func(c *Cell) {
		if or := words[c.Text]; len(or) > 0 {
			c.Text = pick(r, or...)
		}
	}, statusRole)
}

// persistent makes every row one that goes on: no day and no evidence is asked for.
func persistent(b *Book, _ *rand.Rand) {
	p := b.visible()
	for _, row := range p.Rows {
		if row.Part != dataPart {
			continue
		}
		for col, c := range row.Cells {
			switch {
			case c.Role == dateRole:
				row.Cells[col] = blankDate()
			case c.Role == statusRole:
				c.Text = "长期坚持"
			case strings.HasPrefix(c.Text, "附件"):
				c.Text = ""
			}
		}
	}
	if done := p.find("done_count"); done != nil {
		done.Text, p.find("completion_rate").Text = "0", "0"
	}
}

// dueAs writes the deadlines of a list otherwise.
func dueAs(write func(*Cell) string) func(*Book, *rand.Rand) {
	return func(b *Book, _ *rand.Rand) {
		p := b.visible()
		for _, row := range p.Rows {
			if c := row.Cells[p.column("整改时限")]; c != nil && row.Part == dataPart && c.Kind == dateKind && c.Text != "" {
				c.Text = write(c)
				c.Kind, c.Format = textKind, ""
			}
		}
	}
}

// lasting says of problems that are worked on for good how long that is.
func lasting(words string) func(*Book, *rand.Rand) {
	return func(b *Book, r *rand.Rand) {
		p := b.visible()
		if p.column("整改时限") == 0 {
			return // called otherwise by now
		}
		persistent(b, r)
		for _, row := range p.Rows {
			if row.Part == dataPart {
				row.Cells[p.column("整改时限")] = text(dateRole, words)
			}
		}
	}
}
