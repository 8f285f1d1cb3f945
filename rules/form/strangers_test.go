package form_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"jixiao/rules/constraint"
	"jixiao/rules/form"
)

// readerOf is a reader of forms written as a test needs them: what every form
// must say is filled in.
func readerOf(t testing.TB, defs ...string) *form.Reader {
	t.Helper()
	var all []*form.Definition
	for i, text := range defs {
		d := yaml.NewDecoder(strings.NewReader(fmt.Sprintf("id: form-%d\nname: {zh: 表%d, en: form %d}\nhanded_in_by: [department]\nabout: unit\n", i, i, i) + text))
		d.KnownFields(true)
		def := &form.Definition{}
		if err := d.Decode(def); err != nil {
			t.Fatal(err)
		}
		all = append(all, def)
	}
	r, err := form.NewReader(all, form.Years{Evaluation: 2023, Budget: 2022}, constraint.Plain{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readBy reads a sheet by such forms. It gives what was read, a line a
// submission: its form, fields and rows as id=text@cell; and what was found.
func readBy(t testing.TB, r *form.Reader, s form.Sheet) (read, found []string) {
	t.Helper()
	got := readBook(t, r, &form.Workbook{Sheets: []form.Sheet{s}})
	for _, sub := range got.Submissions {
		words := []string{sub.Form}
		add := func(id string, v form.Value) {
			if v.State != form.Empty {
				words = append(words, id+"="+v.Text+"@"+v.Cell.String())
			}
		}
		for _, id := range sortedKeys(sub.Fields) {
			add(id, sub.Fields[id])
		}
		for _, id := range sortedKeys(sub.Tables) {
			for _, row := range sub.Tables[id].Rows {
				words = append(words, id+":")
				for column, v := range row.Values.All() {
					add(column, v)
				}
			}
		}
		read = append(read, strings.Join(words, " "))
	}
	for _, f := range got.Findings {
		found = append(found, strings.Join(strings.Fields(string(f.Code)+" "+f.Variant+" "+f.Place.Cell.String()+" "+f.Field), " "))
	}
	return read, found
}

// stranger is a sheet of a form that is not the bureau's.
type stranger struct {
	name, text  string
	forms       []string
	merges      []string
	read, found []string
}

func checkStrangers(t *testing.T, all []stranger) {
	t.Helper()
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			read, found := readBy(t, readerOf(t, c.forms...), sheetOf(t, "表", c.text, c.merges...))
			if diff := cmp.Diff(c.read, read); diff != "" {
				t.Errorf("read (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.found, found); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}
