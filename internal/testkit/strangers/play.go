package strangers

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/xuri/excelize/v2"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// Set is a campaign with what comes in and what must come of it.
type Set struct {
	Campaign
	Evenings []Evening
	// Master are sheets of the master after the last evening: the header and all
	// rows under it, as texts.
	Master map[string][][]string
}

// Evening is what came by one evening.
type Evening struct {
	AsOf  time.Time
	Files []File
}

// File is one file of the inbox, and its verdict when the evening is over.
type File struct {
	Path    string
	Data    []byte
	Verdict record.Verdict
}

// Bureau is a campaign that is being played in a folder of its own.
type Bureau struct {
	Dir     string
	Options pipeline.Options
}

// Open lays out a campaign in a temporary folder.
func Open(t testing.TB, c Campaign) *Bureau {
	t.Helper()
	loaded, err := load.Campaign(c.Files(t))
	must(t, err)
	dir := t.TempDir()
	b := &Bureau{Dir: dir, Options: pipeline.Options{Sender: notify.Sender{Workspace: workspace.Workspace{
		Campaign: loaded, Lang: finding.ZH, Log: zerolog.Nop(),
		Place: workspace.Place(filepath.Join(dir, "data", "ledger.db")),
		Folders: workspace.Folders{Inbox: filepath.Join(dir, "inbox"), Outbox: filepath.Join(dir, "outbox"),
			Units: filepath.Join(dir, "outbox", "单位")}}}}}
	must(t, os.MkdirAll(b.Options.Inbox, 0o755))
	return b
}

// Receive puts an evening's files into the inbox and runs.
func (b *Bureau) Receive(t testing.TB, e Evening) *pipeline.Outcome {
	t.Helper()
	for _, f := range e.Files {
		name := filepath.Join(b.Options.Inbox, filepath.FromSlash(f.Path))
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		must(t, os.WriteFile(name, f.Data, 0o644))
	}
	b.Options.AsOf = e.AsOf
	out, err := pipeline.Run(context.Background(), b.Options)
	must(t, err)
	return out
}

// MasterFile is the master workbook as it lies in the outbox.
func (b *Bureau) MasterFile(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(b.Options.Outbox, workspace.MasterName(b.Options.Campaign)))
	must(t, err)
	return data
}

// Master is a sheet of the master from its header on, the row that begins with
// that text, as its cells are stored: a date is a number. Blanks at the end of
// rows are left out.
func (b *Bureau) Master(t testing.TB, sheet, header string) [][]string {
	t.Helper()
	return b.master(t, sheet, header, excelize.Options{RawCellValue: true})
}

// MasterShown is a sheet of the master as people see it.
func (b *Bureau) MasterShown(t testing.TB, sheet, header string) [][]string {
	t.Helper()
	return b.master(t, sheet, header, excelize.Options{})
}

func (b *Bureau) master(t testing.TB, sheet, header string, o excelize.Options) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b.MasterFile(t)), o)
	must(t, err)
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatalf("the master has the sheets %q: %v", f.GetSheetList(), err)
	}
	for i, row := range rows {
		if len(row) > 0 && row[0] == header {
			return trimmed(rows[i:])
		}
	}
	t.Fatalf("no row of %s begins with %q: %q", sheet, header, rows)
	return nil
}

// trimmed leaves out blank cells at the end of rows, and blank rows at the end.
func trimmed(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	last := 0
	for i, row := range rows {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		out[i] = row
		if len(row) > 0 {
			last = i + 1
		}
	}
	return out[:last]
}

// serial is a day as workbooks count it.
func serial(day string) string {
	if day == "" {
		return ""
	}
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return strconv.Itoa(int(d.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
}

// evening is a moment in China.
func evening(month, day int) time.Time {
	return time.Date(2026, time.Month(month), day, 22, 0, 0, 0, time.FixedZone("CST", 8*60*60))
}
