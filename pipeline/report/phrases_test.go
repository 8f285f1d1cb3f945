package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// TestACampaignsWordsStand wherever the program's stood: every phrase of receipts
// and reports is put otherwise, and nothing is left of the usual one.
func TestACampaignsWordsStand(t *testing.T) {
	unit := reporttest.Facts2023[0].Unit
	c := *reporttest.Campaign2023()
	c.Phrases = map[campaign.Phrase]string{}
	for _, u := range campaign.UsualPhrases() {
		c.Phrases[u.Phrase] = "<" + string(u.Phrase) + ">"
	}
	b := reporttest.AnsweredSheet(2, "雨季停工")
	for _, v := range record.Verdicts {
		b.File("213001钢城区城市管理局/"+string(v)+".xlsx", v)
	}
	noted := reporttest.IssueT03()
	noted.Severity = finding.Info
	b.Issue(b.Score(reporttest.Facts2023[1], record.Accepted), noted)
	b.Score(reporttest.Facts2023[1], record.Superseded)
	b.Versions[len(b.Versions)-1].State = record.Withdrawn
	b.Version(b.File("213001钢城区城市管理局/整改.xlsx", record.Superseded), record.Duty{Department: unit, Form: "rectification"},
		record.Superseded, reporttest.ScoreSubmission(reporttest.Facts2023[0])) // and nothing else of this form
	b.Versions[len(b.Versions)-1].State = record.Withdrawn
	b.File("213001钢城区城市管理局/再来.xlsx", record.Unreadable)
	b.File("213001钢城区城市管理局/再来.xlsx", record.Attachment)
	all := view.NewDepartments(&c, &b.Snapshot)
	all.Beside(map[int64]view.Copy{1: {How: view.LargeCopy}})
	var said bytes.Buffer
	for _, r := range receipt.New(all).Of(unit) {
		if err := r.Write(&said, time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	pages := strings.NewReplacer("&lt;", "<", "&gt;", ">").Replace(said.String())
	var report bytes.Buffer
	if err := department.New(all).Write(&report, unit, b.Run.AsOf); err != nil {
		t.Fatal(err)
	}
	book := reporttest.Open(t, report.Bytes())
	var cells strings.Builder
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			cells.WriteString(strings.Join(row, "|"))
		}
	}
	for _, u := range campaign.UsualPhrases() {
		where := pages
		if strings.HasPrefix(string(u.Phrase), "report.") {
			where = cells.String()
		}
		if !strings.Contains(where, c.Phrases[u.Phrase]) {
			t.Errorf("%s is said nowhere", u.Phrase)
		}
	}
	for _, gone := range []string{"报送回执", "文件已留底，但读不出内容"} {
		if strings.Contains(pages, gone) {
			t.Errorf("%q is still said", gone)
		}
	}
	if strings.Contains(pages, "<script") {
		t.Error("words became markup")
	}
}
