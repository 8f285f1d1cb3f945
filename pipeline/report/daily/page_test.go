package daily

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

func dailyPage(t *testing.T, s *record.Snapshot) string {
	t.Helper()
	var buf bytes.Buffer
	if err := New(reporttest.Campaign2023(), s).Page(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// shownTables are the tables of a page by the heading above them, as text.
func shownTables(t *testing.T, source string) map[string][][]string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	tables, heading := map[string][][]string{}, ""
	for n := range root.Descendants() {
		switch n.Data {
		case "h2":
			heading = textOf(n)
		case "tr":
			var cells []string
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode {
					cells = append(cells, textOf(c))
				}
			}
			tables[heading] = append(tables[heading], cells)
		}
	}
	return tables
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// What the page says in its closing rows is what the snapshot holds.
func TestPageAgreesWithTheLedger(t *testing.T) {
	s := reporttest.FirstEvening()
	tables := shownTables(t, dailyPage(t, s))
	total := func(heading, column string) string {
		rows := tables[heading]
		if len(rows) == 0 || !slices.Contains(rows[0], column) {
			t.Fatalf("the page has no table %q with %q", heading, column)
		}
		return rows[len(rows)-1][slices.Index(rows[0], column)]
	}
	count := func(is func(record.Issue) bool) string {
		n := 0
		for _, i := range s.Issues {
			if is(i) {
				n++
			}
		}
		return strconv.Itoa(n)
	}
	for _, heading := range []string{"审核意见按规则统计", "审核意见按单位统计"} {
		for _, severity := range weights {
			want := count(func(i record.Issue) bool { return i.Weight() == severity && i.Because == "" })
			if got := total(heading, weightLabel(severity)); got != want {
				t.Errorf("%s %s: the page counts %s, the ledger %s", heading, severity, got, want)
			}
		}
	}
	if got, want := total("文件平衡", "文件数"), strconv.Itoa(s.Run.Balance.Seen); got != want {
		t.Errorf("the page's files sum to %s, the run saw %s", got, want)
	}
	if got, want := total("归口科室的预算与得分", "预算批复金额"), "13,997.53"; got != want {
		t.Errorf("the budgets sum to %s, want %s", got, want)
	}
	serious := tables["须修改、须说明的审核意见"]
	if got, want := strconv.Itoa(len(serious)-1), count(func(i record.Issue) bool { return i.Weight() > finding.Info || i.Because != "" }); got != want {
		t.Errorf("%s findings are listed, want %s", got, want)
	}
}

// The workbook and the page show the same parts.
func TestPageHasWhatTheWorkbookHas(t *testing.T) {
	s := reporttest.FirstEvening()
	source := dailyPage(t, s)
	for _, p := range newDaily(reporttest.Campaign2023(), s).panels() {
		if !strings.Contains(source, "<h2>"+p.title+"</h2>") {
			t.Errorf("the page lacks %q", p.title)
		}
	}
	for _, word := range []string{"<script src", "http://", "https://"} {
		if strings.Contains(source, word) {
			t.Errorf("the page asks for something outside itself: %q", word)
		}
	}
}

func TestTodoNamesFileAndCommand(t *testing.T) {
	s := reporttest.FirstEvening()
	v := s.Versions[0]
	s.Issues = append(s.Issues, record.Issue{FileID: v.File.ID, Department: v.Duty.Department, State: record.New,
		Finding: finding.Finding{Code: "X01", Severity: finding.Warning, Project: v.Duty.Project(),
			Place: finding.Place{File: v.File.Path}, Message: finding.Text{ZH: "同时收到两份"}}})
	s.Run.Balance.Seen++
	rows := shownTables(t, dailyPage(t, s))["今天要办"]
	all := ""
	for _, r := range rows {
		all += strings.Join(r, "|") + "\n"
	}
	for _, want := range []string{"文件对不上", "指定版本|", "（编号 " + strconv.FormatInt(v.ID, 10) + "）|" + v.File.Path, "催报|", "文件未能识别|"} {
		if !strings.Contains(all, want) {
			t.Errorf("今天要办 does not name %q:\n%s", want, all)
		}
	}
}

// TestPagePrints prints the page on A4 and reads it back.
func TestPagePrints(t *testing.T) {
	text := reporttest.Printed(t, "dailypage", dailyPage(t, reporttest.FirstEvening()))
	for _, want := range []string{"审核日报", "今天要办", "剩余 2 天", "13,997.53", "文件平衡"} {
		if !strings.Contains(text, want) {
			t.Errorf("the printed page does not show %q", want)
		}
	}
	for i, sheet := range strings.Split(strings.TrimSuffix(text, "\f"), "\f") {
		if strings.TrimSpace(sheet) == "" {
			t.Errorf("page %d is empty", i+1)
		}
	}
}

// Nothing of the page is cut off, on a telephone or on a large screen.
func TestPageFitsEveryWidth(t *testing.T) {
	s := reporttest.FirstEvening()
	s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, 2)
	s.Issues[0].Message.ZH = strings.Repeat("abcdefghij", 30)
	s.Files[0].Path = "213001" + strings.Repeat("很长的文件名_", 20) + ".xlsx"
	reporttest.FitsEveryWidth(t, "dailypage", dailyPage(t, s))
}

// The figures on top lead to parts that are there.
func TestFactsLeadOn(t *testing.T) {
	d := newDaily(reporttest.Campaign2023(), reporttest.FirstEvening())
	panels := d.panels()
	var labels []string
	for _, f := range d.facts(panels) {
		labels = append(labels, f.Figure+" "+f.Label)
		n, err := strconv.Atoi(strings.TrimPrefix(f.To, "#p"))
		if err != nil || n >= len(panels) {
			t.Errorf("%s leads to %q", f.Label, f.To)
		}
	}
	if want := "2 天 距 10月15日 截止（评分表、整改情况报告表）"; labels[0] != want {
		t.Errorf("first is %q, want %q", labels[0], want)
	}
	if want := "8 / 22 已报 / 应报事项"; labels[1] != want {
		t.Errorf("then comes %q, want %q", labels[1], want)
	}
}

// What came, arose and was mended today is news, whichever run of the day saw it.
func TestNewsGoesByTheDay(t *testing.T) {
	s := reporttest.FirstEvening()
	morning := s.Run.AsOf.Add(-13 * time.Hour)
	for i := range s.Files {
		s.Files[i].Received = morning.AddDate(0, 0, -i)
	}
	for i := range s.Issues {
		s.Issues[i].Since = morning.AddDate(0, 0, -1)
	}
	s.Issues[0].Since = morning
	s.Issues[0].Severity = finding.Error
	mended := record.Issue{Department: "213001", Finding: finding.Finding{Code: "T03", Message: finding.Text{ZH: "合计错了"}}}
	s.Resolved = []record.Resolved{{Issue: mended, At: morning}, {Issue: mended, At: morning.AddDate(0, 0, -1)}}
	n := map[string]int{}
	for _, row := range shownTables(t, dailyPage(t, s))["今日变化"][1:] {
		n[row[0]]++
	}
	if diff := cmp.Diff(map[string]int{"新收文件": 1, "新的意见": 1, "已改正": 1}, n); diff != "" {
		t.Errorf("news (-want +got):\n%s", diff)
	}
}
