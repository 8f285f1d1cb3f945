package docs_test

import (
	"encoding/csv"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/sheettest"
	"jixiao/internal/testkit/strangers"
	"jixiao/pipeline/record"
)

var (
	exampleMark = regexp.MustCompile(`^<!-- example: (.+) -->$`)
	mergedCells = regexp.MustCompile(`[A-Z]+\d+:[A-Z]+\d+`)
)

// newForm is an example of docs/forms.md: a sheet that comes in, the form that
// reads it, who owes it, and what the master then shows.
type newForm struct {
	path     string // of the file in the inbox
	sheet    sheettest.Sheet
	campaign strangers.Campaign
	master   map[string]string // CSV by sheet
}

// TestNewForms does what docs/forms.md says with each of its examples.
func TestNewForms(t *testing.T) {
	examples := newForms(t)
	if len(examples) != 3 {
		t.Fatalf("%s has %d examples", formsFile, len(examples))
	}
	for _, e := range examples {
		t.Run(e.path, func(t *testing.T) {
			b := strangers.Open(t, e.campaign)
			file := strangers.File{Path: e.path, Data: sheettest.Build(t, e.sheet)}
			out := b.Receive(t, strangers.Evening{AsOf: time.Date(2026, 6, 20, 22, 0, 0, 0, time.Local), Files: []strangers.File{file}})
			for _, f := range out.Snapshot.Files {
				if f.Verdict != record.Accepted {
					t.Errorf("%s: %s", f.Path, f.Verdict)
				}
			}
			for _, i := range out.Snapshot.Issues {
				t.Logf("%s %s %s", i.Code, i.Place.Cell, i.Message.ZH)
			}
			for name, text := range e.master {
				want := rowsOf(t, text)
				if diff := cmp.Diff(want, b.MasterShown(t, name, want[0][0])); diff != "" {
					t.Errorf("%s (-page +program):\n%s", name, diff)
				}
			}
		})
	}
}

// newForms are the examples of the page.
func newForms(t *testing.T) []newForm {
	t.Helper()
	var all []newForm
	lines := mustLines(t, formsFile)
	for i := 0; i < len(lines); i++ {
		if m := exampleMark.FindStringSubmatch(lines[i]); m != nil {
			all = append(all, newForm{path: m[1], master: map[string]string{}, campaign: strangers.Campaign{Name: "临海市2026年", Year: 2026,
				Forms: map[string]string{}, Lists: []sheettest.Sheet{{Name: "单位名录", CSV: "代码,名称,别名,上级,联系人,邮箱\n601001,临海市教育局,,,周某,\n"}}}})
		}
		info, code := strings.CutPrefix(lines[i], "```")
		if !code || len(all) == 0 || strings.TrimSpace(info) == "" {
			continue
		}
		var block []string
		for i++; lines[i] != "```"; i++ {
			block = append(block, lines[i])
		}
		all[len(all)-1].add(strings.TrimSpace(info), strings.Join(block, "\n")+"\n")
	}
	return all
}

// add takes in a block of code; what it is says the line over it.
func (e *newForm) add(info, text string) {
	kind, what, _ := strings.Cut(info, " ")
	sheet, master := strings.CutPrefix(what, "总表 ")
	switch {
	case kind == "yaml":
		e.campaign.Forms[strings.TrimSuffix(strings.TrimPrefix(what, "configs/forms/"), ".yaml")] = text
	case master:
		e.master[sheet] = text
	case strings.HasPrefix(what, "收到的表"):
		e.sheet = sheettest.Sheet{Name: "Sheet1", CSV: text, Merges: mergedCells.FindAllString(what, -1)}
	case kind == "csv":
		e.campaign.Lists = append(e.campaign.Lists, sheettest.Sheet{Name: what, CSV: text})
	}
}

func rowsOf(t *testing.T, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
