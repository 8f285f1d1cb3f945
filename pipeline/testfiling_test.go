package pipeline_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// tests is where a file is put that is only to be tested.
func tests(file string) string {
	return path.Join(path.Dir(file), record.TestFolder, path.Base(file))
}

// sampleData is a file of an evening.
func sampleData(t *testing.T, e samples.Evening, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(e.Folder(), filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// numbers are those by which files and looks are told apart, which test filings
// use up.
var fileNumbers = gocmp.Options{
	cmpopts.IgnoreFields(record.File{}, "ID", "Look", "ModTime", "ChangeTime"),
	cmpopts.IgnoreFields(record.Issue{}, "FileID"),
	cmpopts.IgnoreFields(record.Answer{}, "FileID"),
	cmpopts.IgnoreFields(record.Snapshot{}, "Tests"),
	cmpopts.IgnoreFields(record.Run{}, "Started", "Ended", "Balance"),
}

// TestATestFilingChangesNothing: the same evenings with and without test filings
// hold the same files, versions, numbers and findings, and publish the same bytes.
func TestATestFilingChangesNothing(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many runs: make test has them")
	}
	evenings := samples.Evenings(t)
	plain, tested := fixture(t), fixture(t)
	for n, e := range evenings {
		for _, o := range []*pipeline.Options{&plain, &tested} {
			e.CopyTo(t, o.Inbox)
			o.AsOf = e.AsOf
		}
		putTests(t, tested.Inbox, evenings, n)
		want, got := mustRun(t, plain), mustRun(t, tested)
		if n := got.Run.Balance.ByVerdict[record.TestFiling]; n < 10 {
			t.Fatalf("%s: %d test filings", e.Name, n)
		}
		if diff := gocmp.Diff(want.Snapshot, got.Snapshot, fileNumbers); diff != "" {
			t.Fatalf("%s (-without +with test filings):\n%s", e.Name, diff)
		}
		samePages(t, plain.Outbox, tested.Outbox)
	}
	sameFacts(t, plain, tested)
}

// putTests tests what comes on the next evening, what came on this one, and what
// answers findings.
func putTests(t *testing.T, inbox string, evenings []samples.Evening, n int) {
	t.Helper()
	for _, e := range []samples.Evening{evenings[n], evenings[(n+1)%len(evenings)]} {
		for _, file := range e.Files(t) {
			put(t, inbox, path.Join(path.Dir(file), "试报", e.Name, path.Base(file)), sampleData(t, e, file))
		}
	}
	put(t, inbox, cityManagement+"/二季度/ 试 报/坏.xlsx", []byte("PK"))
	put(t, inbox, cityManagement+"/试报/照片.jpg", []byte("\xff\xd8\xff\xe0"))
	put(t, inbox, "绩效科/试报/评分表_A-01.xlsx", sampleData(t, evenings[0], cityManagement+"/评分表_A-01.xlsx"))
	put(t, inbox, "无名单位/试报/评分表_A-02.xlsx", sampleData(t, evenings[0], cityManagement+"/评分表_A-02.xlsx"))
}

var receiptNumber = regexp.MustCompile(`收件\d+`)

// samePages holds that what is published is the same but for test filings and
// the balance.
func samePages(t *testing.T, plain, tested string) {
	t.Helper()
	pages := func(dir string) map[string]string {
		out := map[string]string{}
		for name, data := range contents(t, dir) {
			rel := receiptNumber.ReplaceAllString(strings.TrimPrefix(name, dir), "收件")
			if strings.Contains(rel, "/试报/") || strings.Contains(rel, "审核日报") {
				continue
			}
			if path.Base(rel) == "findings.json" {
				data = withoutTests(t, data)
			}
			out[rel] = data
		}
		return out
	}
	want, got := pages(plain), pages(tested)
	if other := differing(want, got); len(other) > 0 || len(want) != len(got) {
		t.Fatalf("pages differ: %v; %v without, %v with", other, len(want), len(got))
	}
}

func withoutTests(t *testing.T, data string) string {
	t.Helper()
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(data), &all); err != nil {
		t.Fatal(err)
	}
	delete(all, "test_filings")
	return string(all["as_of"]) + string(all["findings"])
}

// sameFacts holds that the chains are sound, and that they say the same of what
// was handed in.
func sameFacts(t *testing.T, plain, tested pipeline.Options) {
	t.Helper()
	want, got := factsOf(t, plain), factsOf(t, tested)
	if diff := gocmp.Diff(want, got); diff != "" || len(want) == 0 {
		t.Errorf("facts (-without +with test filings):\n%s", diff)
	}
	for _, o := range []pipeline.Options{plain, tested} {
		report, err := custody.Audit(context.Background(), o.Workspace)
		if err != nil || len(report.Faults) > 0 || report.Leftovers > 0 {
			t.Errorf("audit: %v, %+v", err, report)
		}
	}
}

// factsOf are what the chain of runs says of every file that was handed in, in
// order.
func factsOf(t *testing.T, o pipeline.Options) []string {
	t.Helper()
	db, err := sql.Open("sqlite", string(o.Place))
	must(t, err)
	defer func() { _ = db.Close() }()
	rows, err := db.Query(`SELECT body FROM entries WHERE kind = 'file' ORDER BY id`)
	must(t, err)
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var body string
		must(t, rows.Scan(&body))
		if !regexp.MustCompile(`"path":"[^"]*/ ?试 ?报/`).MatchString(body) {
			out = append(out, body)
		}
	}
	must(t, rows.Err())
	return out
}

// toldOf is what is found in a file, but for when it came.
func toldOf(s *record.Snapshot, file string) []string {
	var out []string
	for _, i := range s.Issues {
		if i.Place.File == file && !slices.Contains([]finding.Code{"D01", "D07"}, i.Code) {
			out = append(out, strings.Join([]string{string(i.Code), i.Variant, i.Department, i.Place.Sheet, i.Where(finding.ZH),
				i.Value, i.Expected, i.Message.In(finding.ZH), i.Fix.In(finding.ZH), string(i.Audience)}, "|"))
		}
	}
	slices.Sort(out)
	return out
}

// TestATestTellsWhatTheFilingTells: whatever of the samples is tested first is
// told then what it is told when it is handed in.
func TestATestTellsWhatTheFilingTells(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many runs: make test has them")
	}
	base := fixture(t)
	dir := filepath.Dir(base.Inbox)
	for _, e := range samples.Evenings(t) {
		for _, file := range e.Files(t) {
			if strings.HasPrefix(path.Base(file), "~$") {
				continue
			}
			t.Run(e.Name+"/"+path.Base(file), func(t *testing.T) {
				to := t.TempDir()
				copyTo(t, dir, to)
				o := optionsIn(to, base.Campaign, e.AsOf)
				testedThenFiled(t, o, file, sampleData(t, e, file))
			})
		}
		e.CopyTo(t, base.Inbox)
		base.AsOf = e.AsOf
		mustRun(t, base)
	}
}

func testedThenFiled(t *testing.T, o pipeline.Options, file string, data []byte) {
	t.Helper()
	put(t, o.Inbox, tests(file), data)
	test := mustRun(t, o).Snapshot
	put(t, o.Inbox, file, data)
	o = later(o, 1)
	filed := mustRun(t, o).Snapshot
	verdict := func(files []record.File, path string) record.Verdict {
		n := slices.IndexFunc(files, func(f record.File) bool { return f.Path == path && !f.Gone })
		if n < 0 {
			t.Fatalf("%s is not there", path)
		}
		return files[n].Verdict
	}
	n := slices.IndexFunc(filed.Files, func(f record.File) bool { return f.Path == file && !f.Gone })
	if got := filed.Files[n]; !got.Arrival.Equal(o.AsOf) && got.Basis != record.ByChange {
		t.Errorf("it came %v, by %s", got.Arrival, got.Basis)
	}
	if verdict(filed.Files, file) == record.Duplicate {
		return // of what was handed in before
	}
	if diff := gocmp.Diff(toldOf(filed, file), toldOf(test.Tests, tests(file))); diff != "" {
		t.Errorf("(-handed in +tested):\n%s", diff)
	}
	late := slices.ContainsFunc(filed.Issues, func(i record.Issue) bool {
		return i.Place.File == file && (i.Code == "D01" || i.Code == "D07")
	})
	if want, got := verdict(filed.Files, file), verdict(test.Tests.Files, tests(file)); want != got && !late {
		t.Errorf("verdict %s as a test, %s handed in", got, want)
	}
}

// TestATestIsGoneWithItsFile: its pages lie in a folder of their own, and leave
// with it.
func TestATestIsGoneWithItsFile(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, cityManagement+"/试报/评分表_A-02.xlsx", sample(t, cityManagement, "评分表_A-02.xlsx"))
	mustRun(t, o)
	folder := filepath.Join(o.Units, cityManagement, "试报")
	var names []string
	for name := range contents(t, folder) {
		names = append(names, receiptNumber.ReplaceAllString(filepath.ToSlash(strings.TrimPrefix(name, folder)), "收件"))
	}
	slices.Sort(names)
	want := []string{"/回执/试报结果_收件_评分表_A-02.xlsx.html", "/最新审核意见.xlsx", "/评分表_A-02_审核.xlsx"}
	if diff := gocmp.Diff(want, names); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if err := os.RemoveAll(filepath.Join(o.Inbox, cityManagement, "试报")); err != nil {
		t.Fatal(err)
	}
	s := mustRun(t, later(o, 1)).Snapshot
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
	if s.Tests != nil || len(s.Files)+len(s.Versions)+len(s.Past) > 0 {
		t.Errorf("left: %+v", s)
	}
	if n := len(slices.Collect(maps.Keys(contents(t, filepath.Join(o.Place.Folder(), "archive"))))); n != 1 {
		t.Errorf("%d originals kept", n)
	}
}

// TestATestWaitsForNoRelease: what is told of it goes out at once where the
// section releases results, and nowhere where nothing goes out.
func TestATestWaitsForNoRelease(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, cityManagement+"/评分表_A-02.xlsx", sample(t, cityManagement, "评分表_A-02.xlsx"))
	put(t, o.Inbox, cityManagement+"/试报/评分表_A-02.xlsx", sample(t, cityManagement, "评分表_A-02.xlsx"))
	opinion := filepath.Join(cityManagement, "最新审核意见.xlsx")
	test := filepath.Join(cityManagement, "试报", "最新审核意见.xlsx")
	for _, tt := range []struct {
		way           campaign.Publishing
		opinion, test bool
	}{{campaign.Trial, false, false}, {campaign.Review, false, true}, {campaign.Direct, true, true}} {
		o.Campaign.Publishing = tt.way
		mustRun(t, o)
		for name, out := range map[string]bool{opinion: tt.opinion, test: tt.test} {
			_, there := results(t, o.Units)[name]
			_, waits := results(t, waiting(o))[name]
			if there != out || waits == out {
				t.Errorf("%s, %s: in the department's folder %v, waiting %v", tt.way, name, there, waits)
			}
		}
	}
	o.Campaign.Publishing = campaign.Review
	if err := os.RemoveAll(filepath.Join(o.Inbox, cityManagement, "试报")); err != nil {
		t.Fatal(err)
	}
	mustRun(t, later(o, 1))
	if _, there := results(t, o.Units)[test]; there {
		t.Error("the test is gone, its page is not")
	}
}

// TestNoAnswerIsTakenFromATest: an explanation that lies there explains nothing.
func TestNoAnswerIsTakenFromATest(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, cityManagement+"/试报/情况说明.xlsx", nil)
	put(t, o.Inbox, cityManagement+"/评分表_A-02.xlsx", sample(t, cityManagement, "评分表_A-02.xlsx"))
	mustRun(t, o)
	report, err := excelize.OpenFile(filepath.Join(o.Units, cityManagement, "最新审核意见.xlsx"))
	must(t, err)
	defer func() { _ = report.Close() }()
	answered := responded(t, report, "审核意见", "异议", "T03", "合计没有错，绩效科核对过评分表")
	put(t, o.Inbox, cityManagement+"/试报/意见.xlsx", answered)
	if s := mustRun(t, later(o, 1)).Snapshot; len(s.Answers) != 0 {
		t.Errorf("answers taken: %+v", s.Answers)
	}
	put(t, o.Inbox, cityManagement+"/意见.xlsx", answered)
	if s := mustRun(t, later(o, 2)).Snapshot; len(s.Answers) != 1 {
		t.Errorf("handed in, %d answers", len(s.Answers))
	}
}
