package pipeline_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// Folders of the sample inbox.
const (
	cityManagement = "213001钢城区城市管理局"
	transport      = "207001钢城区城乡交通运输局"
)

func mustCampaign(t testing.TB) *campaign.Campaign {
	t.Helper()
	c, err := load.Campaign(os.DirFS("../configs"))
	if err != nil {
		t.Fatal(err)
	}
	c.Settings.Blanks = false // drawing them would take most of the time; one test is about them
	return c
}

// fixture is an inbox, an outbox and a ledger in a temporary folder, with
// the clock of the first evening.
func fixture(t testing.TB) pipeline.Options {
	t.Helper()
	dir := t.TempDir()
	o := optionsIn(dir, mustCampaign(t), samples.Evenings(t)[0].AsOf)
	if err := os.MkdirAll(o.Inbox, 0o755); err != nil {
		t.Fatal(err)
	}
	return o
}

// optionsIn are those of a run whose folders all lie in one.
func optionsIn(dir string, c *campaign.Campaign, asOf time.Time) pipeline.Options {
	return pipeline.Options{Sender: notify.Sender{Workspace: workspace.Workspace{
		Campaign: c, Lang: finding.ZH, Log: zerolog.Nop(), Moment: workspace.Moment{AsOf: asOf},
		Place: workspace.Place(filepath.Join(dir, "data", "ledger.db")),
		Folders: workspace.Folders{Inbox: filepath.Join(dir, "inbox"), Outbox: filepath.Join(dir, "outbox"),
			Units: filepath.Join(dir, "outbox", "单位")}}}}
}

// sample is a file of the first evening.
func sample(t testing.TB, folder, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/samples/1_2023-10-13", folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// edited is a workbook with some cells of its first sheet changed to texts.
func edited(t testing.TB, data []byte, cells map[string]string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for cell, text := range cells {
		set := f.SetCellStr
		if strings.Trim(text, "0123456789.") == "" {
			set = f.SetCellDefault
		}
		if err := set(f.GetSheetName(0), cell, text); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func put(t testing.TB, inbox, name string, data []byte) {
	t.Helper()
	path := filepath.Join(inbox, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func mustRun(t testing.TB, o pipeline.Options) *pipeline.Outcome {
	t.Helper()
	out, err := pipeline.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !out.Run.Balance.Adds() {
		t.Errorf("balance %+v does not add up", out.Run.Balance)
	}
	return out
}

// isHint reports whether a finding is a hint about what a sheet says: it bears on
// nothing, and the samples may get another one with any rule.
func isHint(i record.Issue) bool { return i.Severity < finding.Warning && i.Code[0] != 'F' }

// codesByFile are the codes of the findings of every file but for hints; what
// is still to come (D02, D03) is about none.
func codesByFile(s *record.Snapshot) map[string]string {
	codes := map[string]string{}
	for _, i := range s.Issues {
		if i.FileID == 0 || isHint(i) {
			continue
		}
		codes[i.Place.File] = strings.TrimSpace(codes[i.Place.File] + " " + string(i.Code))
	}
	return codes
}

func verdicts(s *record.Snapshot) map[string]record.Verdict {
	out := map[string]record.Verdict{}
	for _, f := range s.Files {
		out[f.Path] = f.Verdict
	}
	return out
}

// chainOf lists the versions of a duty: number, file, verdict.
func chainOf(s *record.Snapshot, form, project string) []string {
	var out []string
	for _, v := range s.Versions {
		if v.Duty.Form == form && v.Duty.Project() == project {
			out = append(out, string(rune('0'+v.N))+" "+v.File.Path+" "+string(v.Verdict))
		}
	}
	return out
}

// published reads every workbook of the outbox.
func published(t testing.TB, outbox string, look func(path string, f *excelize.File)) {
	t.Helper()
	books := 0
	err := filepath.WalkDir(outbox, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".xlsx" {
			return err
		}
		f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		books++
		look(path, f)
		return f.Close()
	})
	if err != nil || books == 0 {
		t.Fatalf("%d workbooks published, %v", books, err)
	}
}
