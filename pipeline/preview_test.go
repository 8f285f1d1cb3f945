package pipeline_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/lease"
	"jixiao/internal/testkit/manysheets"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/preview"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// changedRules are rows of 本级规则 that find something in the samples, not all of
// them on.
var changedRules = [][]any{
	{"L01", "启用", "分值满分的不多", "评分表", "整张表", "", `SUM(得分)<SUM(分值)-6`, "", "须修改"},
	{"L02", "试行", "扣了分的写明原因", "评分表", "每一行", "得分<分值", `LEN(扣分原因)>=40`, "", "须说明"},
	{"L03", "启用", "整改时限在年内", "整改情况报告表", "每一行", "", `整改时限<="2023-10-25"`, "", "须说明"},
}

func loadedIn(t testing.TB, dir string, states load.States) *campaign.Campaign {
	t.Helper()
	c, err := load.InStates(os.DirFS(dir), states)
	if err != nil {
		t.Fatal(err)
	}
	c.Settings.Blanks = false
	return c
}

// diskHashes are all files below some folders.
func diskHashes(t testing.TB, dirs ...string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			all[path] = fmt.Sprintf("%x", sha256.Sum256(data))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// mustPreview previews, and sees to it that nothing on the disk is otherwise.
func mustPreview(t testing.TB, o pipeline.Options) *preview.Result {
	t.Helper()
	before := diskHashes(t, filepath.Dir(o.Inbox))
	p, err := preview.Of(t.Context(), o.Workspace)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, diskHashes(t, filepath.Dir(o.Inbox))); diff != "" {
		t.Errorf("the preview changed what is on the disk (-before +after):\n%s", diff)
	}
	return p
}

// sameAs holds what a preview said against the run that was then made.
func sameAs(t testing.TB, p *preview.Result, run *record.Snapshot) {
	t.Helper()
	runs := cmp.Options{ledgerContent(), cmpopts.IgnoreFields(record.Version{}, "Says"), cmpopts.IgnoreFields(record.Issue{}, "Since"),
		cmpopts.IgnoreFields(record.File{}, "Received"), cmpopts.IgnoreFields(record.Resolved{}, "At"),
		cmpopts.IgnoreFields(record.Decision{}, "Made"),
		cmpopts.IgnoreUnexported(record.Version{})}
	if diff := cmp.Diff(p.Then, run, runs); diff != "" {
		t.Errorf("the run says otherwise than its preview (-preview +run):\n%s", diff)
	}
}

// applied are the findings of a snapshot with the changes of a preview made to them.
func applied(t testing.TB, before []record.Issue, changes []preview.Change) []string {
	t.Helper()
	line := func(i *record.Issue) string {
		return fmt.Sprint(i.Code, i.Severity, i.Audience, i.Department, i.Place, i.Field, i.Message.ZH, i.About())
	}
	n := map[string]int{}
	for i := range before {
		if before[i].Because == "" && before[i].Code != "M01" {
			n[line(&before[i])]++
		}
	}
	for _, c := range changes {
		if c.Before != nil && c.Before.Because == "" {
			n[line(c.Before)]--
		}
		if c.After != nil && c.After.Because == "" {
			n[line(c.After)]++
		}
	}
	var all []string
	for l, count := range n {
		if count < 0 {
			t.Errorf("%q goes %d times more often than it is there", l, -count)
		}
		for range count {
			all = append(all, l)
		}
	}
	slices.Sort(all)
	return all
}

// TestAPreviewSaysWhatTheRunThenSays over the sample evenings, with corrected
// versions and explanations among them: nothing on the disk changes, and a run with
// the same settings at the same moment finds exactly that.
func TestAPreviewSaysWhatTheRunThenSays(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	var last *record.Snapshot
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		last = mustRun(t, o).Snapshot
	}
	dir := withLocalRules(t, changedRules...)
	for name, states := range map[string]load.States{
		"as written": nil, "on": {"L02": load.On}, "off": {"L01": load.Off, "L03": load.Off}, "trial": {"L01": load.OnTrial},
	} {
		o.Campaign = loadedIn(t, dir, states)
		p := mustPreview(t, o)
		if !p.Changes() || p.Rejudged == 0 || !p.AsOf.Equal(last.Run.AsOf) {
			t.Errorf("%s: changes %v, %d judged again, as of %s", name, p.Changes(), p.Rejudged, p.AsOf)
		}
		run := mustRun(t, o).Snapshot
		sameAs(t, p, run)
		if diff := cmp.Diff(applied(t, run.Issues, nil), applied(t, last.Issues, p.Findings)); diff != "" {
			t.Errorf("%s: the changes do not lead to what the run says (-run +changed):\n%s", name, diff)
		}
		last = run
		if p = mustPreview(t, o); p.Changes() || p.Rejudged > 0 {
			t.Errorf("%s: once it is so, %d verdicts and %d findings would change", name, len(p.Verdicts), len(p.Findings))
		}
	}
}

// rewritten is a copy of settings with other cells in their workbook, by sheet.
func rewritten(t testing.TB, from string, cells map[string]map[string]string) string {
	t.Helper()
	return withBook(t, from, func(f *excelize.File) {
		for sheet, all := range cells {
			for cell, text := range all {
				if err := f.SetCellStr(sheet, cell, text); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// withBook is a copy of settings whose workbook was edited.
func withBook(t testing.TB, from string, edit func(*excelize.File)) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(dir, load.SettingsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	edit(f)
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sown is a campaign of many sheets with mistakes in them after two runs: some were
// corrected, one is waived, one is explained, two are alike.
func sown(t *testing.T) (o pipeline.Options, configs string) {
	t.Helper()
	dir := t.TempDir()
	mistakes, err := manysheets.Write(dir, manysheets.Options{Sheets: 130, Seed: 5, Defaults: os.DirFS("../configs")})
	if err != nil {
		t.Fatal(err)
	}
	configs = filepath.Join(dir, "configs")
	o = optionsIn(t.TempDir(), loadedIn(t, configs, nil), samples.Evenings(t)[0].AsOf)
	if err := os.Rename(filepath.Join(dir, "inbox"), o.Inbox); err != nil {
		t.Fatal(err)
	}
	s := mustRun(t, o).Snapshot
	for n, m := range mistakes {
		if n%3 > 0 { // the first of each three stays as it is
			continue
		}
		data, err := os.ReadFile(filepath.Join(o.Inbox, filepath.FromSlash(m.File)))
		if err != nil {
			t.Fatal(err)
		}
		put(t, o.Inbox, m.File, edited(t, data, map[string]string{"E9": "1", "F9": "改过了"}))
		if n == 0 { // one sheet comes twice at once and says different things, another one again
			folder := path.Dir(m.File)
			put(t, o.Inbox, folder+"/甲.xlsx", edited(t, data, map[string]string{"E9": "2"}))
			put(t, o.Inbox, folder+"/乙.xlsx", edited(t, data, map[string]string{"E9": "3"}))
		}
	}
	repeated, err := filepath.Glob(filepath.Join(o.Inbox, "*", "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(repeated[3])
	if err != nil {
		t.Fatal(err)
	}
	put(t, o.Inbox, filepath.Base(filepath.Dir(repeated[3]))+"/又一份.xlsx", edited(t, data, map[string]string{"Z90": "备注"}))
	wrong := s.Issues[slices.IndexFunc(s.Issues, func(i record.Issue) bool { return i.Code == "T03" && i.FileID > 0 })]
	mustDecide(t, o, decide.Decision{Kind: record.Waive, On: record.Target{Department: wrong.Department, Code: "T03"}})
	o = later(o, 1)
	mustRun(t, o)
	return o, configs
}

// TestAPreviewOverManySheets holds preview and run against each other where rules of
// every kind change at once: of single sheets and of the whole campaign, shipped ones
// and the section's own.
func TestAPreviewOverManySheets(t *testing.T) {
	t.Parallel()
	o, configs := sown(t)
	last, err := o.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.Campaign = loadedIn(t, rewritten(t, configs, map[string]map[string]string{
		"审核规则": {"E52": "否", "F74": "须修改", "E80": "否", "F85": "须说明", "I46": "合计不对：{value}"},
		"本级规则": {"A4": "L01", "B4": "启用", "C4": "扣了分的写明原因", "D4": "评分表", "E4": "每一行", "F4": "得分<分值", "G4": "LEN(扣分原因)>=6", "H4": "", "I4": "须说明", "J4": "", "K4": "",
			"A5": "L07", "B5": "启用", "C5": "高分的要看执行率", "D5": "评分表", "F5": "财政综合评分>=90", "G5": "预算执行率>=90%", "H5": "", "I5": "须修改", "J5": "", "K5": ""},
	}), nil)
	p := mustPreview(t, o)
	run := mustRun(t, o).Snapshot
	sameAs(t, p, run)
	if diff := cmp.Diff(applied(t, run.Issues, nil), applied(t, last.Issues, p.Findings)); diff != "" {
		t.Errorf("the changes do not lead to what the run says (-run +changed):\n%s", diff)
	}
	was, is := current(last), current(run)
	for _, v := range p.Verdicts {
		if was[v.Duty] != v.Before || is[v.Duty] != v.After {
			t.Errorf("%v is said to turn from %s to %s, and turns from %s to %s", v.Duty, v.Before, v.After, was[v.Duty], is[v.Duty])
		}
		delete(was, v.Duty)
		delete(is, v.Duty)
	}
	if diff := cmp.Diff(was, is); diff != "" {
		t.Errorf("verdicts that the preview does not tell (-before +after):\n%s", diff)
	}
	changed := map[string]bool{}
	for _, r := range p.Rules {
		changed[string(r.Code)] = true
	}
	for _, code := range []string{"T03", "T09", "X01", "X07", "D03", "L01", "L07"} {
		if !changed[code] {
			t.Errorf("nothing is said of %s: the test shows nothing of it", code)
		}
	}
	if len(p.Verdicts) == 0 || len(last.Decisions) == 0 {
		t.Error("no verdict changes, or nothing was decided: the test shows nothing")
	}
}

// current are the verdicts of the current version of each duty.
func current(s *record.Snapshot) map[record.Duty]record.Verdict {
	all := map[record.Duty]record.Verdict{}
	for _, chain := range record.Chains(s.Versions) {
		if v := record.Newest(chain); v != nil {
			all[v.Duty] = v.Verdict
		}
	}
	return all
}

// TestAPreviewKnowsExplanations: a rule on which an explanation rests is worded
// otherwise, and switched off.
func TestAPreviewKnowsExplanations(t *testing.T) {
	t.Parallel()
	o := asked(t)
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "T09", reasonOne, reasonTwo))
	mustRun(t, o)
	for _, cells := range []map[string]string{{"F52": "须修改"}, {"E52": "否"}} {
		o.Campaign = loadedIn(t, rewritten(t, "../configs", map[string]map[string]string{"审核规则": cells}), nil)
		p := mustPreview(t, o)
		if len(p.Findings) != 2 {
			t.Errorf("%v: %d findings change, want both that were explained", cells, len(p.Findings))
		}
		sameAs(t, p, mustRun(t, o).Snapshot)
	}
}

// TestAPreviewOfWhatTheArchiveLacks: a file that was too large was never kept, and an
// original that is damaged lies in the inbox still. Both are read there, and nothing
// is put right.
func TestAPreviewOfWhatTheArchiveLacks(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign = changedConfigs(t, "campaign.yaml", "file_size: 52428800", "file_size: 1000")
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, cityManagement+"/坏.xlsx", []byte("坏"))
	s := mustRun(t, o).Snapshot
	if got := verdicts(s)[sheetA01]; got != record.Unreadable {
		t.Fatalf("a file that is too large is %s", got)
	}
	bad := s.Files[slices.IndexFunc(s.Files, func(f record.File) bool { return f.Hash != "" })]
	kept := filepath.Join(o.Place.Folder(), "archive", bad.Hash[:2], bad.Hash)
	if err := os.WriteFile(kept, []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	o.Campaign = mustCampaign(t)
	p := mustPreview(t, o)
	if got := verdicts(p.Then)[sheetA01]; got != record.Accepted {
		t.Errorf("under a raised limit it would be %s", got)
	}
	sameAs(t, p, mustRun(t, o).Snapshot)
}

// TestAPreviewBesidesARun: whoever writes the ledger is not waited for, but a run that
// has not ended is nothing to compare with.
func TestAPreviewBesidesARun(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	if _, err := preview.Of(t.Context(), o.Workspace); !errors.Is(err, workspace.ErrNoRun) {
		t.Errorf("before the first run: %v", err)
	}
	mustRun(t, o)
	w, err := o.Acquire(t.Context(), lease.Run)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(string(o.Place))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if p, err := preview.Of(t.Context(), o.Workspace); err != nil || p.Changes() {
		t.Errorf("beside a process that may write: %v", err)
	}
	if _, err := l.StartRun(t.Context(), o.AsOf, o.AsOf); err != nil {
		t.Fatal(err)
	}
	var held *lease.Held
	if _, err := preview.Of(t.Context(), o.Workspace); !errors.As(err, &held) {
		t.Errorf("while a run is going on: %v", err)
	}
	w.Release()
	if _, err := preview.Of(t.Context(), o.Workspace); !errors.Is(err, workspace.ErrCutOff) {
		t.Errorf("after a run that was cut off: %v", err)
	}
}

// TestAPreviewLeavesNothing in the folder of temporary files, however it ends, and
// nobody else may open what lies there meanwhile.
func TestAPreviewLeavesNothing(t *testing.T) {
	temp := t.TempDir()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	o.Campaign = loadedIn(t, withLocalRules(t, changedRules...), nil)
	t.Setenv("TMPDIR", temp)
	killed := filepath.Join(temp, "jixiao-preview-1")
	if err := errors.Join(os.Mkdir(killed, 0o700), os.Chtimes(killed, o.AsOf, o.AsOf)); err != nil {
		t.Fatal(err)
	}
	for _, stopped := range []bool{false, true} {
		ctx, stop := context.WithCancel(t.Context())
		seen := 0
		o.OnProgress = func(done, _ int) {
			seen += len(privateIn(t, temp))
			if stopped && done > 3 {
				stop()
			}
		}
		_, err := preview.Of(ctx, o.Workspace)
		if errors.Is(err, context.Canceled) != stopped {
			t.Errorf("stopped %v: %v", stopped, err)
		}
		if seen == 0 {
			t.Error("no copy was seen: the test shows nothing")
		}
		if left := privateIn(t, temp); len(left) > 0 {
			t.Errorf("stopped %v: %v is left", stopped, left)
		}
		stop()
	}
}

// privateIn lists a folder, in which others may open nothing.
func privateIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %s", e.Name(), info.Mode())
		}
		names = append(names, e.Name())
	}
	return names
}

// TestAPreviewAtAnotherMoment: what is due by then is told as the run will tell it,
// and so is an inbox that is away since the last run.
func TestAPreviewAtAnotherMoment(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	o = later(o, 24*7)
	p := mustPreview(t, o)
	if !slices.ContainsFunc(p.Rules, func(r preview.RuleChange) bool { return r.Code == "D02" && r.Come > 0 }) {
		t.Errorf("a week later nothing is missing: %+v", p.Rules)
	}
	sameAs(t, p, mustRun(t, o).Snapshot)
	if err := os.Rename(o.Inbox, o.Inbox+".away"); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Run(t.Context(), o); !errors.Is(err, intake.ErrAway) {
		t.Fatalf("without an inbox: %v", err)
	}
	o.Campaign = loadedIn(t, rewritten(t, "../configs", map[string]map[string]string{"审核规则": {"F" + rowOfRule(t, "F15"): "须说明"}}), nil)
	p = mustPreview(t, o)
	if len(p.Findings) != 1 || p.Rules[0].Code != "F15" {
		t.Errorf("%+v changes, want F15 alone", p.Rules)
	}
	out, err := pipeline.Run(t.Context(), o)
	if !errors.Is(err, intake.ErrAway) {
		t.Fatalf("without an inbox: %v", err)
	}
	sameAs(t, p, out.Snapshot)
}

// rowOfRule is where a rule stands in the sheet 审核规则.
func rowOfRule(t *testing.T, code string) string {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join("../configs", load.SettingsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("审核规则")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == code })
	if at < 0 {
		t.Fatalf("no rule %s", code)
	}
	return fmt.Sprint(at + 1)
}
