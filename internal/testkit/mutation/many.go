package mutation

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jixiao/configs"
	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// many is an invented bureau with the folder that holds its sheets.
type many struct {
	*Bureau
	years    int // after the usual campaign
	dir      string
	mistakes map[string]bool // files that are not clean
}

// manyBureau makes a bureau of its own, some years after the usual campaign.
func manyBureau(t testing.TB, years int) many {
	t.Helper()
	dir := t.TempDir()
	wrong, err := manysheets.Write(dir, manysheets.Options{Sheets: 20, Seed: uint64(7 + years), Defaults: configs.Files()})
	if err != nil {
		t.Fatal(err)
	}
	c, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	if err != nil {
		t.Fatal(err)
	}
	c.Facts = register.New(yearsOn(*c.Facts, years))
	b, err := NewBureau(fmt.Sprintf("bureau%d", 2+years), c)
	if err != nil {
		t.Fatal(err)
	}
	m := many{Bureau: b, years: years, dir: dir, mistakes: map[string]bool{}}
	for _, w := range wrong {
		m.mistakes[w.File] = true
	}
	return m
}

// yearsOn is a campaign some years later.
func yearsOn(f register.Facts, years int) register.Facts {
	f.Year, f.BudgetYear = f.Year+years, f.BudgetYear+years
	f.From, f.To = inYears(f.From, years), inYears(f.To, years)
	deadlines := map[string]value.Date{}
	for form, d := range f.Deadlines {
		deadlines[form] = inYears(d, years)
	}
	f.Deadlines = deadlines
	return f
}

func inYears(d value.Date, years int) value.Date {
	if d.IsZero() {
		return d
	}
	return value.DateOf(d.In(time.UTC).AddDate(years, 0, 0))
}

// mostMany is how many sheets of an invented bureau are taken: one is like
// the other.
const mostMany = 3

// manyOriginals are clean sheets of an invented bureau.
func manyOriginals(t testing.TB, m many) []*Original {
	t.Helper()
	var all []*Original
	paths, err := filepath.Glob(filepath.Join(m.dir, "inbox", "*", "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		name, err := filepath.Rel(filepath.Join(m.dir, "inbox"), p)
		if err != nil {
			t.Fatal(err)
		}
		name = filepath.ToSlash(name)
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if m.mistakes[name] || len(all) == mostMany {
			continue
		}
		o, err := m.newOriginal(m.Name+"/"+name, name[:6], inYears(day(t, "2023-10-13"), m.years), data)
		if err != nil {
			t.Fatal(err)
		}
		o.Sheet.laterBy(m.years)
		all = append(all, o)
	}
	return all
}
