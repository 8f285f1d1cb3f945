package master

import (
	"fmt"
	"io"
	"path"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// WriteFinal writes the master as a stage becomes final with it: in front stands the
// sheet 定稿, and nothing in the workbook is ever read as handed in.
func WriteFinal(w io.Writer, v *view.View, d record.Decision) error {
	m := newMaster(v)
	m.book.Constant(form.FinalMark, `"1"`)
	m.final(d)
	return m.write(w)
}

// The sheet 定稿: a label and what it says, side by side, and room for the stamp.
const (
	finalWidth = 4
	stampRows  = 5
)

// final writes what became final, when and by whom, what was open, and where it is
// signed.
func (m *master) final(d record.Decision) {
	layout := write.Layout{Header: m.Campaign.Name, Bare: true, Upright: true, Legible: true}
	for _, width := range []int{20, 26, 20, 22} {
		layout.Columns = append(layout.Columns, write.Column{Width: width, Wrap: true})
	}
	s := m.book.Sheet(campaign.FinalSheet, layout)
	s.Row(write.Text(m.Campaign.Name + "（" + d.Target.Stage + "）" + campaign.FinalSheet).As(write.Title).Aligned(write.Center).Over(finalWidth))
	s.Dated(write.Text(write.Moment).As(write.Note).Aligned(write.Right).Over(finalWidth))
	line := func(label, text string) {
		if text == "" {
			return
		}
		s.Row(write.Text(label).As(write.Head), write.Text(finding.OneLine(text)).Wrapped().Over(finalWidth-1))
	}
	line("阶段", d.Target.Stage)
	line("文号", d.Final.Doc)
	line("定稿日期", m.DecidedOnDay(d).String())
	line("经办", d.By)
	line("说明", d.Why)
	line("依据的审核", fmt.Sprintf("第 %d 次审核", d.Final.Run))
	line(form.FinalSeal, d.Final.Seal)
	line("包括的表", strings.Join(m.formNames(d.Final.Forms), "、"))
	line("同时定稿", strings.Join(besides(d.Final.Files), "、"))
	m.leftOpen(s, d)
	s.Skip(1)
	s.Row(write.Text("审核人（签字）").As(write.Head), write.Text("").Wrapped(), write.Text("单位负责人（签字）").As(write.Head), write.Text("").Wrapped())
	s.Row(write.Text("日期").As(write.Head), write.Text(""), write.Text("日期").As(write.Head), write.Text(""))
	s.Skip(stampRows)
	s.Row(write.Text("（单位盖章）").As(write.Note).Aligned(write.Center).Over(finalWidth))
}

func (m *master) formNames(forms []string) (names []string) {
	for _, id := range forms {
		names = append(names, m.FormName(id))
	}
	return names
}

// besides names the files that become final together with the master: those of a
// folder of their own, one for each unit, by the folder.
func besides(files []record.FinalFile) (names []string) {
	in := map[string]int{}
	for _, f := range files {
		name := path.Base(f.Name)
		if dir := path.Dir(f.Name); strings.Contains(dir, "/") {
			name = path.Base(dir)
		}
		if in[name]++; in[name] == 1 {
			names = append(names, name)
		}
	}
	for i, name := range names {
		if in[name] > 1 {
			names[i] = fmt.Sprintf("%s（%d 份）", name, in[name])
		}
	}
	return names
}

// leftOpen lists what was open all the same.
func (m *master) leftOpen(s *write.Sheet, d record.Decision) {
	if len(d.Final.Open) == 0 {
		s.Row(write.Text("定稿时未办结").As(write.Head), write.Text("无：应报事项均已报送并通过审核").Over(finalWidth-1))
		return
	}
	s.Row(write.Text("定稿时未办结").As(write.Head), write.Text(fmt.Sprintf("共 %d 项", len(d.Final.Open))).Over(finalWidth-1))
	for _, what := range d.Final.Open {
		s.Row(write.Text(""), write.Text(what).Wrapped().Over(finalWidth-1))
	}
}

// finals says on the front page which stages are final, and what was corrected since.
func (f *front) finals() {
	for _, d := range f.Finals() {
		f.Row(write.Text(f.FinalText(d)).As(write.Lead).Wrapped().Over(frontWidth))
	}
}
