package report

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

	"jixiao/internal/testkit/booktest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

func mustMaster(t *testing.T, c *campaign.Campaign, s *record.Snapshot) *excelize.File {
	t.Helper()
	var buf bytes.Buffer
	if err := Master(&buf, c, s); err != nil {
		t.Fatal(err)
	}
	return open(t, buf.Bytes())
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	booktest.Sound(t, data)
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func cell(t *testing.T, f *excelize.File, sheet, ref string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, ref)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// find is the first row of a sheet whose cell in a column holds a text.
func find(t *testing.T, f *excelize.File, sheet string, col int, text string) []string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if len(row) >= col && row[col-1] == text {
			return row
		}
	}
	t.Fatalf("sheet %s has no row with %q in column %d", sheet, text, col)
	return nil
}

func TestMasterSheetsInOrder(t *testing.T) {
	want := []string{"汇总", "项目明细", "评分统计", "一级指标得分", "整改台账", "报送情况", "审核意见清单", "情况说明", "问题类别统计", "数据来源"}
	if diff := cmp.Diff(want, mustMaster(t, campaign2023(), complete()).GetSheetList()); diff != "" {
		t.Error(diff)
	}
}

// TestMasterTellsTheBureausFacts holds the master against the figures that the
// bureau's own report of 2023 states.
func TestMasterTellsTheBureausFacts(t *testing.T) {
	f := mustMaster(t, campaign2023(), complete())
	statement := cell(t, f, "汇总", "A3")
	for _, want := range []string{"11 个项目", "10 个单位", "合计 13997.53 万元", "一般公共预算 8205.53 万元", "政府性基金 5792 万元",
		"优 9 个", "良 2 个", "中 0 个", "差 0 个"} {
		if !strings.Contains(statement, want) {
			t.Errorf("%q does not say %q", statement, want)
		}
	}
	for i, x := range facts2023 {
		row := i + 4
		got := []string{cell(t, f, "评分统计", fmt.Sprintf("A%d", row)), cell(t, f, "评分统计", fmt.Sprintf("B%d", row)),
			cell(t, f, "评分统计", fmt.Sprintf("C%d", row)), cell(t, f, "评分统计", fmt.Sprintf("D%d", row)),
			cell(t, f, "评分统计", fmt.Sprintf("E%d", row)), cell(t, f, "项目明细", fmt.Sprintf("E%d", row))}
		want := []string{x.code, "[" + x.unit + "]" + x.unitName, x.name, x.score, x.grade, x.budget}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	if got := cell(t, f, "项目明细", "E15"); got != "13997.53" {
		t.Errorf("合计 of the budgets is %s", got)
	}
}

func TestMasterMarksWhatIsNotFinal(t *testing.T) {
	f := mustMaster(t, campaign2023(), firstEvening())
	for code, want := range map[string][]string{
		"A-01": {"91.36", "优"},
		"A-02": {"", "", "退回修改"},
		"A-05": {"", "", "未报送"},
		"A-08": {"96", "优", "待说明"},
	} {
		if diff := cmp.Diff(want, find(t, f, "评分统计", 1, code)[3:]); diff != "" {
			t.Errorf("%s: %s", code, diff)
		}
	}
}

func TestReturnedVersionLeavesTheStandingOne(t *testing.T) {
	b := newBuilder()
	b.score(facts2023[0], record.Accepted)
	worse := facts2023[0]
	worse.score = "12"
	b.score(worse, record.Returned)
	row := find(t, mustMaster(t, campaign2023(), &b.Snapshot), "评分统计", 1, "A-01")
	if diff := cmp.Diff([]string{"91.36", "优", "退回修改（暂用第 1 版）"}, row[3:]); diff != "" {
		t.Error(diff)
	}
}

func TestScoreListCountsBeforeTheSheet(t *testing.T) {
	b := newBuilder()
	b.score(facts2023[0], record.Accepted)
	list := &form.Submission{Form: scoreList, Sheet: "评分统计表", Tables: map[string]form.Table{"scores": {Rows: []form.TableRow{{
		Line: 4, Values: form.ValuesOf(map[string]form.Value{"project_code": str("A4", "A-01"), "final_score": num("D4", "90.01"), "grade": str("E4", "优")})}}}}}
	b.version(b.file("绩效科/评分统计表.xlsx", record.Accepted), record.Duty{Form: scoreList}, record.Accepted, list)
	f := mustMaster(t, campaign2023(), &b.Snapshot)
	if got := find(t, f, "评分统计", 1, "A-01")[3]; got != "90.01" {
		t.Errorf("score of A-01 is %s, want the section's 90.01", got)
	}
	if got := find(t, f, "数据来源", 1, "评分统计")[6]; got != "绩效科/评分统计表.xlsx" {
		t.Errorf("source of the score is %s", got)
	}
}

// TestEveryFigureHasItsSource compares each row of 数据来源 with the master's
// cell and with the value of the version that it names.
func TestEveryFigureHasItsSource(t *testing.T) {
	s := complete()
	f := mustMaster(t, campaign2023(), s)
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
		if got := cell(t, f, row[0], row[1]); got != row[4] {
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
	if want := 11*(6+2+10) + 21; len(listed) != want {
		t.Errorf("%d figures have a source, want %d", len(listed), want)
	}
}

// checkRowSource holds every cell of a merged row against the row of the
// version that it is said to come from.
func checkRowSource(t *testing.T, f *excelize.File, s *record.Snapshot, row []string, first, last string) {
	t.Helper()
	from, to := at(first), at(last)
	sources, held := strings.Split(row[9], ":"), 0
	begin, end := at(sources[0]), at(sources[1])
	var values []string
	for col := begin.Col; col <= end.Col; col++ {
		values = append(values, valuesAt(s, row[6], finding.Ref{Row: begin.Row, Col: col}.String())...)
	}
	for col := from.Col; col <= to.Col; col++ {
		got := cell(t, f, row[0], finding.Ref{Row: from.Row, Col: col}.String())
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
				out = append(out, v.Text, cellOf(form.TypeDate, v).String())
			}
		}
	}
	for _, n := range s.Versions {
		if n.File.Path != path {
			continue
		}
		take(n.Submission.Fields)
		for _, t := range n.Submission.Tables {
			for _, row := range slices.Concat(t.Rows, t.Subtotals) {
				take(maps.Collect(row.Values.All()))
			}
		}
	}
	return out
}

// TestFormulasAgreeWithTheirResults recalculates every formula, of a complete
// round, of one half way and of one that has not begun.
func TestFormulasAgreeWithTheirResults(t *testing.T) {
	c := campaign2023()
	unborn := campaign2023()
	unborn.Facts = &register.Facts{Year: 2023}
	for _, tc := range []struct {
		name string
		c    *campaign.Campaign
		s    *record.Snapshot
		want int // formulas at least
	}{
		{"complete", c, complete(), 110}, {"half way", c, firstEvening(), 90},
		{"nothing came", c, &newBuilder().Snapshot, 80}, {"no register", unborn, &newBuilder().Snapshot, 20},
	} {
		var day bytes.Buffer
		if err := NewDay(tc.c, tc.s).Workbook(&day); err != nil {
			t.Fatal(err)
		}
		n := recalculate(t, mustMaster(t, tc.c, tc.s), tc.name) + recalculate(t, open(t, day.Bytes()), tc.name)
		if n < tc.want {
			t.Errorf("%s: only %d formulas were found", tc.name, n)
		}
	}
}

func recalculate(t *testing.T, f *excelize.File, name string) int {
	t.Helper()
	n := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				n += recalculateCell(t, f, name, sheet, finding.Ref{Row: r + 1, Col: c + 1}.String())
			}
		}
	}
	return n
}

func recalculateCell(t *testing.T, f *excelize.File, name, sheet, ref string) int {
	t.Helper()
	expr, err := f.GetCellFormula(sheet, ref)
	if err != nil {
		t.Fatal(err)
	}
	if expr == "" {
		return 0
	}
	got, err := f.CalcCellValue(sheet, ref, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Errorf("%s %s!%s =%s: %v", name, sheet, ref, expr, err)
	}
	if want := cell(t, f, sheet, ref); !sameNumber(got, want) {
		t.Errorf("%s %s!%s =%s is stored as %q and computes %q", name, sheet, ref, expr, want, got)
	}
	return 1
}

// sameNumber compares up to the fifteen digits that a spreadsheet computes with.
func sameNumber(a, b string) bool {
	x, errA := decimal.Parse(a)
	y, errB := decimal.Parse(b)
	if errA != nil || errB != nil {
		return a == b
	}
	return x.Significant().Round(9).Equal(y.Round(9))
}

// TestChartsCoverNoCells looks at a round so small that its tables end above
// the charts.
func TestChartsCoverNoCells(t *testing.T) {
	c := campaign2023()
	c.Facts.Projects = c.Facts.Projects[:1]
	var buf bytes.Buffer
	if err := Master(&buf, c, &newBuilder().Snapshot); err != nil {
		t.Fatal(err)
	}
	f := open(t, buf.Bytes())
	rows, err := f.GetRows("汇总")
	if err != nil {
		t.Fatal(err)
	}
	free := map[int]bool{}
	for i, row := range rows {
		free[i] = len(row) < chartColumn
	}
	anchors := anchor.FindAllStringSubmatch(everything(t, buf.Bytes()), -1)
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

func TestSameSnapshotSameBytes(t *testing.T) {
	write := func(change func(*record.Run)) map[string][]byte {
		s, c := firstEvening(), campaign2023()
		change(&s.Run)
		out := map[string][]byte{}
		var a, b, d bytes.Buffer
		if err := Master(&a, c, s); err != nil {
			t.Fatal(err)
		}
		if err := NewDay(c, s).Workbook(&b); err != nil {
			t.Fatal(err)
		}
		if err := Department(&d, c, s, "213001"); err != nil {
			t.Fatal(err)
		}
		out["master"], out["daily"], out["department"] = a.Bytes(), b.Bytes(), d.Bytes()
		return out
	}
	first := write(func(*record.Run) {})
	again := write(func(r *record.Run) { r.ID, r.Started, r.Ended = 99, r.AsOf.AddDate(0, 1, 0), r.AsOf.AddDate(0, 1, 1) })
	for name := range first {
		if !bytes.Equal(first[name], again[name]) {
			t.Errorf("%s changes when the run is repeated", name)
		}
	}
}

func TestHostileTextInTheMaster(t *testing.T) {
	const evil = "=HYPERLINK(\"http://x\")\x01<script>"
	b := newBuilder()
	f := b.file("213001钢城区城市管理局/=1+1 整改.xlsx", record.Accepted)
	s := rectificationSubmission(problem{"A-01", "绩效目标", finished})
	s.Tables["problems"].Rows[0].Values.Set("measure", str("F5", evil))
	b.version(f, record.Duty{Department: "213001", Form: rectification, Project: "A-01"}, record.Accepted, s)
	m := mustMaster(t, campaign2023(), &b.Snapshot)
	if got, want := cell(t, m, "整改台账", "H4"), strings.ReplaceAll(evil, "\x01", "\uFFFD"); got != want {
		t.Errorf("measure is %q, want %q", got, want)
	}
	if expr, _ := m.GetCellFormula("整改台账", "H4"); expr != "" {
		t.Errorf("measure became the formula %q", expr)
	}
}
