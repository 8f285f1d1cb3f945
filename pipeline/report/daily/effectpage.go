package daily

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// Effect writes 成效: one page on what came, what the program found in it, and
// how that compares with what the section found.
func Effect(w io.Writer, c *campaign.Campaign, s *record.Snapshot) error {
	v := view.New(c, s)
	d := &daily{View: v, dues: v.Dues()}
	d.compared = d.compare()
	e := d.effect()
	p := page.Brief{Title: c.Name + "审核成效", Note: d.AsOfText(),
		Facts: d.effectFacts(e), Lines: d.effectLines(e),
		Parts: []page.Part{d.receivedPart(), d.comparedPart(), d.rulesPart(e)},
		Foot:  "本页由 jixiao 根据报送台账生成，收到文件、报送事项与同日的审核日报一致，对照结果与其中“试运行对照”一致。"}
	return p.Write(w)
}

func (d *daily) effectFacts(e effect) []page.Fact {
	x := d.compared
	judged := x.count[record.Same] + x.count[record.Falsely]
	return []page.Fact{
		{Figure: fmt.Sprint(d.Snapshot.Run.Balance.Seen), Label: "收到文件"},
		{Figure: fmt.Sprintf("%d / %d", e.handedIn, e.owed), Label: "已报 / 报送事项"},
		{Figure: fmt.Sprintf("%d / %d", e.right, e.handedIn), Label: "第一版就过 / 已报"},
		{Figure: cmp.Or(average(e.versions, e.standing), "—"), Label: "平均几版通过"},
		{Figure: fmt.Sprint(e.kept), Label: "没有进总表的错误内容（处）"},
		{Figure: cmp.Or(portion(x.count[record.Same], judged), "—"), Label: "与绩效科一致"},
	}
}

func (d *daily) effectLines(e effect) []page.Line {
	passed := "还没有通过的"
	if e.standing > 0 {
		passed = fmt.Sprintf("已通过（含待说明）的 %d 项，平均报到第 %s 版，最多报到第 %d 版", e.standing, average(e.versions, e.standing), e.most)
	}
	first := "还没有报送的"
	if e.handedIn > 0 {
		first = fmt.Sprintf("已报的 %d 项中，第一版就审核通过或只须说明的 %d 项，占 %s", e.handedIn, e.right, portion(e.right, e.handedIn))
	}
	return []page.Line{
		{Label: "部门", Text: cmp.Or(d.Campaign.Settings.Notify.Signature, d.Campaign.Name)},
		{Label: "评价年度", Text: fmt.Sprintf("%d 年", d.Campaign.Facts.Year)},
		{Label: "期间", Text: d.period()},
		{Label: "第一版就过", Text: first},
		{Label: "几版通过", Text: passed},
		{Label: "错误内容", Text: fmt.Sprintf("%d 处没有进总表：退回的各版里，级别为“须修改”、指到单元格的填写内容，同一处的同一个错只算一次", e.kept)},
	}
}

// period is from when the first file arrived until now.
func (d *daily) period() string {
	var from time.Time
	for _, f := range slices.Concat(d.Snapshot.Files, d.Snapshot.Past) {
		if from.IsZero() || f.Arrival.Before(from) {
			from = f.Arrival
		}
	}
	const day = "2006年1月2日"
	to := d.AsOf.Format(day)
	if from.IsZero() {
		return "截至" + to + "，还没有收到文件"
	}
	return from.In(d.AsOf.Location()).Format(day) + "至" + to
}

// receivedPart says what became of every file, as the day's report does.
func (d *daily) receivedPart() page.Part {
	p := d.balance()
	t := &page.Table{Rows: [][]page.Cell{nil}}
	put := func(head, figure write.Cell) {
		t.Columns = append(t.Columns, page.Column{Head: head.Shown(), Align: page.Center, Width: 10})
		t.Rows[0] = append(t.Rows[0], page.Cell{Text: figure.Shown()})
	}
	for _, cells := range append(p.rows, p.results()) {
		put(cells[0], cells[1])
	}
	return page.Part{Name: "收到的文件，各是什么结果", Table: t, Note: p.note}
}

// comparedPart says how the program's findings compare with the section's.
func (d *daily) comparedPart() page.Part {
	x := d.compared
	same, falsely, missed := x.count[record.Same], x.count[record.Falsely], x.count[record.Missed]
	t := &page.Table{Columns: []page.Column{{Head: "对照", Align: page.Center, Width: 10}, {Head: "条数", Align: page.Right, Width: 8},
		{Head: "比例", Align: page.Right, Width: 10}, {Head: "说明", Width: 60}}}
	for _, r := range []struct {
		word, ratio, meaning string
		n                    int
	}{
		{record.Same.Label().ZH, portion(same, same+falsely), "程序的意见与绩效科的一样（占已对照的）", same},
		{record.Falsely.Label().ZH, portion(falsely, same+falsely), "程序提出了，绩效科认为不应提出（占已对照的）", falsely},
		{record.Missed.Label().ZH, portion(missed, same+missed), "绩效科查出了，程序没有查出（占应查出的，即一致加漏查）", missed},
		{"未对照", "", fmt.Sprintf("程序提出的 %d 条意见里绩效科还没有对照的，不在上面的比例之内", len(x.told)), x.open()},
	} {
		t.Rows = append(t.Rows, []page.Cell{{Text: r.word}, {Text: fmt.Sprint(r.n)}, {Text: cmp.Or(r.ratio, "—")}, {Text: r.meaning}})
	}
	return page.Part{Name: "与绩效科的意见对照", Table: t}
}

// rulesPart names the rules that told most.
func (d *daily) rulesPart(e effect) page.Part {
	p := page.Part{Name: "提出意见最多的规则", Empty: "还没有提出须修改、须说明的意见。", Table: &page.Table{Columns: []page.Column{
		{Head: "规则代码", Align: page.Center, Width: 12}, {Head: "规则名称", Width: 62}, {Head: "意见条数", Align: page.Right, Width: 14}}}}
	titles := d.titles()
	for _, r := range e.rules {
		p.Table.Rows = append(p.Table.Rows, []page.Cell{{Text: string(r.code)}, {Text: titles[r.code].Title.In(finding.ZH)}, {Text: fmt.Sprint(r.times)}})
	}
	if len(e.rules) > 0 {
		p.Note = "须修改、须说明的意见，已改正的也算在内，同一处的同一个错只算一次。"
	}
	return p
}

// portion is a part of a whole as people read it, "" of nothing.
func portion(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return percent(part, whole).Shown()
}

// average is a sum over n with two decimals, "" over nothing.
func average(sum, n int) string {
	if n == 0 {
		return ""
	}
	return write.Number(decimal.New(int64(sum)).Div(decimal.New(int64(n)), 2), "0.00").Shown()
}
