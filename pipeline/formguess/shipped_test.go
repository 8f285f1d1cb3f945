package formguess_test

import (
	"context"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"jixiao/configs"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/formguess"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// shipped is the campaign that comes with the program.
func shipped(t *testing.T) *campaign.Campaign {
	t.Helper()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// renamed are the shipped settings, in which no form has the title of a sample.
func renamed(t *testing.T) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(configs.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(configs.Files(), path)
		if strings.HasPrefix(path, "forms/") {
			data = titles.ReplaceAll(data, []byte("  texts: [另一种"+path+"]"))
		}
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var titles = regexp.MustCompile(`(?m)^  texts: \[.*\]$`)

// drafted guesses a form from files, loads the draft in place of the form of that
// name, if there is one, and judges the same files by it.
func drafted(t *testing.T, o formguess.Options, files map[string][]byte) (*formguess.Draft, map[string]record.Judgement) {
	t.Helper()
	var list []formguess.Sample
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		list = append(list, formguess.Sample{Name: name, Book: sheettest.Open(t, files[name])})
	}
	c := shipped(t)
	o.Known = formguess.Known{Evaluation: c.Facts.Year, Budget: c.Facts.BudgetYear,
		IsProject: func(text string) bool { _, ok := c.Facts.Project(text); return ok }}
	draft, err := formguess.Guess(list, o)
	if err != nil {
		t.Fatal(err)
	}
	text := draft.YAML()
	if testing.Verbose() {
		t.Log("\n" + text)
	}
	loaded, err := load.With(renamed(t), "forms/"+draft.Form.ID+".yaml", []byte(text), broughtBy(draft))
	if err != nil {
		t.Fatalf("the draft does not load:\n%v\n%s", err, text)
	}
	j, err := judge.New(loaded)
	if err != nil {
		t.Fatal(err)
	}
	judged := map[string]record.Judgement{}
	for name, data := range files {
		judged[name], err = j.File(context.Background(), judge.Received{Name: name, Data: data, Department: unitOf(t, data, c), Day: value.Date{Year: 2023, Month: 10, Day: 12}})
		if err != nil {
			t.Fatal(err)
		}
	}
	return draft, judged
}

// broughtBy is the list that a draft is about.
func broughtBy(draft *formguess.Draft) load.Brought {
	b := load.Brought{Lists: map[string][]register.Item{}}
	for _, it := range draft.Items {
		b.Lists[draft.Form.About] = append(b.Lists[draft.Form.About], register.Item{Code: it.Code, Name: it.Name})
	}
	return b
}

// unitOf is whose folder a sample lies in: that of the unit that it names, nobody's
// where it names several.
func unitOf(t *testing.T, data []byte, c *campaign.Campaign) string {
	units := map[string]bool{}
	for _, row := range sheettest.Open(t, data).Sheets[0].Rows {
		for _, cell := range row.Cells {
			if code, _, ok := value.ParseUnit(cell.Text); ok {
				units[code] = true
			}
		}
	}
	for code := range units {
		if len(units) == 1 {
			return code
		}
		return ""
	}
	return c.Facts.Units[0].Code
}

// clean wants no finding but notes, and a submission of the drafted form.
func clean(t *testing.T, draft *formguess.Draft, judged map[string]record.Judgement) {
	t.Helper()
	for name, j := range judged {
		if len(j.Submissions) == 0 || j.Submissions[0].Form != draft.Form.ID {
			t.Errorf("%s: not read as %s", name, draft.Form.ID)
		}
		for _, f := range j.Findings {
			if f.Severity > finding.Info {
				t.Errorf("%s: %s %s: %s", name, f.Code, f.Place.Cell, f.Message.ZH)
			}
		}
	}
}

// TestShippedFormsAreGuessed drafts the forms that come with the program from
// their samples, and counts what of their definitions is found again.
func TestShippedFormsAreGuessed(t *testing.T) {
	for _, tt := range []struct {
		file, id     string
		found, types int // in percent of the labels and columns of the sample
	}{
		{"评分表", "score-sheet", 100, 90},
		{"评分统计表", "score-list", 100, 80},
		{"整改情况报告表", "rectification", 100, 80},
		{"项目支出绩效自评表", "self-evaluation", 100, 85},
	} {
		t.Run(tt.id, func(t *testing.T) {
			data := samples.Form(t, tt.file+"_样例.xlsx")
			draft, judged := drafted(t, formguess.Options{ID: "drafted", Name: "草稿"}, map[string][]byte{tt.file + ".xlsx": data})
			clean(t, draft, judged)
			found, types := likeness(t, shipped(t).Form(tt.id), draft.Form, sheettest.Open(t, data))
			t.Logf("%s: %d%% of labels and columns found, %d%% with their type", tt.id, found, types)
			if found < tt.found || types < tt.types {
				t.Errorf("found %d%%, want %d%%; with its type %d%%, want %d%%", found, tt.found, types, tt.types)
			}
		})
	}
}

// likeness is how many percent of the labels and columns that stand on the sheet
// the draft has, and how many have the type of the definition.
func likeness(t *testing.T, want, got *form.Definition, book *form.Workbook) (found, types int) {
	t.Helper()
	on := map[string]bool{}
	for _, row := range book.Sheets[0].Rows {
		for _, c := range row.Cells {
			on[value.Label(c.Text)] = true
		}
	}
	mine := fieldsOf(got)
	all := 0
	for label, f := range fieldsOf(want) {
		if !on[label] {
			continue
		}
		all++
		g, ok := mine[label]
		switch {
		case !ok:
			t.Logf("not found: %s", label)
		case g.Type == f.Type:
			found, types = found+1, types+1
		default:
			found++
			t.Logf("%s is %s, not %s", label, g.Type, f.Type)
		}
	}
	return 100 * found / all, 100 * types / all
}

// fieldsOf are the labels and columns of a definition by their keys.
func fieldsOf(d *form.Definition) map[string]form.Field {
	all := map[string]form.Field{}
	add := func(prefix string, fields []form.Field) {
		for _, f := range fields {
			all[value.Label(f.Label)] = f
		}
	}
	add("", d.Fields)
	for _, g := range d.Grids {
		add(g.ID, g.Columns)
	}
	for _, b := range d.Tables {
		add(b.ID, b.Columns)
	}
	return all
}
