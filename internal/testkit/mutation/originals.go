package mutation

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"jixiao/configs"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Originals are the clean sheets that mistakes are sown into: the samples of all
// forms, and those of two other bureaus, one of them two years later; each as
// it is, and with formulas where something can be computed.
func Originals(t testing.TB) []*Original {
	t.Helper()
	own := loaded(t, "samples", configs.Files())
	all := append(sampleOriginals(t, own), formOriginals(t, own)...)
	patterns := onePerForm(all)
	all = append(all, redressed(t, patterns, own)...)
	for _, years := range []int{0, 2} {
		m := manyBureau(t, years)
		all = append(all, manyOriginals(t, m)...)
		all = append(all, redressed(t, patterns, m.Bureau)...)
	}
	all = append(all, restyled(patterns)...)
	for _, o := range all {
		if err := o.check(); err != nil {
			t.Fatal(err)
		}
	}
	return append(all, computed(t, all)...)
}

// computed are those of the originals that can have formulas, with them.
func computed(t testing.TB, originals []*Original) []*Original {
	t.Helper()
	var all []*Original
	for _, o := range originals {
		if len(formulasOf(o.Said)) == 0 {
			continue
		}
		// Amounts that a clerk wrote as text have no formula that adds them up.
		if dressed, err := o.withFormulas(); err == nil {
			all = append(all, dressed)
		}
	}
	if len(all) < len(originals)/2 {
		t.Fatalf("only %d of %d sheets can have formulas", len(all), len(originals))
	}
	return all
}

func day(t testing.TB, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sampleOriginals are the files of the three evenings in which nothing is to be
// mended.
func sampleOriginals(t testing.TB, b *Bureau) []*Original {
	t.Helper()
	var all []*Original
	for _, e := range samples.Evenings(t) {
		for _, name := range e.Files(t) {
			// Some are no tables, on purpose, and some have mistakes.
			if o := sampleOf(t, b, e, name); o != nil && o.check() == nil {
				all = append(all, o)
			}
		}
	}
	if len(all) < 15 {
		t.Fatalf("only %d samples are clean", len(all))
	}
	return all
}

// sampleOf is one file of an evening; nil where it is no table.
func sampleOf(t testing.TB, b *Bureau, e samples.Evening, name string) *Original {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(e.Folder(), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	o, err := b.newOriginal(name, name[:6], value.DateOf(e.AsOf), data)
	if err != nil {
		return nil
	}
	return o
}

// formOriginals are the filled forms of testdata/forms, and a problem list.
func formOriginals(t testing.TB, b *Bureau) []*Original {
	t.Helper()
	var all []*Original
	for _, f := range []struct{ name, department string }{
		{"整改情况报告表_样例.xlsx", "213001"}, {"评分统计表_样例.xlsx", ""}, {"评分表_样例.xlsx", "208001"}, {"项目支出绩效自评表_样例.xlsx", "207001"},
	} {
		o, err := b.newOriginal(f.name, f.department, day(t, "2023-10-13"), samples.Form(t, f.name))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, o)
	}
	return append(all, problemListOf(b, day(t, "2023-10-13"), b.facts.Projects), withTotal(t, all[1]))
}

// withTotal is the score list with a closing row.
func withTotal(t testing.TB, list *Original) *Original {
	t.Helper()
	if err := list.check(); err != nil {
		t.Fatal(err)
	}
	closed := *list
	closed.Name, closed.Sheet = list.Name+" 有合计", list.Sheet.clone()
	total, at := decimal.Zero, finding.Ref{}
	for _, r := range list.Said.Tables["scores"].Rows {
		v := r.Value("final_score")
		total, at = total.Add(v.Number), v.Cell
	}
	closed.Sheet.putText(finding.Ref{Row: at.Row + 1, Col: 1}, "合计")
	closed.Sheet.putNumber(finding.Ref{Row: at.Row + 1, Col: at.Col}, total)
	return &closed
}

// onePerForm are the sheets by which those of other bureaus are drawn: of each
// form the last.
func onePerForm(originals []*Original) []*Original {
	last := map[string]*Original{}
	var order []string
	for _, o := range originals {
		if err := o.check(); err != nil {
			continue
		}
		if last[o.Said.Form] == nil {
			order = append(order, o.Said.Form)
		}
		last[o.Said.Form] = o
	}
	var all []*Original
	for _, f := range order {
		all = append(all, last[f])
	}
	return all
}

func loaded(t testing.TB, name string, files fs.FS) *Bureau {
	t.Helper()
	c, err := load.Campaign(files)
	if err != nil {
		t.Fatal(err)
	}
	b, err := NewBureau(name, c)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
