package form_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"jixiao/rules/constraint"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// failer is what the text notation needs of a test, a benchmark or a property.
type failer interface {
	Helper()
	Fatal(args ...any)
}

// sheetOf builds a sheet from text: a line a row, cells between bars. Numbers
// become numbers, d:2023-10-15 a date, #REF! an error, "=A1+B1 > 3" a formula
// with its stored result, 'x a text whatever it looks like.
func sheetOf(t failer, name, text string, merges ...string) form.Sheet {
	t.Helper()
	s := form.Sheet{Name: name}
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		row := form.Row{Index: i + 1}
		for j, field := range strings.Split(line, "|") {
			if c, ok := cellOf(t, strings.TrimSpace(field)); ok {
				c.Ref = finding.Ref{Row: i + 1, Col: j + 1}
				row.Cells = append(row.Cells, c)
			}
		}
		if len(row.Cells) > 0 {
			s.Rows = append(s.Rows, row)
		}
	}
	for _, m := range merges {
		from, to, _ := strings.Cut(m, ":")
		s.Merges = append(s.Merges, form.Range{From: mustRef(t, from), To: mustRef(t, to)})
	}
	return s
}

var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?(E-?\d+)?$`)

func cellOf(t failer, field string) (form.Cell, bool) {
	t.Helper()
	switch {
	case field == "":
		return form.Cell{}, false
	case strings.HasPrefix(field, "="):
		f, result, _ := strings.Cut(field[1:], " > ")
		c, _ := cellOf(t, result)
		c.Formula = f
		return c, true
	case strings.HasPrefix(field, "#"):
		return form.Cell{Kind: form.Error, Text: field}, true
	case strings.HasPrefix(field, "d:"):
		return form.Cell{Kind: form.Number, Text: serial(t, field[2:]), Format: "yyyy-mm-dd"}, true
	case strings.HasPrefix(field, "'"):
		return form.Cell{Kind: form.Text, Text: field[1:]}, true
	case strings.HasSuffix(field, "%") && plainNumber.MatchString(field[:len(field)-1]):
		d := decimal.Must(field[:len(field)-1]).Div(decimal.Hundred, 10)
		return form.Cell{Kind: form.Number, Text: d.String(), Format: "0.00%"}, true
	case plainNumber.MatchString(field):
		return form.Cell{Kind: form.Number, Text: field}, true
	}
	return form.Cell{Kind: form.Text, Text: field}, true
}

func serial(t failer, iso string) string {
	t.Helper()
	var d value.Date
	if err := d.UnmarshalText([]byte(iso)); err != nil {
		t.Fatal(err)
	}
	base := value.Date{Year: 1899, Month: 12, Day: 30}
	days := int64(d.In(timeUTC).Sub(base.In(timeUTC)).Hours()) / 24
	return decimal.New(days).String()
}

func mustRef(t failer, s string) finding.Ref {
	t.Helper()
	r, err := finding.ParseRef(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// definitions are the project's own forms.
func definitions(t testing.TB) []*form.Definition {
	t.Helper()
	paths, err := filepath.Glob("../../configs/forms/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("find form definitions: %v", err)
	}
	var defs []*form.Definition
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		d := yaml.NewDecoder(f)
		d.KnownFields(true)
		def := &form.Definition{}
		if err := d.Decode(def); err != nil {
			t.Fatalf("read %s: %v", p, err)
		}
		f.Close()
		defs = append(defs, def)
	}
	return defs
}

func reader(t testing.TB) *form.Reader {
	t.Helper()
	r, err := form.NewReader(definitions(t), form.Years{Evaluation: 2023, Budget: 2022}, constraint.Plain{})
	if err != nil {
		t.Fatal(err)
	}
	r.Codes = value.CodesLike([]string{"A-01"})
	return r
}

// readAll reads a workbook of these sheets.
// readBook reads a workbook with all the time and room that there is.
func readBook(t failer, r *form.Reader, wb *form.Workbook) form.Reading {
	t.Helper()
	got, err := r.Read(context.Background(), wb)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func readAll(t testing.TB, sheets ...form.Sheet) form.Reading {
	t.Helper()
	return readBook(t, reader(t), &form.Workbook{Sheets: sheets})
}

// read reads one sheet, and gives its submission and what was found as
// "code cell field".
func read(t testing.TB, s form.Sheet) (*form.Submission, []string) {
	t.Helper()
	got := readAll(t, s)
	var found []string
	for _, f := range got.Findings {
		found = append(found, strings.Join(strings.Fields(string(f.Code)+" "+f.Place.Cell.String()+" "+f.Field), " "))
	}
	if len(got.Submissions) == 0 {
		return nil, found
	}
	return got.Submissions[0], found
}
