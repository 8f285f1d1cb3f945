package receipt

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// receiptOf is the receipt of a department's only file.
func receiptOf(t *testing.T, s *record.Snapshot, unit string) Receipt {
	t.Helper()
	all := New(view.NewDepartments(reporttest.Campaign2023(), s)).Of(unit)
	if len(all) != 1 {
		t.Fatalf("%d receipts", len(all))
	}
	return all[0]
}

func receiptPage(t *testing.T, r Receipt) string {
	t.Helper()
	var buf bytes.Buffer
	if err := r.Write(&buf, time.Date(2023, 10, 13, 22, 0, 0, 0, reporttest.Zone)); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestReceiptSaysWhatBecameOfAFile(t *testing.T) {
	b := reporttest.AnsweredSheet(2, "核实无误")
	r := receiptOf(t, &b.Snapshot, reporttest.Facts2023[0].Unit)
	if r.Name() != "回执_000001_评分表_A-01.xlsx.html" {
		t.Error(r.Name())
	}
	source := receiptPage(t, r)
	hash := b.Files[0].Hash
	for _, want := range []string{"报送回执", "退回修改", "请按审核意见改正", "评分表_A-01.xlsx", "2023-10-13 09:07（按程序第一次看到的时间）",
		"第 1 版", "须修改 1，须说明 1", hash[len(hash)-8:], "E10", "只写了“核实无误”一类的话", "编号 1 · "} {
		if !strings.Contains(source, want) {
			t.Errorf("the receipt does not say %q", want)
		}
	}
	if strings.Contains(source, hash) || strings.Contains(source, "<script") {
		t.Error("the receipt says more than it should")
	}
}

// TestEveryFileHasAReceipt but those that are no submission or not yet here.
func TestEveryFileHasAReceipt(t *testing.T) {
	b := reporttest.NewBuilder()
	for _, v := range record.Verdicts {
		b.File("213001钢城区城市管理局/"+string(v)+".xlsx", v)
	}
	b.File("213001钢城区城市管理局/~$a.xlsx", record.Ignored)
	b.Files[len(b.Files)-1].Hash = ""
	b.File("绩效科/评分统计表.xlsx", record.Accepted)
	b.Files[len(b.Files)-1].Department = ""
	gone := b.File("213001钢城区城市管理局/gone.xlsx", record.Superseded)
	b.Files = b.Files[:len(b.Files)-1]
	b.Past = append(b.Past, gone)
	all := New(view.NewDepartments(reporttest.Campaign2023(), &b.Snapshot))
	names := map[string]bool{}
	for _, r := range all.Of("213001") {
		names[r.Name()] = true
		if !strings.Contains(receiptPage(t, r), r.file.Verdict.Label().ZH) || r.next() == "" {
			t.Errorf("%s: the receipt does not say what became of it", r.file.Verdict)
		}
	}
	if len(names) != len(record.Verdicts) || len(all.Of("")) != 1 {
		t.Errorf("%d receipts, %d for the section", len(names), len(all.Of("")))
	}
}

// TestReceiptDigestFollowsWhatItSays and not the clock.
func TestReceiptDigestFollowsWhatItSays(t *testing.T) {
	digest := func(change func(*reporttest.Builder)) string {
		b := reporttest.AnsweredSheet(2, "雨季停工")
		change(b)
		d, err := receiptOf(t, &b.Snapshot, reporttest.Facts2023[0].Unit).Digest()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	before := digest(func(*reporttest.Builder) {})
	if digest(func(b *reporttest.Builder) { b.Run.AsOf = b.Run.AsOf.Add(time.Hour) }) != before {
		t.Error("an hour makes another receipt")
	}
	for name, change := range map[string]func(*reporttest.Builder){
		"verdict": func(b *reporttest.Builder) { b.Files[0].Verdict = record.Superseded },
		"finding": func(b *reporttest.Builder) { b.Issues = b.Issues[1:] },
		"outcome": func(b *reporttest.Builder) { b.Answers[0].Explained = record.Taken },
		"arrival": func(b *reporttest.Builder) { b.Files[0].Arrival = b.Files[0].Arrival.Add(time.Hour) },
	} {
		if digest(change) == before {
			t.Errorf("another %s makes no other receipt", name)
		}
	}
}

// TestReceiptPrints on one sheet of A4, whatever stands in it.
func TestReceiptPrints(t *testing.T) {
	b := reporttest.AnsweredSheet(12, strings.Repeat("雨季停工二十天，监理日志为证；", 8))
	for _, x := range reporttest.Facts2023[1:6] { // a report may name many projects
		b.Version(b.Files[0], record.Duty{Department: reporttest.Facts2023[0].Unit, Form: "rectification", Subject: finding.Subject(x.Code)}, record.Returned, reporttest.RectificationSubmission())
	}
	for i := range b.Issues {
		b.Issues[i].Message.ZH = strings.Repeat("合计得分填 95.5，各项得分相加是 94.5，多 1。", 6)
	}
	source := receiptPage(t, receiptOf(t, &b.Snapshot, reporttest.Facts2023[0].Unit))
	reporttest.FitsEveryWidth(t, "receipt", source)
	text := reporttest.Printed(t, "receipt", source)
	for _, want := range []string{"报送回执", "退回修改", "校验码", "另有 8 条", "…… 共 6 项", "处理结果"} {
		if !strings.Contains(text, want) {
			t.Errorf("the printed receipt does not show %q", want)
		}
	}
	if pages := strings.Count(strings.TrimSuffix(text, "\f"), "\f") + 1; pages > 1 {
		t.Errorf("the receipt takes %d pages", pages)
	}
}

// TestAReceiptSaysOnlyWhatIsSo: a first version has none before it, a second one
// names what holds meanwhile, and whatever a newer file has replaced is done with.
func TestAReceiptSaysOnlyWhatIsSo(t *testing.T) {
	x := reporttest.Facts2023[0]
	b := reporttest.NewBuilder()
	b.Score(x, record.Returned)
	if got := receiptOf(t, &b.Snapshot, x.Unit).next(); strings.Contains(got, "继续有效") {
		t.Errorf("a first version is told: %s", got)
	}
	b = reporttest.NewBuilder()
	b.Score(x, record.Accepted)
	b.Score(x, record.Returned)
	b.Versions[0].N, b.Versions[1].N = 1, 2
	all := New(view.NewDepartments(reporttest.Campaign2023(), &b.Snapshot)).Of(x.Unit)
	if got := all[1].next(); !strings.Contains(got, "已通过的第 1 版继续有效") {
		t.Errorf("a second version is told: %s", got)
	}
	b.Versions[0].State = record.PassedOver
	all = New(view.NewDepartments(reporttest.Campaign2023(), &b.Snapshot)).Of(x.Unit)
	if got := all[0].next(); !strings.Contains(got, "没有采用") {
		t.Errorf("what was passed over is told: %s", got)
	}
	b.Versions[0], b.Versions[1] = b.Versions[1], b.Versions[0] // the first was returned, the second withdrawn
	b.Versions[0].N, b.Versions[1].N, b.Versions[1].State = 1, 2, record.Withdrawn
	b.File(b.Files[0].Path, record.Attachment) // at the same place, and no newer version
	all = New(view.NewDepartments(reporttest.Campaign2023(), &b.Snapshot)).Of(x.Unit)
	for _, r := range all[:2] {
		page, withdrawn := r.page(time.Time{}), r.numbers()[0] == b.Versions[1].ID
		if withdrawn && (page.Verdict != "已作废" || !strings.Contains(page.Next, "已作废")) || !withdrawn && !strings.Contains(page.Next, "请按审核意见改正") {
			t.Errorf("withdrawn %v: %s: %s", withdrawn, page.Verdict, page.Next)
		}
	}

	b = reporttest.NewBuilder()
	old := b.File("213001钢城区城市管理局/a.xlsx", record.Unreadable)
	b.File(old.Path, record.Attachment)
	b.Files, b.Past = b.Files[1:], append(b.Past, old)
	all = New(view.NewDepartments(reporttest.Campaign2023(), &b.Snapshot)).Of("213001")
	if got := all[0].next(); !strings.Contains(got, "不用再管") {
		t.Errorf("a replaced file is told: %s", got)
	}
}

// TestAReplyIsTold what became of it, and not that it is no form.
func TestAReplyIsTold(t *testing.T) {
	for _, c := range []struct {
		answer record.Answer
		label  string
		next   string
	}{
		{record.Answer{Explanation: "雨季停工", Explained: record.Taken}, "已收到情况说明", "已收到情况说明 1 条，已采纳。还有没有别的事要办，见“最新审核意见.xlsx”。"},
		{record.Answer{Explanation: "属实", Explained: record.StockPhrase}, "已收到情况说明", "已收到情况说明 1 条，没有采纳。没有采纳的，原因和办法写在下面。还有没有别的事要办，见“最新审核意见.xlsx”。"},
		{record.Answer{Objection: "算错了", Objected: record.Waiting}, "已收到异议", "已收到异议 1 条，等绩效科处理。异议处理以前，原来的审核意见仍然有效。还有没有别的事要办，见“最新审核意见.xlsx”。"},
	} {
		b := reporttest.NewBuilder()
		c.answer.File = b.File("213001钢城区城市管理局/回复.xlsx", record.Ignored)
		c.answer.FileID = c.answer.File.ID
		b.Answers = append(b.Answers, c.answer)
		r := receiptOf(t, &b.Snapshot, "213001")
		if got := r.page(time.Time{}); got.Verdict != c.label || got.Next != c.next {
			t.Errorf("%s: %s", got.Verdict, got.Next)
		}
		if strings.Contains(r.Name(), "回执_0") {
			t.Errorf("a reply is no version and has no number: %s", r.Name())
		}
	}
}
