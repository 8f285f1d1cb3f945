package sheet_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// TestFormsByEveryWriter: the filled forms, which openpyxl wrote, say the same
// as .xlsx of LibreOffice (soffice --convert-to xlsx) and of excelize.
func TestFormsByEveryWriter(t *testing.T) {
	judge := newJudge(t)
	for _, name := range []string{"评分表_样例", "评分统计表_样例", "整改情况报告表_样例", "项目支出绩效自评表_样例"} {
		original := samples.Form(t, name+".xlsx")
		libreoffice, err := os.ReadFile(filepath.Join("testdata", "foreign", name+".libreoffice.xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		want := judged(t, judge, name+".xlsx", original)
		for writer, data := range map[string][]byte{"libreoffice": libreoffice, "excelize": savedByExcelize(t, original)} {
			t.Run(name+" "+writer, func(t *testing.T) {
				compareJudgements(t, want, judged(t, judge, name+".xlsx", data))
			})
		}
	}
}

// savedByExcelize opens a workbook, sets a cell to what it is, so that its
// sheet is written anew, and saves it.
func savedByExcelize(t *testing.T, data []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	title, err := f.GetCellValue(sheet, "A1")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr(sheet, "A1", title); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestFormsInForeignKinds: a form says the same, and is found to say the same,
// from whichever kind of file it is read. The fixtures are the filled forms as
// LibreOffice saves them.
func TestFormsInForeignKinds(t *testing.T) {
	judge := newJudge(t)
	for _, name := range []string{"评分表_样例", "评分统计表_样例", "整改情况报告表_样例", "项目支出绩效自评表_样例"} {
		want := judged(t, judge, name+".xlsx", samples.Form(t, name+".xlsx"))
		for _, kind := range []string{".xls", ".ods", ".csv"} {
			data, err := os.ReadFile(filepath.Join("testdata", "foreign", name+kind))
			if os.IsNotExist(err) && kind == ".csv" {
				continue // more than a table
			}
			if err != nil {
				t.Fatal(err)
			}
			t.Run(name+kind, func(t *testing.T) {
				got := judged(t, judge, name+kind, data)
				if kind == ".csv" {
					asText(&want)
					asText(&got)
				}
				compareJudgements(t, want, got)
			})
		}
	}
}

func newJudge(t *testing.T) *judge.Judge {
	t.Helper()
	c, err := load.Campaign(os.DirFS("../../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	j, err := judge.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func judged(t *testing.T, by *judge.Judge, name string, data []byte) record.Judgement {
	t.Helper()
	day, err := value.ParseDate("2023-10-13")
	if err != nil {
		t.Fatal(err)
	}
	j, err := by.File(t.Context(), judge.Received{Name: name, Data: data, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	if len(j.Submissions) != 1 {
		t.Fatalf("%d submissions, want 1: %+v", len(j.Submissions), j.Findings)
	}
	return j
}

// compareJudgements leaves out the file's name and kind and how a number was
// kept: only what it says counts.
func compareJudgements(t *testing.T, want, got record.Judgement) {
	t.Helper()
	options := cmp.Options{
		cmp.Comparer(decimal.Decimal.Equal),
		cmpopts.IgnoreFields(record.Judgement{}, "Kind"),
		cmpopts.IgnoreFields(form.Submission{}, "Def"),
		cmpopts.IgnoreFields(form.Value{}, "Stored", "Format"),
		cmpopts.IgnoreFields(finding.Place{}, "File"),
		cmpopts.EquateEmpty(),
	}
	if diff := cmp.Diff(want, got, options); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// asText takes out what a text cannot say: that a date or percentage is one
// (V03), how many decimals of a number are shown, what it is computed from,
// and the name of the sheet.
func asText(j *record.Judgement) {
	for i := range j.Submissions {
		s := &j.Submissions[i]
		s.Sheet = ""
		s.Title.Formula = ""
		for id, v := range s.Fields {
			s.Fields[id] = plain(v)
		}
		for _, table := range s.Tables {
			for _, row := range table.Rows {
				for id, v := range row.Values.All() {
					row.Values.Set(id, plain(v))
				}
			}
		}
	}
	var kept []finding.Finding
	for _, f := range j.Findings {
		f.Place.Sheet = ""
		if f.Code != "V03" && !strings.HasPrefix(string(f.Code), "F") {
			kept = append(kept, f)
		}
	}
	j.Findings = kept
}

func plain(v form.Value) form.Value {
	v.AsText, v.Shown, v.Formula = false, 0, ""
	return v
}
