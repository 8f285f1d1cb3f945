package blankforms

import (
	"jixiao/internal/office/write"
	"jixiao/rules/finding"
)

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
	if day, ok := d.c.Facts.Deadline(d.def.ID, d.order.Unit); ok {
		lines = append(lines, "报送截止："+day.Chinese()+"（含当日）。")
	}
	if d.order.Unit == "" {
		return append(lines, "填好后存盘，放进自己报送用的文件夹。")
	}
	return append(lines, "填好后存盘，放进本单位的文件夹；要改的，改好再放一次，以最后收到的为准。")
}
