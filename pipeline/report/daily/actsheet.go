package daily

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// How many rows are free on 处理, and how many decisions can be undone there.
const (
	actRoom     = 20
	mostUndoing = 500
)

// The columns of 处理 that ask for one of a list, from 1.
const (
	actAt  = 1
	formAt = 3
	undoAt = 10
	lastAt = 14 // to be filled in
)

func actColumns() []view.Column {
	return []view.Column{view.Short(record.ActColumn, 14), view.Words(record.UnitColumn, 26), view.Short(record.FormColumn, 14), view.Words(record.SubjectColumn, 20),
		view.Words(record.FileColumn, 24), view.Short(record.CodeColumn, 9), view.Short(record.DateColumn, 16), view.Words(record.ReasonColumn, 30),
		view.Short(record.DeciderColumn, 10), view.Short(record.UndoColumn, 7),
		view.Words(record.DocColumn, 18), view.Short(record.HowColumn, 10), view.Short(record.SignerColumn, 9), view.Short(record.SignedColumn, 12), view.Words("处理结果", 32), view.Short(record.ActKeyColumn, 22).Unseen()}
}

// actSheet writes 处理: room for what the section decides beyond 今天要办, and below
// it what it decided and may undo. The workbook is then dropped into the section's
// own folder of the inbox.
func (d *daily) actSheet(b *write.Book) {
	columns := actColumns()
	t := &view.Table{Sheet: b.Sheet("处理", view.Layout(d.Campaign.Name, 1, columns)), Columns: columns}
	t.Begin("处理", "“今天要办”里没有的，写在下面；单位、表单、"+d.SubjectHead()+"写代码或名称都可以。存盘放进收件箱的“绩效科”文件夹    "+d.AsOfText())
	first := t.Next()
	for n := range actRoom {
		t.Loose(actRoomCells(record.ActRoomKey(d.Snapshot.Run.AsOf.UTC().Format(time.RFC3339Nano), n+1))...)
	}
	last := t.Next() - 1
	d.actChecks(t, first, last)
	holding := record.Holding(d.Snapshot.Decisions)
	if len(holding) == 0 {
		return
	}
	t.Row(write.Text("已作的处理：要撤销的，在“撤销”栏填 是，写明理由").As(write.Heading).Over(len(columns) - 1))
	from := t.Next()
	slices.Reverse(holding)
	for _, x := range holding[:min(len(holding), mostUndoing)] {
		t.Loose(d.decisionCells(x)...)
	}
	t.Check(undoCheck(from, t.Next()-1))
}

func actRoomCells(key string) []write.Cell {
	cells := make([]write.Cell, lastAt)
	for i := range cells {
		cells[i] = write.Text("").Input().AsText()
	}
	return append(cells, write.Cell{}, write.Text(key))
}

// actChecks are the lists to choose from.
func (d *daily) actChecks(t *view.Table, first, last int) {
	list := func(col int, title, message, words string) {
		t.Check(write.Check{From: finding.Ref{Row: first, Col: col}, To: finding.Ref{Row: last, Col: col}, Kind: write.FromList,
			First: words, Title: title, Message: message})
	}
	list(actAt, record.ActColumn, "请在下拉的选项里选", listed(record.ActWords()))
	var forms []string
	for _, f := range d.Campaign.Forms {
		forms = append(forms, f.Name.ZH)
	}
	if names := listed(forms); len(forms) > 0 && len([]rune(names)) <= write.MostFormula {
		list(formAt, record.FormColumn, "请在下拉的选项里选", names)
	}
	t.Check(undoCheck(first, last))
}

func undoCheck(first, last int) write.Check {
	return write.Check{From: finding.Ref{Row: first, Col: undoAt}, To: finding.Ref{Row: last, Col: undoAt}, Kind: write.FromList,
		First: `"是"`, Title: record.UndoColumn, Message: "要撤销的填 是，不是撤销的空着"}
}

// decisionCells show a decision that holds; why and by whom it is undone is open.
func (d *daily) decisionCells(x record.Decision) []write.Cell {
	about := d.DecidedOn(x)
	open, at, n := write.Text("").Input().AsText(), "", x.Notice
	if x.Kind.Dated() && !x.At.IsZero() {
		at = d.dateOf(x)
	}
	return []write.Cell{write.Text(x.Kind.ActWord()), write.Text(about.Unit), write.Text(about.Form), write.Text(about.Subject), write.Text(about.File),
		write.Text(string(x.Target.Code)), write.Text(at), open, open, open, write.Text(n.Doc), write.Text(n.How), write.Text(n.SignedBy), write.Text(n.SignedOn.String()),
		write.Text(strings.TrimSuffix(d.When(x.AsOf)+" "+cmp.Or(x.By, "绩效科")+"："+finding.OneLine(x.Why), "：")), write.Text(record.DecisionKey(x))}
}

// dateOf is the moment that a decision names, or its day where it is about one.
func (d *daily) dateOf(x record.Decision) string {
	if x.Kind.On() == record.OnDuty {
		return x.At.In(d.AsOf.Location()).Format(time.DateOnly)
	}
	return d.When(x.At)
}
