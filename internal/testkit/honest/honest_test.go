package honest_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"jixiao/internal/testkit/honest"
)

// TestEachStyleAlone draws every style on every form that shows it.
func TestEachStyleAlone(t *testing.T) {
	t.Parallel()
	for _, o := range offices(t) {
		for _, form := range honest.Forms {
			for seed := range uint64(3) {
				check(t, sheet{o, form, seed, nil})
			}
			for i, style := range honest.Styles() {
				if style.On(form) && style.Pending == "" {
					check(t, sheet{o, form, uint64(i), []honest.Style{style}})
				}
			}
		}
	}
}

// TestAMistakeShowsInEveryStyle spoils each sheet: what is taken must be read.
func TestAMistakeShowsInEveryStyle(t *testing.T) {
	t.Parallel()
	o := offices(t)[0]
	for _, form := range honest.Forms {
		for i, style := range honest.Styles() {
			s := sheet{o, form, uint64(i), []honest.Style{honest.Mistake(form), style}}
			// A report of nothing has no row to make a mistake in.
			if style.On(form) && style.Group != "nil" && len(s.alarms(t)) == 0 {
				t.Errorf("%s: the mistake is not told", s)
			}
		}
	}
}

// TestCodesOfOtherLooks draws sheets of bureaus with other codes: in each style
// that has to do with codes, and every one with a code of nobody.
func TestCodesOfOtherLooks(t *testing.T) {
	t.Parallel()
	styles := slices.DeleteFunc(taken(), func(s honest.Style) bool {
		return !slices.Contains([]string{"codes", "units", "names", "ordinals", "numbered", "columns", "merged rows", "headings", "pages"}, s.Group)
	})
	for _, o := range coded(t) {
		for i, form := range honest.Forms {
			check(t, sheet{o, form, uint64(i), nil})
			if s := (sheet{o, form, uint64(i), []honest.Style{honest.Mistake(form)}}); len(s.alarms(t)) == 0 {
				t.Errorf("%s: the mistake is not told", s)
			}
			for n, style := range styles {
				if style.On(form) {
					check(t, sheet{o, form, uint64(n), []honest.Style{style}})
				}
			}
		}
	}
}

// TestStylesThatAreNotTaken names those that may be switched on: they are
// taken on every form that shows them.
func TestStylesThatAreNotTaken(t *testing.T) {
	t.Parallel()
	all := append(offices(t), coded(t)...)
	for _, style := range honest.Styles() {
		if style.Pending == "" {
			continue
		}
		told := 0
		for _, o := range all {
			for _, form := range honest.Forms {
				if style.On(form) {
					told += len(sheet{o, form, 1, []honest.Style{style}}.alarms(t))
				}
			}
		}
		if told == 0 {
			t.Errorf("%q is taken: it is no longer pending", style.Name)
		}
	}
}

// TestEveryStyleShows holds a style to its name: it makes another workbook of
// at least one sheet.
func TestEveryStyleShows(t *testing.T) {
	t.Parallel()
	all := append(offices(t), coded(t)...)
	count := map[string]int{}
	seen := map[string]bool{}
	for _, style := range honest.Styles() {
		shows := false
		for _, form := range honest.Forms {
			if !style.On(form) {
				continue
			}
			count[form]++
			for seed := uint64(0); seed < 16 && !shows; seed++ {
				o := all[seed%uint64(len(all))]
				plain, data := sheet{o, form, seed, nil}.made(t)
				styled, with := sheet{o, form, seed, []honest.Style{style}}.made(t)
				shows = !slices.Equal(data, with) || plain.Sender != styled.Sender
			}
		}
		if style.Name != "written by a script" && !shows || seen[style.Name] {
			t.Errorf("%q changes nothing, or stands twice", style.Name)
		}
		seen[style.Name] = true
	}
	for _, form := range honest.Forms {
		if count[form] < 60 {
			t.Errorf("%s has %d styles, want 60", form, count[form])
		}
	}
	t.Logf("%d styles; by form %v", len(seen), count)
}

// TestRandomSheets draws sheets in one to three styles. JIXIAO_HONEST is how
// many, JIXIAO_HONEST_SEED begins them.
func TestRandomSheets(t *testing.T) {
	t.Parallel()
	sheets, first := setting(t, "JIXIAO_HONEST", 1000), setting(t, "JIXIAO_HONEST_SEED", 1)
	t.Logf("%d sheets from seed %d", sheets, first)
	all := append(offices(t), coded(t)...)
	writers := honest.Writers()
	styles := taken()
	failed := map[string]bool{}
	for i := range sheets {
		seed := uint64(first + i)
		r := rand.New(rand.NewPCG(seed, 2))
		s := sheet{all[r.IntN(len(all))], honest.Forms[r.IntN(len(honest.Forms))], seed, nil}
		s.styles = append(honest.Choose(styles, s.form, 1+2*r.IntN(2), r), writers[r.IntN(len(writers))])
		if len(s.alarms(t)) == 0 {
			continue
		}
		least := s.least(t)
		if names := fmt.Sprint(least.form, styleNames(least)); !failed[names] {
			failed[names] = true
			check(t, least)
		}
	}
}
