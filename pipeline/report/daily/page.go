package daily

import (
	"io"

	"jixiao/pipeline/report/page"
)

// Page writes the report as one self-contained page.
func (r Report) Page(w io.Writer) error {
	d, panels := r.make()
	p := page.Page{Title: r.c.Name + "审核日报", Note: d.AsOfText(), Facts: d.facts(panels),
		Foot: "本页由 jixiao 根据报送台账生成，数据与同日的审核日报工作簿、总表一致。"}
	for _, panel := range panels {
		p.Parts = append(p.Parts, panel.part(d.AsOfText(), "审核日报_"+d.Today.String()+".xlsx"))
	}
	if r.links != nil {
		link(p.Parts, r.links)
	}
	return p.Write(w)
}
