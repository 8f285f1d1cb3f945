package master

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

func mustMaster(t *testing.T, c *campaign.Campaign, s *record.Snapshot) *excelize.File {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, c, s); err != nil {
		t.Fatal(err)
	}
	return reporttest.Open(t, buf.Bytes())
}

func TestMasterSheetsInOrder(t *testing.T) {
	want := []string{"汇总", "项目明细", "评分统计", "一级指标得分", "附件1", "附件2", "整改台账", "报送情况", "审核意见清单", "情况说明", "问题类别统计", "数据来源"}
	if diff := cmp.Diff(want, mustMaster(t, reporttest.Campaign2023(), reporttest.Complete()).GetSheetList()); diff != "" {
		t.Error(diff)
	}
}

// TestMasterTellsTheBureausFacts holds the master against the figures that the
// bureau's own report of 2023 states.
func TestMasterTellsTheBureausFacts(t *testing.T) {
	f := mustMaster(t, reporttest.Campaign2023(), reporttest.Complete())
	statement := reporttest.Cell(t, f, "汇总", "A3")
	for _, want := range []string{"11 个项目", "10 个单位", "合计 13997.53 万元", "一般公共预算 8205.53 万元", "政府性基金 5792 万元",
		"优 9 个", "良 2 个", "中 0 个", "差 0 个"} {
		if !strings.Contains(statement, want) {
			t.Errorf("%q does not say %q", statement, want)
		}
	}
	for i, x := range reporttest.Facts2023 {
		row := i + 4
		got := []string{reporttest.Cell(t, f, "评分统计", fmt.Sprintf("A%d", row)), reporttest.Cell(t, f, "评分统计", fmt.Sprintf("B%d", row)),
			reporttest.Cell(t, f, "评分统计", fmt.Sprintf("C%d", row)), reporttest.Cell(t, f, "评分统计", fmt.Sprintf("D%d", row)),
			reporttest.Cell(t, f, "评分统计", fmt.Sprintf("E%d", row)), reporttest.Cell(t, f, "项目明细", fmt.Sprintf("E%d", row))}
		want := []string{x.Code, "[" + x.Unit + "]" + x.UnitName, x.Name, x.Score, x.Grade, x.Budget}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	if got := reporttest.Cell(t, f, "项目明细", "E15"); got != "13997.53" {
		t.Errorf("合计 of the budgets is %s", got)
	}
}

func TestMasterMarksWhatIsNotFinal(t *testing.T) {
	f := mustMaster(t, reporttest.Campaign2023(), reporttest.FirstEvening())
	for code, want := range map[string][]string{
		"A-01": {"91.36", "优"},
		"A-02": {"", "", "退回修改"},
		"A-05": {"", "", "未报送"},
		"A-08": {"96", "优", "待说明"},
	} {
		if diff := cmp.Diff(want, reporttest.Find(t, f, "评分统计", 1, code)[3:]); diff != "" {
			t.Errorf("%s: %s", code, diff)
		}
	}
}

func TestReturnedVersionLeavesTheStandingOne(t *testing.T) {
	b := reporttest.NewBuilder()
	b.Score(reporttest.Facts2023[0], record.Accepted)
	worse := reporttest.Facts2023[0]
	worse.Score = "12"
	b.Score(worse, record.Returned)
	row := reporttest.Find(t, mustMaster(t, reporttest.Campaign2023(), &b.Snapshot), "评分统计", 1, "A-01")
	if diff := cmp.Diff([]string{"91.36", "优", "退回修改（暂用第 1 版）"}, row[3:]); diff != "" {
		t.Error(diff)
	}
}

func TestScoreListCountsBeforeTheSheet(t *testing.T) {
	b := reporttest.NewBuilder()
	b.Score(reporttest.Facts2023[0], record.Accepted)
	list := &form.Submission{Form: "score-list", Sheet: "评分统计表", Tables: map[string]form.Table{"scores": {Rows: []form.TableRow{{
		Line: 4, Values: form.ValuesOf(map[string]form.Value{"project_code": reporttest.Text("A4", "A-01"), "final_score": reporttest.Number("D4", "90.01"), "grade": reporttest.Text("E4", "优")})}}}}}
	b.Version(b.File("绩效科/评分统计表.xlsx", record.Accepted), record.Duty{Form: "score-list"}, record.Accepted, list)
	f := mustMaster(t, reporttest.Campaign2023(), &b.Snapshot)
	if got := reporttest.Find(t, f, "评分统计", 1, "A-01")[3]; got != "90.01" {
		t.Errorf("score of A-01 is %s, want the section's 90.01", got)
	}
	if got := reporttest.Find(t, f, "数据来源", 1, "评分统计")[6]; got != "绩效科/评分统计表.xlsx" {
		t.Errorf("source of the score is %s", got)
	}
}

// TestEveryFigureHasItsSource compares each row of 数据来源 with the master's
// cell and with the value of the version that it names.
func TestEveryFigureHasItsSource(t *testing.T) {
	s := reporttest.Complete()
	f := mustMaster(t, reporttest.Campaign2023(), s)
	rows, err := f.GetRows("数据来源")
	if err != nil {
		t.Fatal(err)
	}
	hashes := map[string]string{}
	for _, file := range s.Files {
		hashes[file.Path] = file.Hash
	}
	listed := map[string]bool{}
	for _, row := range rows[3:] {
		listed[row[0]+"!"+row[1]] = true
		if first, last, whole := strings.Cut(row[1], ":"); whole {
			checkRowSource(t, f, s, row, first, last)
			continue
		}
		if got := reporttest.Cell(t, f, row[0], row[1]); got != row[4] {
			t.Errorf("%s!%s holds %q, its source says %q", row[0], row[1], got, row[4])
		}
		if hashes[row[6]] != row[10] {
			t.Errorf("%s: hash %s, want %s", row[6], row[10], hashes[row[6]])
		}
		if !slices.Contains(valuesAt(s, row[6], row[9]), row[4]) {
			t.Errorf("%s %s does not hold %q", row[6], row[9], row[4])
		}
	}
	// funds, rates, scores and dimensions of a project; cells of the ledger of problems
	for _, at := range []string{"项目明细!F4", "项目明细!N14", "评分统计!D4", "评分统计!E14", "一级指标得分!M14", "整改台账!C4:N4"} {
		if !listed[at] {
			t.Errorf("%s has no source", at)
		}
	}
	if want := 11*(6+2+10+2) + 21; len(listed) != want {
		t.Errorf("%d figures have a source, want %d", len(listed), want)
	}
}

// checkRowSource holds every cell of a merged row against the row of the
// version that it is said to come from.
func checkRowSource(t *testing.T, f *excelize.File, s *record.Snapshot, row []string, first, last string) {
	t.Helper()
	from, to := reporttest.MustRef(first), reporttest.MustRef(last)
	sources, held := strings.Split(row[9], ":"), 0
	begin, end := reporttest.MustRef(sources[0]), reporttest.MustRef(sources[1])
	var values []string
	for col := begin.Col; col <= end.Col; col++ {
		values = append(values, valuesAt(s, row[6], finding.Ref{Row: begin.Row, Col: col}.String())...)
	}
	for col := from.Col; col <= to.Col; col++ {
		got := reporttest.Cell(t, f, row[0], finding.Ref{Row: from.Row, Col: col}.String())
		if got == "" || col == 5 { // the project's name is the register's
			continue
		}
		held++
		if !slices.Contains(values, got) {
			t.Errorf("%s %s does not hold %q of %s!%s", row[6], row[9], got, row[0], row[1])
		}
	}
	if held < 6 {
		t.Errorf("%s!%s holds %d values", row[0], row[1], held)
	}
}

// valuesAt are the values that a file's versions hold at a cell; dates as
// their serials.
func valuesAt(s *record.Snapshot, path, ref string) []string {
	var out []string
	take := func(values map[string]form.Value) {
		for _, v := range values {
			if v.Cell.String() == ref {
				out = append(out, v.Text, view.CellOf(form.TypeDate, v).String())
			}
		}
	}
	for _, n := range s.Versions {
		if n.File.Path != path {
			continue
		}
		take(n.Submission().Fields)
		for _, t := range n.Submission().Tables {
			for _, row := range slices.Concat(t.Rows, t.Subtotals) {
				take(maps.Collect(row.Values.All()))
			}
		}
	}
	return out
}

// TestChartsCoverNoCells looks at a round so small that its tables end above
// the charts.
func TestChartsCoverNoCells(t *testing.T) {
	c := reporttest.Campaign2023()
	c.Facts.Projects = c.Facts.Projects[:1]
	var buf bytes.Buffer
	if err := Write(&buf, c, &reporttest.NewBuilder().Snapshot); err != nil {
		t.Fatal(err)
	}
	f := reporttest.Open(t, buf.Bytes())
	rows, err := f.GetRows("汇总")
	if err != nil {
		t.Fatal(err)
	}
	free := map[int]bool{}
	for i, row := range rows {
		free[i] = len(row) < chartColumn
	}
	anchors := anchor.FindAllStringSubmatch(reporttest.Everything(t, buf.Bytes()), -1)
	if len(anchors) != 2 {
		t.Fatalf("%d charts were found, want 2", len(anchors))
	}
	below := 0
	for _, a := range anchors {
		from, _ := strconv.Atoi(a[1])
		to := lastCovered(t, f, from, a[2])
		if from <= below {
			t.Errorf("a chart begins at row %d, the one above ends at %d", from, below)
		}
		below = to
		for r := from; r <= to && r < len(rows); r++ {
			if !free[r] {
				t.Errorf("a chart covers row %d: %q", r+1, rows[r])
			}
		}
	}
}

// anchor finds the first row of a chart, counted from 0, and its height.
var anchor = regexp.MustCompile(`(?s)<xdr:from>.*?<xdr:row>(\d+)</xdr:row>.*?<xdr:ext cx="\d+" cy="(\d+)"/>`)

// lastCovered is the last row that a chart touches, counted from 0.
func lastCovered(t *testing.T, f *excelize.File, row int, height string) int {
	t.Helper()
	const unitsPerPoint = 12700
	left, err := strconv.ParseFloat(height, 64)
	if err != nil {
		t.Fatal(err)
	}
	for ; ; row++ {
		h, err := f.GetRowHeight("汇总", row+1)
		if err != nil {
			t.Fatal(err)
		}
		if left -= h * unitsPerPoint; left <= 0 {
			return row
		}
	}
}

func TestHostileTextInTheMaster(t *testing.T) {
	const evil = "=HYPERLINK(\"http://x\")\x01<script>"
	b := reporttest.NewBuilder()
	f := b.File("213001钢城区城市管理局/=1+1 整改.xlsx", record.Accepted)
	s := reporttest.RectificationSubmission(reporttest.Problem{Project: "A-01", Category: "绩效目标", Status: "已完成"})
	s.Tables["problems"].Rows[0].Values.Set("measure", reporttest.Text("F5", evil))
	b.Version(f, record.Duty{Department: "213001", Form: "rectification", Subject: "A-01"}, record.Accepted, s)
	m := mustMaster(t, reporttest.Campaign2023(), &b.Snapshot)
	if got, want := reporttest.Cell(t, m, "整改台账", "H4"), strings.ReplaceAll(evil, "\x01", "\uFFFD"); got != want {
		t.Errorf("measure is %q, want %q", got, want)
	}
	if expr, _ := m.GetCellFormula("整改台账", "H4"); expr != "" {
		t.Errorf("measure became the formula %q", expr)
	}
}
