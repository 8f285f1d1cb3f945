package daily

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// room is how many rows are free for what the program missed.
const room = 12

// The columns of the comparison that the section fills in, from 1.
const (
	wordsAt   = 7
	compareAt = 8
)

func (d *daily) comparisonColumns() []view.Column {
	return []view.Column{view.Words("单位", 22), view.Words(d.SubjectHead(), 22), view.Words("文件", 28), view.Words("位置", 14), view.Short("级别", 9), view.Words("程序的意见", 46),
		view.Words(record.WordsColumn, 36), view.Short(record.CompareColumn, 10), view.Short(record.NoteKeyColumn, 30).Unseen()}
}

// comparisonSheet writes 试运行对照: what was told, each with room for what the
// section says of it, and below it room for what was missed. The counts on top
// follow while somebody fills it in; the workbook is then dropped into the
// section's own folder of the inbox.
func (d *daily) comparisonSheet(b *write.Book) {
	x := d.compared
	columns := d.comparisonColumns()
	t := &view.Table{Sheet: b.Sheet("试运行对照", view.Layout(d.Campaign.Name, 1, columns)), Columns: columns}
	t.Row(write.Text("试运行对照").As(write.Title).Aligned(write.Center).Over(len(columns)))
	t.Row(write.Text("逐条选“对照”，写“绩效科的意见”，存盘放进收件箱的“绩效科”文件夹；清空写过的两格就是撤回    " + d.AsOfText()).
		As(write.Note).Aligned(write.Right).Over(len(columns)))
	first := t.Next() + countedLines + 1
	last := first + max(len(x.told), 1) - 1
	for _, c := range d.counted(x, first, last) {
		t.Row(c.word.As(write.Label), c.figure.Aligned(write.Center), write.Text(c.meaning).As(write.Note).Aligned(write.Left).Over(len(columns)-3))
	}
	t.Head()
	d.toldRows(t, x)
	t.End()
	t.Row(write.Text("程序没有查出、绩效科查出的，写在下面：单位、" + d.SubjectHead() + "、位置、绩效科的意见").As(write.Heading).Over(len(columns) - 1))
	d.missedRows(t, x)
	for _, rows := range [][2]int{{first, last}, {last + 2, t.Next() - 1}} {
		t.Check(write.Check{From: finding.Ref{Row: rows[0], Col: compareAt}, To: finding.Ref{Row: rows[1], Col: compareAt}, Kind: write.FromList,
			First: `"一致,误判,漏查"`, Title: record.CompareColumn, Message: "程序提出的意见选 一致 或 误判；程序没有查出的选 漏查"})
	}
}

// down is the range of a column from one row to another.
func down(col, first, last int) string {
	return finding.Ref{Row: first, Col: col}.String() + ":" + finding.Ref{Row: last, Col: col}.String()
}

// countedLines is how many counts stand on top.
const countedLines = 4

// figureLine is one of the counts on top, with what it counts.
type figureLine struct {
	word, figure write.Cell
	meaning      string
}

// counted are the counts on top; first and last are the rows of the findings.
func (d *daily) counted(x comparison, first, last int) [countedLines]figureLine {
	told := down(compareAt, first, last)
	from, to := last+2, last+1+len(x.missed)+room
	count := func(c record.Comparison, formula string) write.Cell {
		return write.Formula(formula, write.Count(x.count[c]))
	}
	return [countedLines]figureLine{
		{word(record.Same), count(record.Same, fmt.Sprintf(`COUNTIF(%s,"一致")`, told)), "程序的意见与绩效科的一样"},
		{word(record.Falsely), count(record.Falsely, fmt.Sprintf(`COUNTIF(%s,"误判")`, told)), "程序提出了，绩效科认为不应提出（误退）"},
		{word(record.Missed), count(record.Missed, fmt.Sprintf(`COUNTIFS(%s,"?*",%s,"漏查")`, down(wordsAt, from, to), down(compareAt, from, to))), "绩效科查出了，程序没有查出"},
		{write.Text("未对照"), write.Formula(fmt.Sprintf(`%d-COUNTIF(%s,"一致")-COUNTIF(%s,"误判")`, len(x.told), told, told), write.Count(x.open())),
			fmt.Sprintf("程序提出的 %d 条意见里，还没有选“对照”的", len(x.told))},
	}
}

func word(c record.Comparison) write.Cell { return write.Text(c.Label().ZH) }

// toldRows writes the findings, and behind them those that hold no longer.
func (d *daily) toldRows(t *view.Table, x comparison) {
	if len(x.told) == 0 {
		t.Row(write.Text("没有须修改、须说明的意见。").As(write.Note).Aligned(write.Left).Over(len(t.Columns)))
	}
	for _, c := range x.told {
		n := record.Note{Key: c.key}
		if c.note != nil {
			n = *c.note
		}
		t.Row(append(d.aboutCells(c, n), noteCells(n, c.note != nil)...)...)
	}
}

// aboutCells say what a row is about.
func (d *daily) aboutCells(c compared, n record.Note) []write.Cell {
	i, level := c.issue, write.Text("已改正").Toned(write.Grey)
	switch {
	case i == nil:
		return []write.Cell{write.Text(n.Unit), write.Text(n.Project), write.Text(n.File), write.Text(n.Place),
			write.Text("不再提出").Toned(write.Grey), write.Text(n.Said)}
	case c.holds:
		level = view.SeverityCell(*i)
	}
	return []write.Cell{write.Text(d.Unit(i.Department)), write.Text(d.IssueLabel(*i)), write.Text(finding.OneLine(i.Place.File)),
		write.Text(view.Place(*i)), level, view.MessageCell(*i)}
}

// noteCells are the columns that the section fills in.
func noteCells(n record.Note, shown bool) []write.Cell {
	key, mark := n.Key, write.Text(n.Shown()).Input().AsText()
	if shown {
		key = n.Tag()
	}
	if shown && !n.Slip().IsZero() {
		mark = mark.Toned(write.Red)
	}
	return []write.Cell{write.Text(n.Words).Input().AsText(), mark, write.Text(key)}
}

// missedRows writes what the program missed, and room for more.
func (d *daily) missedRows(t *view.Table, x comparison) {
	write := func(n record.Note, shown bool) {
		cells := []write.Cell{write.Text(n.Unit), write.Text(n.Project), write.Text(n.File), write.Text(n.Place), {}, write.Text(n.Said)}
		for _, i := range []int{0, 1, 3} {
			cells[i] = cells[i].Input().AsText()
		}
		t.Loose(append(cells, noteCells(n, shown)...)...)
	}
	for _, n := range x.missed {
		write(n, true)
	}
	for i := range room {
		write(record.Note{Key: record.RoomKey(d.Snapshot.Run.AsOf, i+1), Mark: record.Missed.Label().ZH}, false)
	}
}
