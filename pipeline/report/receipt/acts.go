package receipt

import (
	"cmp"
	"fmt"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// mostActs is how many of a workbook's decisions its receipt lists.
const mostActs = 40

// acts are what the section decided in the file.
func (r Receipt) acts() []record.Act {
	var out []record.Act
	for _, a := range r.all.Snapshot.Acts {
		if r.unit == "" && a.From.ID == r.file.ID && !a.Silent() {
			out = append(out, a)
		}
	}
	return out
}

// actTally counts them, and those that came to nothing.
func (r Receipt) actTally() (n, undone int) {
	for _, a := range r.acts() {
		n++
		if r.flawOf(a) != nil {
			undone++
		}
	}
	return n, undone
}

// actsDone says what to do next with a workbook in which the section decided.
func actsDone(n, undone int) string {
	if undone == 0 {
		return fmt.Sprintf("%d 项处理都已办，不用再做什么。", n)
	}
	return fmt.Sprintf("%d 项处理，办了 %d 项，没有办的 %d 项原因和改法写在下面和批注副本里。", n, n-undone, undone)
}

// flawOf is what is told of a row that decides nothing; nil where it was done.
func (r Receipt) flawOf(a record.Act) *record.Issue {
	row := a.CellOf("").Row
	found := r.all.FoundIn(r.file.ID)
	for i := range found {
		if x := &found[i]; x.CampaignWide && x.Place.Sheet == a.At.Sheet && x.Place.Cell.Row == row {
			return x
		}
	}
	return nil
}

// decided lists what the section decided in the file, and what came of it.
func (r Receipt) decided() page.Part {
	all := r.acts()
	if len(all) == 0 {
		return page.Part{}
	}
	p := page.Part{Name: "处理意见", Table: &page.Table{Columns: []page.Column{
		{Head: "位置", Width: 12}, {Head: "处理", Width: 16}, {Head: "对什么", Width: 36}, {Head: "办理结果", Width: 36}}}}
	for _, a := range all[:min(len(all), mostActs)] {
		p.Table.Rows = append(p.Table.Rows, r.actCells(a))
	}
	if n := len(all) - mostActs; n > 0 {
		p.Note = fmt.Sprintf("另有 %d 项，见审核日报的“处理”表。", n)
	}
	return p
}

func (r Receipt) actCells(a record.Act) []page.Cell {
	word := a.Word
	if undo, _ := a.Undoes(); undo {
		word = record.UndoColumn + word
	}
	at := page.Cell{Text: finding.OneLine(a.At.Sheet) + "!" + a.At.Cell}
	if flaw := r.flawOf(a); flaw != nil {
		return []page.Cell{at, {Text: clipped(word, 20)}, {Text: clipped(r.written(a), 60)},
			{Text: clipped(view.MessageCell(*flaw).String()+"。"+flaw.Fix.In(finding.ZH), 120), Tone: page.Red}}
	}
	about, result := r.written(a), "已办"
	switch {
	case len(a.Done) == 0 && r.file.Gone:
		result = "文件已取走；没有留下处理记录"
	case len(a.Done) > 0:
		var things []string
		for _, d := range a.Done {
			things = append(things, r.all.DecidedOn(d).String())
		}
		d := a.Done[0]
		about = strings.Join(things, "；")
		result = fmt.Sprintf("已办：%s，自 %s 起", cmp.Or(d.By, campaign.SectionFolder), r.all.When(d.AsOf))
		if r.overruled(a) {
			result = "以前办过，后来又撤销或改了，没有再办；要再办，请写在最新日报的“处理”表里"
		}
	}
	return []page.Cell{at, {Text: clipped(word, 20)}, {Text: clipped(about, 80)}, {Text: clipped(result, 80)}}
}

// overruled reports whether something else was decided since of all that the row
// decided.
func (r Receipt) overruled(a record.Act) bool {
	for _, d := range a.Done {
		if last := record.LastOn(r.all.Snapshot.Decisions, d); last != nil && last.ID == d.ID {
			return false
		}
	}
	return true
}

// written is what a row is about as it says itself.
func (r Receipt) written(a record.Act) string {
	if a.Asked() || a.Undoing() {
		return ""
	}
	return strings.Join(strings.Fields(strings.Join([]string{a.Unit, a.Form, a.Subject, a.File, a.Code, a.Date}, " ")), " ")
}
