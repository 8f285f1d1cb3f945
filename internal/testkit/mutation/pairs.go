package mutation

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"jixiao/rules/finding"
)

// Pair is what became of two mistakes in one sheet.
type Pair struct {
	Kinds            [2]string
	Sheet            string
	Found            [2]bool
	Counted, TooMany int
	Mending
	Told []string
}

// MeasurePairs sows two mistakes that have nothing to do with each other into
// each of so many sheets.
func MeasurePairs(originals []*Original, o Options) ([]*Pair, error) {
	all := make([]*Pair, o.Sheets)
	err := inParallel(o.Sheets, func(i int) (err error) {
		all[i], err = pairIn(originals, rand.New(rand.NewPCG(o.Seed, uint64(i))))
		return err
	})
	return all, err
}

// mostDraws is how often two kinds are drawn before there is no hope that two
// fit.
const mostDraws = 10_000

// pairIn draws a sheet and two kinds until they fit.
func pairIn(originals []*Original, r *rand.Rand) (*Pair, error) {
	kinds := Kinds()
	for range mostDraws {
		o, a, b := originals[r.IntN(len(originals))], kinds[r.IntN(len(kinds))], kinds[r.IntN(len(kinds))]
		if !independent(a, b) {
			continue
		}
		if s, ok := sow(o, r.Uint64(), a, b); ok && apart(s) {
			return s.pair()
		}
	}
	return nil, fmt.Errorf("no two kinds fit a sheet")
}

// independent reports whether each of two kinds can be found beside the other.
// The one that moves rows comes second.
func independent(a, b Kind) bool {
	return a.Area != b.Area && !a.Alone && !b.Alone && !a.Note && !b.Note && a.Area != table &&
		!slices.Contains(a.Hides, b.Area) && !slices.Contains(b.Hides, a.Area)
}

// apart reports whether the mistakes are in different cells, all of which are
// still there.
func apart(s *sown) bool {
	a, b := s.mistakes[0], s.mistakes[1]
	own := slices.Concat(b.Cells, b.Also)
	return !slices.ContainsFunc(slices.Concat(a.Cells, a.Also), func(at finding.Ref) bool {
		_, there := s.sheet.now(at)
		return slices.Contains(own, at) || !there
	})
}

// pair judges a sheet with two mistakes.
func (s *sown) pair() (*Pair, error) {
	found, _, err := s.original.judged(s.sheet)
	if err != nil {
		return nil, err
	}
	p := &Pair{Sheet: s.original.Name, Counted: len(counted(found)), TooMany: len(counted(found))}
	var left [2]int
	for i, m := range s.mistakes {
		p.Kinds[i], left[i] = m.kind.Name, max(m.Most, 1)
	}
	for _, f := range counted(found) {
		p.Told = append(p.Told, brief(f))
		for i, m := range s.mistakes {
			if !s.tells(f, m) {
				continue
			}
			p.Found[i] = true
			if left[i] > 0 {
				left[i]--
				p.TooMany--
				break
			}
		}
	}
	p.Mending, err = s.mend(found)
	return p, err
}

// PairFigures are what pairs come to.
func PairFigures(pairs []*Pair) *Figures {
	f := &Figures{}
	for _, p := range pairs {
		f.Tried++
		f.Wanted += 2
		f.Found += one(p.Found[0]) + one(p.Found[1])
		f.Counted += p.Counted
		f.TooMany += p.TooMany
		f.Late += one(len(p.Late) > 0)
		if p.Counted > 0 {
			f.Told++
			f.Mended += one(p.Mended)
			f.Rounds += p.Rounds
		}
	}
	return f
}
