package pipeline_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// actBook is the day's workbook as the section edits it.
type actBook struct {
	t testing.TB
	f *excelize.File
}

func actsOf(t testing.TB, o pipeline.Options) actBook {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(o.Outbox, "审核日报_"+o.AsOf.Format("2006-01-02")+".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return actBook{t, f}
}

// write fills in a row by the names of its columns.
func (b actBook) write(sheet string, row int, texts map[string]string) {
	b.t.Helper()
	for head, text := range texts {
		if err := b.f.SetCellStr(sheet, fmt.Sprintf("%s%d", columnOf(b.t, b.f, sheet, head), row), text); err != nil {
			b.t.Fatal(err)
		}
	}
}

// opine decides in the row of 今天要办 that says all of some texts.
func (b actBook) opine(texts map[string]string, saying ...string) {
	b.t.Helper()
	rows, err := b.f.GetRows("今天要办")
	if err != nil {
		b.t.Fatal(err)
	}
	for i, row := range rows {
		if said := strings.Join(row, "|"); containsAll(said, saying) {
			b.write("今天要办", i+1, texts)
			return
		}
	}
	b.t.Fatalf("今天要办 has no row with %q: %q", saying, rows)
}

func containsAll(said string, texts []string) bool {
	for _, text := range texts {
		if !strings.Contains(said, text) {
			return false
		}
	}
	return true
}

// act writes the nth free row of 处理.
func (b actBook) act(n int, texts map[string]string) {
	b.t.Helper()
	b.write("处理", 3+n, texts)
}

// undo takes back the decision that 处理 lists with some texts.
func (b actBook) undo(why string, saying ...string) {
	b.t.Helper()
	rows, err := b.f.GetRows("处理")
	if err != nil {
		b.t.Fatal(err)
	}
	listed := false
	for i, row := range rows {
		said := strings.Join(row, "|")
		listed = listed || strings.Contains(said, "已作的处理")
		if listed && containsAll(said, append([]string{"决定-"}, saying...)) {
			b.write("处理", i+1, map[string]string{record.UndoColumn: "是", record.ReasonColumn: why})
			return
		}
	}
	b.t.Fatalf("处理 lists no decision with %q: %q", saying, rows)
}

func (b actBook) bytes() []byte {
	b.t.Helper()
	var out bytes.Buffer
	if err := b.f.Write(&out); err != nil {
		b.t.Fatal(err)
	}
	return out.Bytes()
}

// drop puts the workbook into the section's own folder.
func (b actBook) drop(o pipeline.Options, name string) {
	b.t.Helper()
	put(b.t, o.Inbox, campaign.SectionFolder+"/"+name, b.bytes())
}

// acted are the findings about rows in which the section decides.
func acted(s *record.Snapshot) []string {
	var out []string
	for _, i := range s.Issues {
		if strings.HasPrefix(string(i.Code), "A") {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s/%s %s!%s %s", i.Code, i.Variant, i.Place.Sheet, i.Place.Cell, i.Value)))
		}
	}
	return out
}

// decidedIn are the decisions of a ledger, in their order.
func decidedIn(s *record.Snapshot) []string {
	var out []string
	for _, d := range s.Decisions {
		undo := ""
		if d.Undo {
			undo = "undo "
		}
		out = append(out, fmt.Sprintf("%s%s %s", undo, d.Kind, d.By))
	}
	return out
}
