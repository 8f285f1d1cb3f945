package mutation

import (
	"fmt"
	"maps"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// Options say how much is tried.
type Options struct {
	// Sheets are how many originals a kind is sown into, 0 for all that have a
	// place for it.
	Sheets int
	// Seed is what every choice in a sheet goes by.
	Seed uint64
}

// Measure sows every kind into the originals, each mistake by itself.
func Measure(originals []*Original, o Options) ([]*Trial, error) {
	kinds := Kinds()
	results := make([][]*Trial, len(kinds))
	err := inParallel(len(kinds), func(i int) (err error) {
		results[i], err = measureKind(kinds[i], originals, o)
		return err
	})
	var all []*Trial
	for _, r := range results {
		all = append(all, r...)
	}
	return all, err
}

func inParallel(n int, do func(i int) error) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error { return do(i) })
	}
	return group.Wait()
}

func measureKind(k Kind, originals []*Original, o Options) ([]*Trial, error) {
	var all []*Trial
	for _, s := range spread(placesFor(k, originals, o.Seed), o.Sheets) {
		t, err := s.try()
		if err != nil {
			return nil, fmt.Errorf("%s in %s: %w", k.Name, s.original.Name, err)
		}
		all = append(all, t)
	}
	return all, nil
}

// placesFor sows a kind into all originals that have a place for it.
func placesFor(k Kind, originals []*Original, seed uint64) []*sown {
	var fits []*sown
	for _, original := range originals {
		if s, ok := sow(original, seed, k); ok {
			fits = append(fits, s)
		}
	}
	return fits
}

// leastAForm is how many sheets of each form are picked at least.
const leastAForm = 2

// spread picks some of every form.
func spread(all []*sown, n int) []*sown {
	if n == 0 {
		return all
	}
	byForm := map[string][]*sown{}
	for _, s := range all {
		form := s.original.Said.Form
		byForm[form] = append(byForm[form], s)
	}
	var some []*sown
	for _, form := range slices.Sorted(maps.Keys(byForm)) {
		some = append(some, evenly(byForm[form], max(leastAForm, n/len(byForm)))...)
	}
	return some
}

// evenly picks some at even distances, as different as they come.
func evenly(all []*sown, n int) []*sown {
	if n >= len(all) {
		return all
	}
	some := make([]*sown, n)
	for i := range some {
		some[i] = all[i*(len(all)-1)/max(n-1, 1)]
	}
	return some
}
