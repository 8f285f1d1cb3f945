package mutation

import (
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Trial is what became of one sown mistake.
type Trial struct {
	Kind, Sheet string
	// Silent says that nothing need be told.
	Silent bool
	// Found says that it was told at its cell or naming it, Right that its code
	// did.
	Found, Right bool
	// Counted is how many findings weigh, TooMany how many of them beyond the
	// mistake's own.
	Counted, TooMany int
	Mending
	// Literal is how it ends for somebody who does what is written.
	Literal Ending
	Told    []string // what was told first, for whoever looks into it
}

// sown is a spoilt sheet.
type sown struct {
	original *Original
	mistakes []placed
	sheet    *Sheet
	stale    bool // its formulas have old results
}

// placed is a mistake with its kind.
type placed struct {
	Mistake
	kind Kind
}

// sow spoils a copy of the original by one kind after the other.
func sow(o *Original, seed uint64, kinds ...Kind) (*sown, bool) {
	c := &Copy{Sheet: o.Sheet.clone(), of: o}
	spoilt := &sown{original: o}
	for _, k := range kinds {
		// Kinds go by the cells of the clean sheet: after the one that moves
		// rows there is no other.
		if c.from != nil || !slices.Contains(k.Forms, o.Said.Form) {
			return nil, false
		}
		c.rand = rand.New(rand.NewPCG(seed, number(o.Name+k.Name)))
		m, ok := k.Sow(c)
		if !ok {
			return nil, false
		}
		spoilt.mistakes = append(spoilt.mistakes, placed{m, k})
	}
	spoilt.sheet, spoilt.stale = c.Sheet, c.stale
	if !c.stale {
		c.recalculate()
	}
	return spoilt, true
}

func number(text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text)) // a hash takes every write
	return h.Sum64()
}

// try judges a sheet with one mistake, and lets both robots mend.
func (s *sown) try() (*Trial, error) {
	o, k := s.original, s.mistakes[0].kind
	first, _, err := o.judged(s.sheet)
	if err != nil {
		return nil, err
	}
	t := &Trial{Kind: k.Name, Sheet: o.Name, Silent: len(k.Codes) == 0}
	t.weigh(s, first)
	if t.Mending, err = s.mend(first); err != nil {
		return nil, err
	}
	t.Literal, err = s.mendLiterally(first)
	return t, err
}

// weigh compares what was told with what had to be.
func (t *Trial) weigh(s *sown, found []finding.Finding) {
	hits := 0
	m := s.mistakes[0]
	for _, f := range found {
		right := slices.Contains(m.kind.Codes, f.Code)
		if f.Weight() > 0 && s.tells(f, m) && (right || f.Weight() > finding.Info && !m.kind.Note) {
			t.Found, t.Right = true, t.Right || right
			hits += one(f.Weight() > finding.Info && !m.kind.Note)
		}
		if f.Weight() > 0 {
			t.Told = append(t.Told, brief(f))
		}
	}
	t.Counted = len(counted(found))
	t.TooMany = t.Counted - min(hits, max(m.Most, 1))
}

// counted are the findings that cost somebody work.
func counted(found []finding.Finding) []finding.Finding {
	var all []finding.Finding
	for _, f := range found {
		if f.Weight() > finding.Info {
			all = append(all, f)
		}
	}
	return all
}

func brief(f finding.Finding) string {
	return string(f.Code) + "@" + f.Place.Cell.String() + "[" + f.Severity.String() + "] " + f.Message.ZH + " | " + f.Fix.ZH
}

// tells reports whether a finding tells a mistake: at its cell, with it among
// its cells, or naming it.
func (s *sown) tells(f finding.Finding, m placed) bool {
	if m.Anywhere {
		return slices.Contains(m.kind.Codes, f.Code)
	}
	for _, was := range slices.Concat(m.Cells, m.Also) {
		now, there := s.sheet.now(was)
		if there && (s.pointsAt(f, now) || names(f, now)) {
			return true
		}
	}
	return false
}

// pointsAt reports whether a finding points at a cell, or at the merged one
// that covers it.
func (s *sown) pointsAt(f finding.Finding, cell finding.Ref) bool {
	covers := func(at finding.Ref) bool {
		return at == cell || slices.ContainsFunc(s.sheet.Merges, func(m form.Range) bool { return m.From == at && m.Contains(cell) })
	}
	return covers(f.Place.Cell) || slices.ContainsFunc(f.Cells, func(c finding.Cell) bool { return covers(c.At) })
}

var addresses = regexp.MustCompile(`\b[A-Z]{1,2}[1-9][0-9]*\b`)

// names reports whether a finding writes a cell's address.
func names(f finding.Finding, cell finding.Ref) bool {
	return slices.Contains(addresses.FindAllString(f.Message.ZH+" "+f.Fix.ZH, -1), cell.String())
}
