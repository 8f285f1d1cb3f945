package daily

import (
	"io"
	"strconv"

	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// Page writes the report as one self-contained page.
func (r Report) Page(w io.Writer) error {
	d, panels := r.make()
	p := page.Page{Title: r.c.Name + "审核日报", Note: d.AsOfText(), Facts: d.facts(),
		Foot: "本页由 jixiao 根据报送台账生成，数据与同日的审核日报工作簿、总表一致。"}
	for _, panel := range panels {
		p.Parts = append(p.Parts, panel.part(r.links))
	}
	return p.Write(w)
}

// facts are the figures on top.
func (d *daily) facts() []page.Fact {
	var missing, returned, unexplained int
	owed := view.Owed(d.dues)
	for _, x := range owed {
		switch {
		case x.Missing():
			missing++
		case x.Returned():
			returned++
		case x.Unexplained():
			unexplained++
		}
	}
	n := view.CountSeverities(d.Snapshot.Issues)
	return []page.Fact{
		d.fact(len(owed), "报送事项", ""), d.fact(missing, "未报送", page.Red), d.fact(returned, "退回待修改", page.Red),
		d.fact(unexplained, "待说明", page.Amber), d.fact(n[finding.Error], "须修改意见", page.Red),
		d.fact(n[finding.Warning], "须说明意见", page.Amber), d.fact(d.Snapshot.Run.Balance.Seen, "收件箱文件", ""),
	}
}

// fact is a count; a tone is for what is there.
func (d *daily) fact(n int, label string, tone page.Tone) page.Fact {
	if n == 0 {
		tone = ""
	}
	return page.Fact{Figure: strconv.Itoa(n), Label: label, Tone: tone}
}
