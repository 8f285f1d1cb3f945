package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// receiptOf is the receipt of a department's only file.
func receiptOf(t *testing.T, s *record.Snapshot, unit string) Receipt {
	t.Helper()
	all := NewDepartments(campaign2023(), s).Receipts(unit)
	if len(all) != 1 {
		t.Fatalf("%d receipts", len(all))
	}
	return all[0]
}

func receiptPage(t *testing.T, r Receipt) string {
	t.Helper()
	var buf bytes.Buffer
	if err := r.Write(&buf, time.Date(2023, 10, 13, 22, 0, 0, 0, zone)); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// answeredSheet is a returned score sheet with n findings, and answers in it.
func answeredSheet(n int, text string) *builder {
	b := newBuilder()
	x := facts2023[0]
	f := b.score(x, record.Returned)
	for i := range n {
		issue := issueT03()
		issue.Project, issue.Place.Cell.Row = x.code, 10+i
		issue.Value, issue.Place.File = text, f.Path
		if i > 0 {
			issue.Severity = finding.Warning
		}
		b.issue(f, issue)
	}
	for i := range n {
		b.Answers = append(b.Answers, record.Answer{ID: int64(i + 1), FileID: f.ID, File: f, Explanation: text, Explained: record.StockPhrase,
			Place: record.Spot{Sheet: "审核意见清单", Cell: "M3"}})
	}
	return b
}

func TestReceiptSaysWhatBecameOfAFile(t *testing.T) {
	b := answeredSheet(2, "核实无误")
	r := receiptOf(t, &b.Snapshot, facts2023[0].unit)
	if r.Name() != "回执_000001_评分表_A-01.xlsx.html" {
		t.Error(r.Name())
	}
	source := receiptPage(t, r)
	hash := b.Files[0].Hash
	for _, want := range []string{"报送回执", "退回修改", "请按审核意见改正", "评分表_A-01.xlsx", "2023-10-13 09:07（按程序第一次看到的时间）",
		"第 1 版", "须修改 1，须说明 1", hash[len(hash)-8:], "E10", "只写了“核实无误”一类的话", "回执编号 000001"} {
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
	b := newBuilder()
	for _, v := range record.Verdicts {
		b.file("213001钢城区城市管理局/"+string(v)+".xlsx", v)
	}
	b.file("213001钢城区城市管理局/~$a.xlsx", record.Ignored)
	b.Files[len(b.Files)-1].Hash = ""
	b.file("绩效科/评分统计表.xlsx", record.Accepted)
	b.Files[len(b.Files)-1].Department = ""
	gone := b.file("213001钢城区城市管理局/gone.xlsx", record.Superseded)
	b.Files = b.Files[:len(b.Files)-1]
	b.Past = append(b.Past, gone)
	all := NewDepartments(campaign2023(), &b.Snapshot)
	names := map[string]bool{}
	for _, r := range all.Receipts("213001") {
		names[r.Name()] = true
		if !strings.Contains(receiptPage(t, r), r.file.Verdict.Label().ZH) || r.next() == "" {
			t.Errorf("%s: the receipt does not say what became of it", r.file.Verdict)
		}
	}
	if len(names) != len(record.Verdicts) || len(all.Receipts("")) != 1 {
		t.Errorf("%d receipts, %d for the section", len(names), len(all.Receipts("")))
	}
}

// TestReceiptDigestFollowsWhatItSays and not the clock.
func TestReceiptDigestFollowsWhatItSays(t *testing.T) {
	digest := func(change func(*builder)) string {
		b := answeredSheet(2, "雨季停工")
		change(b)
		d, err := receiptOf(t, &b.Snapshot, facts2023[0].unit).Digest()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	before := digest(func(*builder) {})
	if digest(func(b *builder) { b.Run.AsOf = b.Run.AsOf.Add(time.Hour) }) != before {
		t.Error("an hour makes another receipt")
	}
	for name, change := range map[string]func(*builder){
		"verdict": func(b *builder) { b.Files[0].Verdict = record.Superseded },
		"finding": func(b *builder) { b.Issues = b.Issues[1:] },
		"outcome": func(b *builder) { b.Answers[0].Explained = record.Taken },
		"arrival": func(b *builder) { b.Files[0].Arrival = b.Files[0].Arrival.Add(time.Hour) },
	} {
		if digest(change) == before {
			t.Errorf("another %s makes no other receipt", name)
		}
	}
}

// TestReceiptPrints on one sheet of A4, whatever stands in it.
func TestReceiptPrints(t *testing.T) {
	b := answeredSheet(12, strings.Repeat("雨季停工二十天，监理日志为证；", 8))
	for _, x := range facts2023[1:6] { // a report may name many projects
		b.version(b.Files[0], record.Duty{Department: facts2023[0].unit, Form: rectification, Project: x.code}, record.Returned, rectificationSubmission())
	}
	for i := range b.Issues {
		b.Issues[i].Message.ZH = strings.Repeat("合计得分填 95.5，各项得分相加是 94.5，多 1。", 6)
	}
	text := printed(t, "receipt", receiptPage(t, receiptOf(t, &b.Snapshot, facts2023[0].unit)))
	for _, want := range []string{"报送回执", "退回修改", "校验码", "另有 8 条", "…… 共 6 项", "处理结果"} {
		if !strings.Contains(text, want) {
			t.Errorf("the printed receipt does not show %q", want)
		}
	}
	if pages := strings.Count(strings.TrimSuffix(text, "\f"), "\f") + 1; pages > 1 {
		t.Errorf("the receipt takes %d pages", pages)
	}
}

// TestHostileAnswersStayText in every report and receipt.
func TestHostileAnswersStayText(t *testing.T) {
	for _, words := range []string{"=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "<script>alert(1)</script>", "<b>&amp;", "a\u202Eb\u0007c",
		strings.Repeat("长", 32767), "第一行\n第二行"} {
		b := answeredSheet(2, words)
		a := b.Answers[0]
		a.Explained = record.Taken
		b.Issues[1].Explanation, b.Issues[1].State = &a, record.Explained
		b.Issues[0].Objection = &record.Answer{ID: 9, FileID: 1, File: b.Files[0], Objection: words, Objected: record.Waiting}
		source := receiptPage(t, receiptOf(t, &b.Snapshot, facts2023[0].unit)) + dailyPage(t, &b.Snapshot)
		if strings.Contains(source, "<script") || strings.Contains(source, "<b>") || strings.ContainsAny(source, "\u202E\a") {
			t.Errorf("%.20q is markup in a page", words)
		}
		f := open(t, mustDepartment(t, &b.Snapshot, facts2023[0].unit))
		for _, at := range []string{"M4", "N3"} {
			if got := cell(t, f, "审核意见", at); len([]rune(got)) != len([]rune(words)) {
				t.Errorf("%.20q comes out in %s as %.20q", words, at, got)
			}
			if formula, err := f.GetCellFormula("审核意见", at); err != nil || formula != "" {
				t.Errorf("%.20q is a formula in %s: %q, %v", words, at, formula, err)
			}
		}
		var master bytes.Buffer
		if err := Master(&master, campaign2023(), &b.Snapshot); err != nil {
			t.Fatal(err)
		}
		m := open(t, master.Bytes())
		if formula, err := m.GetCellFormula("情况说明", "J4"); err != nil || formula != "" {
			t.Errorf("%.20q is a formula in the master: %q, %v", words, formula, err)
		}
		if got := cell(t, m, "情况说明", "J4"); len([]rune(got)) != len([]rune(words)) {
			t.Errorf("%.20q comes out in the master as %.20q", words, got)
		}
	}
}
