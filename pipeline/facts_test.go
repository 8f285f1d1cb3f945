package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/manysheets"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// TestTheMasterHoldsTheFacts reads the master of the second evening back: what
// the bureau's own report states must come out of the sheets.
func TestTheMasterHoldsTheFacts(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	for _, e := range samples.Evenings(t)[:2] {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		mustRun(t, o)
	}
	f, err := excelize.OpenFile(filepath.Join(o.Outbox, "总表_2023.xlsx"), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	projects := records(t, f, "项目明细", "项目名称")
	units, total := map[string]bool{}, decimal.Zero
	for _, p := range projects {
		units[p["实施单位"]] = true
		total = total.Add(decimal.Must(p["预算批复金额"]))
	}
	grades := map[string]int{}
	for _, s := range records(t, f, "评分统计", "项目名称") {
		grades[s["财政综合评价等级"]]++
	}
	if len(projects) != 11 || len(units) != 10 || total.String() != "13997.53" {
		t.Errorf("%d projects of %d units, %s 万元; want 11, 10, 13997.53", len(projects), len(units), total)
	}
	if diff := cmp.Diff(map[string]int{"优": 9, "良": 2}, grades); diff != "" {
		t.Errorf("grades (-want +got):\n%s", diff)
	}
}

// TestTheScoreListIsTheSections: the scores that the section issues go into the
// master; a department that hands in a list of its own changes nobody's.
func TestTheScoreListIsTheSections(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	list := samples.Form(t, "评分统计表_样例.xlsx")
	forged := cityManagement + "/评分统计表.xlsx"
	put(t, o.Inbox, forged, list)
	s := mustRun(t, o).Snapshot
	if got := codesByFile(s)[forged]; got != "C06" || verdicts(s)[forged] != record.Returned || len(s.Versions) > 0 {
		t.Errorf("a department's list: findings %q, %s, %d versions; want C06, returned, none", got, verdicts(s)[forged], len(s.Versions))
	}
	issued := "绩效科/评分统计表.xlsx"
	put(t, o.Inbox, issued, list)
	s = mustRun(t, later(o, 1)).Snapshot
	if got := codesByFile(s)[issued]; got != "" {
		t.Errorf("the section's list: findings %q", got)
	}
	if diff := cmp.Diff([]string{"1 " + issued + " accepted"}, chainOf(s, "score-list", "")); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
}

// records reads the rows of a sheet by the heads of its columns, as far as the
// named column is filled.
func records(t *testing.T, f *excelize.File, sheet, key string) []map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	head := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, key) })
	if head < 0 {
		t.Fatalf("%s has no column %s", sheet, key)
	}
	var out []map[string]string
	for _, row := range rows[head+1:] {
		r := map[string]string{}
		for i, v := range row[:min(len(row), len(rows[head]))] {
			r[rows[head][i]] = v
		}
		if r[key] != "" {
			out = append(out, r)
		}
	}
	return out
}

// TestExactlyThePlantedMistakes runs invented sheets, one mistake of each kind
// among them, and looks for those and no others.
func TestExactlyThePlantedMistakes(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many sheets")
	}
	round := t.TempDir()
	planted, err := manysheets.Write(round, manysheets.Options{Sheets: 65, Seed: 2, Defaults: os.DirFS("../configs")})
	if err != nil {
		t.Fatal(err)
	}
	o, err := roundOptions(round, round)
	if err != nil {
		t.Fatal(err)
	}
	found := map[manysheets.Mistake]int{}
	for _, i := range mustRun(t, o).Snapshot.Issues {
		if i.Severity > finding.Info {
			found[manysheets.Mistake{File: i.Place.File, Code: i.Code, Cell: i.Place.Cell.String()}]++
		}
	}
	want := map[manysheets.Mistake]int{}
	for _, m := range planted {
		want[m]++
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("mistakes (-planted +found):\n%s", diff)
	}
}
