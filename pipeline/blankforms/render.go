package blankforms

import (
	"slices"

	"jixiao/internal/office/write"
	"jixiao/rules/finding"
)

// mostFrozen is how many rows may stay in view above what is scrolled.
const mostFrozen = 6

// layout is how the form's sheet is cut into columns.
func (d *draft) layout() write.Layout {
	columns := make([]write.Column, len(d.widths))
	for i, w := range d.widths {
		columns[i] = write.Column{Width: w}
	}
	return write.Layout{Columns: columns, Bare: true, Upright: d.def.Template.Paper != "landscape"}
}

// render writes the form itself.
func (d *draft) render(s *write.Sheet) {
	for _, r := range d.rows {
		put := s.Row
		switch varies := slices.ContainsFunc(r.cells, (*slot).varies); {
		case varies && r.loose:
			put = s.VaryLoose
		case varies:
			put = s.Vary
		case r.loose:
			put = s.Loose
		}
		put(r.drawn()...)
	}
	d.join(s)
	if d.heads[1] > 0 {
		s.Repeat(d.heads[0], d.heads[1])
	}
	if d.heads[1] > 0 && d.heads[1] <= mostFrozen {
		s.Heads(d.heads[0], d.heads[1])
	}
	for _, f := range d.flags {
		s.Flag(f)
	}
	s.Protect()
}

// varies reports whether other blank forms have another value in the cell.
func (s *slot) varies() bool { return s.knows != "" || s.follows }

func (r *row) drawn() []write.Cell {
	var cells []write.Cell
	for _, c := range r.cells {
		cells = append(cells, c.drawn().Over(c.span))
	}
	return cells
}

// drawn is the cell in the colour of what is to be done with it.
func (s *slot) drawn() write.Cell {
	switch {
	case s.open():
		return s.cell.Input()
	case s.formula != "":
		return s.cell.As(write.Total)
	case s.field != nil && s.locked:
		return s.cell.As(write.Label)
	}
	return s.cell
}

// join merges cells that say the same as the one above.
func (d *draft) join(s *write.Sheet) {
	top := map[finding.Ref]finding.Ref{}
	bottom := map[finding.Ref]finding.Ref{}
	var order []finding.Ref
	for _, at := range d.joins {
		above := finding.Ref{Row: at.Row - 1, Col: at.Col}
		first, joined := top[above]
		if !joined {
			first = above
			order = append(order, first)
		}
		top[at], bottom[first] = first, at
	}
	for _, first := range order {
		s.Merge(first, bottom[first])
	}
}

// mostName is how many characters the name of a sheet may have.
const mostName = 31

// sheetName is a name that Excel takes for a sheet.
func sheetName(name string) string {
	r := []rune(name)
	for i, c := range r {
		switch c {
		case ':', '\\', '/', '?', '*', '[', ']', '\'':
			r[i] = '_'
		}
	}
	return string(r[:min(len(r), mostName)])
}

// helpSheet is passed over by the reader, as those of our reports are.
const helpSheet = "填报说明"

// help writes how the form is filled in and handed in.
func (d *draft) help(b *write.Book, version string) {
	s := b.Sheet(helpSheet, write.Layout{Header: d.def.Name.In(finding.ZH), Bare: true, Upright: true,
		Columns: []write.Column{{Width: 5, Align: write.Center}, {Width: 88, Wrap: true}}})
	s.Row(write.Text(d.def.Name.In(finding.ZH) + "填报说明").As(write.Title).Aligned(write.Center).Over(2))
	for i, line := range d.helpLines() {
		s.Row(write.Count(i+1), write.Text(line))
	}
	s.Row(write.Text("表样版本：" + version).As(write.Note).Over(2))
	s.Protect()
}

func (d *draft) helpLines() []string {
	lines := []string{
		"只填浅黄色的格子。灰色的格子已经填好，或由公式自动计算，不能修改。",
		"格子变成红色，表示这里还没有填，或与别处对不上；改好就恢复原色。",
		"填错时 Excel 会提示怎样填，照提示改正即可。标题、栏目名称和表头不要改动，不要另存为图片或 PDF。",
	}
	lines = append(lines, d.def.Template.Help...)
	lines = append(lines, d.itemHelp()...)
	if day, ok := d.c.Facts.Deadline(owed(d.order)); ok {
		lines = append(lines, "报送截止："+day.Chinese()+"（含当日）。")
	} else if after := d.c.AwaitsFeedback(owed(d.order)); after.Set() {
		lines = append(lines, "报送截止："+after.Text().ZH+"内。")
	}
	if d.order.Unit == "" {
		return append(lines, "填好后存盘，放进自己报送用的文件夹。")
	}
	return append(lines, "填好后存盘，放进本单位的文件夹；要改的，改好再放一次，以最后收到的为准。")
}
