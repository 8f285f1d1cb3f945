package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/disk"
	"jixiao/internal/testkit/mailserver"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/report/view"
	"jixiao/rules/register"
)

// reviewed is a workspace whose results go out when the section says so, after
// the first evening.
func reviewed(t *testing.T, s *mailserver.Server) pipeline.Options {
	t.Helper()
	o := telling(t, s)
	o.Campaign.Publishing = campaign.Review
	nightOf(t, o, 0)
	return later(o, 1)
}

func mustRelease(t *testing.T, o pipeline.Options, units ...string) *decide.UnitsReleased {
	t.Helper()
	out, err := decide.ReleaseUnits(context.Background(), o.Sender, decide.UnitRelease{Units: units, By: "王科长", Why: "核对过"})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// recipients are the departments that got mail.
func recipients(t *testing.T, s *mailserver.Server) []string {
	t.Helper()
	var out []string
	for _, l := range letters(t, s) {
		if !strings.HasPrefix(l.to, "jixiaoke") {
			out = append(out, l.to)
		}
	}
	return out
}

// results are what lies below a folder, but for the page on how to hand in, which
// needs no release.
func results(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := said(t, dir)
	maps.DeleteFunc(out, func(name, _ string) bool { return filepath.Base(name) == guide })
	return out
}

// foldersIn are the departments' folders that hold any result.
func foldersIn(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	for name := range results(t, dir) {
		folder, _, _ := strings.Cut(name, string(filepath.Separator))
		out = append(out, folder)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestReleaseOfOneUnit publishes and sends what there is for it, and nothing
// else; once released it stays so while nothing new is found.
func TestReleaseOfOneUnit(t *testing.T) {
	t.Parallel()
	server := mailserver.Start(t)
	o := reviewed(t, server)
	if got := foldersIn(t, o.Units); len(got) > 0 || len(recipients(t, server)) > 0 {
		t.Fatalf("went out before it was released: %v %v", got, recipients(t, server))
	}
	waited := said(t, filepath.Join(waiting(o), cityManagement))
	out := mustRelease(t, o, "213001")
	if diff := cmp.Diff([]string{"213001"}, out.Units); diff != "" {
		t.Errorf("released: %s", diff)
	}
	if diff := cmp.Diff([]string{cityManagement}, foldersIn(t, o.Units)); diff != "" {
		t.Errorf("departments that got something (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"chengguan@example.gov.cn"}, recipients(t, server)); diff != "" {
		t.Errorf("letters (-want +got):\n%s", diff)
	}
	if other := differing(waited, results(t, filepath.Join(o.Units, cityManagement))); len(other) > 0 {
		t.Errorf("what went out is not what waited: %v", other)
	}
	if got := foldersIn(t, waiting(o)); slices.Contains(got, cityManagement) || len(got) != len(o.Campaign.Facts.Units)-1 {
		t.Errorf("what waits now: %v", got)
	}
	before := looks(t, o.Units)
	if out := mustRelease(t, o, "213001"); len(out.Units) > 0 {
		t.Errorf("released again: %v", out.Units)
	}
	mustRun(t, o)
	if other := differing(before, looks(t, o.Units)); len(other) > 0 {
		t.Errorf("nothing is new, and it changed: %v", other)
	}
}

// TestACountdownIsNothingNew: what was released for all stays released up to
// the last day before what is missing is late.
func TestACountdownIsNothingNew(t *testing.T) {
	t.Parallel()
	o := reviewed(t, mailserver.Start(t))
	mustRelease(t, o)
	mustRun(t, later(o, 48))
	if got := waits(t, o); len(got) > 0 {
		t.Errorf("waits again because the last day came: %v", got)
	}
	mustRun(t, later(o, 72))
	if got := waits(t, o); !slices.Contains(got, "208001") {
		t.Errorf("what is late now does not wait: %v", got)
	}
}

// waits are the departments for which something waits.
func waits(t *testing.T, o pipeline.Options) []string {
	t.Helper()
	s, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return codesOf(view.NewOutgoing(o.Campaign, s).Waiting())
}

func codesOf(units []register.Unit) []string {
	var out []string
	for _, u := range units {
		out = append(out, u.Code)
	}
	return out
}

// TestWhatIsNewWaitsAgain: what went out stays as it is until the next release.
func TestWhatIsNewWaitsAgain(t *testing.T) {
	t.Parallel()
	server := mailserver.Start(t)
	o := reviewed(t, server)
	if out := mustRelease(t, o); len(out.Units) != len(o.Campaign.Facts.Units) {
		t.Errorf("of all were released: %v", out.Units)
	}
	if _, err := os.Stat(waiting(o)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("nothing waits: %v", err)
	}
	before, told := looks(t, o.Units), len(recipients(t, server))
	nightOf(t, o, 1)
	again := foldersIn(t, waiting(o))
	if !slices.Contains(again, cityManagement) {
		t.Fatalf("waits after the second evening: %v", again)
	}
	for name, was := range before {
		folder, _, _ := strings.Cut(name, string(filepath.Separator))
		if now := looks(t, o.Units)[name]; slices.Contains(again, folder) && now != was {
			t.Errorf("%s changed without a release", name)
		}
	}
	if n := len(recipients(t, server)); n != told {
		t.Errorf("letters went out without a release: %v", recipients(t, server))
	}
	o.AsOf = o.AsOf.AddDate(0, 0, 1)
	mustRelease(t, o)
	direct := fixture(t)
	for n := range 2 {
		nightOf(t, direct, n)
	}
	if other := differing(said(t, direct.Units), said(t, o.Units)); len(other) > 0 {
		t.Errorf("all released, and other than published at once: %v", other)
	}
}

// TestReviewIsAProjection of the ledger: what was released and what waits are
// made again alike.
func TestReviewIsAProjection(t *testing.T) {
	t.Parallel()
	o := reviewed(t, mailserver.Start(t))
	mustRelease(t, o, "213001", "207001")
	before := said(t, o.Outbox)
	for _, dir := range []string{o.Outbox, filepath.Join(o.Place.Folder(), "published")} {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil {
		t.Fatal(err)
	}
	if other := differing(before, said(t, o.Outbox)); len(other) > 0 {
		t.Errorf("other than before: %v", other)
	}
}

// TestReleaseIsNotLost where the process was killed before anything went out,
// and the next run, or the next decision, finds something new.
func TestReleaseIsNotLost(t *testing.T) {
	t.Parallel()
	server := mailserver.Start(t)
	o := reviewed(t, server)
	waited := said(t, filepath.Join(waiting(o), cityManagement))
	killed := o
	killed.Disk.Before = func(disk.Op, string) error { return errors.New("cut off") }
	if _, err := decide.ReleaseUnits(context.Background(), killed.Sender, decide.UnitRelease{Units: []string{"213001"}, By: "王科长", Why: "核对过"}); err == nil {
		t.Fatal("nothing was cut off")
	}
	if got := foldersIn(t, o.Units); len(got) > 0 {
		t.Fatalf("went out already: %v", got)
	}
	nightOf(t, o, 1)
	if other := differing(waited, results(t, filepath.Join(o.Units, cityManagement))); len(other) > 0 {
		t.Errorf("what was released did not go out: %v", other)
	}
	if diff := cmp.Diff([]string{"chengguan@example.gov.cn"}, recipients(t, server)); diff != "" {
		t.Errorf("letters (-want +got):\n%s", diff)
	}
	if got := foldersIn(t, waiting(o)); !slices.Contains(got, cityManagement) {
		t.Errorf("what is new does not wait: %v", got)
	}
}

// TestReleaseInTheReport that comes back to the section's folder goes out, also
// where the run is killed as soon as it is recorded and the next one finds
// something new; another's folder releases nothing.
func TestReleaseInTheReport(t *testing.T) {
	t.Parallel()
	server := mailserver.Start(t)
	o := reviewed(t, server)
	waited := said(t, filepath.Join(waiting(o), cityManagement))
	marked := markedReport(t, o, cityManagement[:6])
	put(t, o.Inbox, transport+"/日报.xlsx", marked)
	mustRun(t, o)
	if got := foldersIn(t, o.Units); len(got) > 0 {
		t.Fatalf("a department released %v", got)
	}
	put(t, o.Inbox, campaign.SectionFolder+"/日报（已核对）.xlsx", marked)
	ctx, kill := context.WithCancel(context.Background())
	killed := o
	killed.Reached = func(p pipeline.Point) {
		if p == pipeline.AfterRecord {
			kill()
		}
	}
	if _, err := pipeline.Run(ctx, killed); err == nil {
		t.Fatal("nothing was killed")
	}
	nightOf(t, o, 1)
	if other := differing(waited, results(t, filepath.Join(o.Units, cityManagement))); len(other) > 0 {
		t.Errorf("what was released did not go out: %v", other)
	}
	if diff := cmp.Diff([]string{cityManagement}, foldersIn(t, o.Units)); diff != "" {
		t.Errorf("departments that got something (-want +got):\n%s", diff)
	}
	if got := foldersIn(t, waiting(o)); !slices.Contains(got, cityManagement) {
		t.Errorf("what is new does not wait: %v", got)
	}
	if s := mustRun(t, later(o, 72)).Snapshot; len(s.Answers) > 0 {
		t.Errorf("a release is taken for an answer: %+v", s.Answers)
	}
}

// markedReport is the day's report with a release of one department.
func markedReport(t *testing.T, o pipeline.Options, unit string) []byte {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(o.Outbox, "审核日报_2023-10-13.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if lists, err := f.GetDataValidations("待放行"); err != nil || len(lists) != 1 || lists[0].Sqref != "F4:F13" || lists[0].Formula1 != `"是"` {
		t.Errorf("what may be filled in: %+v %v", lists, err)
	}
	rows, err := f.GetRows("待放行")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if row[0] == unit {
			if err := f.SetCellStr("待放行", fmt.Sprintf("F%d", i+1), "是"); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestNothingToRelease where results are not reviewed.
func TestNothingToRelease(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	nightOf(t, o, 0)
	for _, way := range []campaign.Publishing{campaign.Direct, campaign.Trial} {
		o.Campaign.Publishing = way
		if _, err := decide.ReleaseUnits(context.Background(), o.Sender, decide.UnitRelease{}); !errors.Is(err, decide.ErrNotReviewed) {
			t.Errorf("%s: %v", way, err)
		}
	}
}

// TestTheWayIsRecorded with every change, and once.
func TestTheWayIsRecorded(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	var want []string
	for n, way := range []campaign.Publishing{campaign.Direct, campaign.Trial, campaign.Trial, campaign.Review, campaign.Direct} {
		o.Campaign.Publishing = way
		mustRun(t, later(o, n))
	}
	want = []string{"trial", "review", "direct"}
	s, err := o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range s.Dispatches {
		got = append(got, d.Way)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ways (-want +got):\n%s", diff)
	}
}
