package daily

import (
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// opinionAt is the column of 处理意见 in 今天要办, from 1.
const opinionAt = 5

// opinionColumns are those in which the section decides; a page has none of
// them.
func opinionColumns() []view.Column {
	return []view.Column{view.Short(record.OpinionColumn, 14).OnSheet(), view.Short(record.DateColumn, 14).OnSheet(),
		view.Words(record.ReasonColumn, 30).OnSheet(), view.Short(record.DeciderColumn, 10).OnSheet(),
		view.Short(record.ActKeyColumn, 22).Unseen().OnSheet()}
}

// opinionCells are open where something may be decided.
func opinionCells(m view.Question) []write.Cell {
	if m.Key == "" {
		return nil
	}
	open := write.Text("").Input().AsText()
	day := write.Text("")
	if m.Dated() {
		day = open
	}
	return []write.Cell{open, day, open, open, write.Text(m.Key)}
}

// askOpinions lets each row choose among what may be decided of it.
func (p *panel) askOpinions(t *view.Table) {
	for i := 0; i < len(p.asks); {
		n := i + 1
		for n < len(p.asks) && slices.Equal(p.asks[i], p.asks[n]) {
			n++
		}
		if len(p.asks[i]) > 0 {
			t.Check(write.Check{From: finding.Ref{Row: t.First + i, Col: opinionAt}, To: finding.Ref{Row: t.First + n - 1, Col: opinionAt}, Kind: write.FromList,
				First: listed(p.asks[i]), Title: record.OpinionColumn, Message: "请选：" + strings.Join(p.asks[i], "、") + "；不办的空着"})
		}
		i = n
	}
}

// listed is a list to choose from.
func listed(words []string) string { return `"` + strings.Join(words, ",") + `"` }
