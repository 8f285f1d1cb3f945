package mutation

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// mostRounds is how often anybody mends before giving up.
const mostRounds = 4

// Mending is how it goes on after a sheet was judged.
type Mending struct {
	// Rounds is how often the sheet was mended by what was told until nothing
	// was left to mend; Mended says that it came to that.
	Rounds int
	Mended bool
	// Late are findings that came only after the first mending.
	Late []string
}

// mend lets a robot put what is expected – else what the clean sheet has – into
// every cell that is told, until nothing is told.
func (s *sown) mend(first []finding.Finding) (Mending, error) {
	var m Mending
	sheet, found := s.sheet.clone(), first
	for len(counted(found)) > 0 && m.Rounds < mostRounds {
		sheet = s.mended(sheet, found)
		m.Rounds++
		var err error
		if found, _, err = s.original.judged(sheet); err != nil {
			return m, err
		}
		if m.Rounds == 1 {
			m.Late = late(first, found)
		}
	}
	m.Mended = len(counted(found)) == 0
	return m, nil
}

// mended is the sheet with every told cell put right.
func (s *sown) mended(sheet *Sheet, found []finding.Finding) *Sheet {
	if s.asksForWhole(found) {
		return s.original.Sheet.clone()
	}
	sheet = sheet.clone()
	for _, f := range counted(found) {
		for _, c := range toldCells(f) {
			s.fill(sheet, c)
		}
	}
	sheet.recalculate()
	return sheet
}

// asksForWhole reports whether a mistake that takes rows, columns or a block is
// told as such.
func (s *sown) asksForWhole(found []finding.Finding) bool {
	return slices.ContainsFunc(counted(found), func(f finding.Finding) bool {
		return slices.ContainsFunc(s.mistakes, func(m placed) bool {
			return m.Whole && slices.Contains(m.kind.Codes, f.Code) && m.asked(f) && s.tells(f, m)
		})
	})
}

// asked reports whether the words of a finding are those that the mending takes.
func (m placed) asked(f finding.Finding) bool {
	return len(m.Words) == 0 || slices.ContainsFunc(m.Words, func(word string) bool {
		return strings.Contains(f.Message.ZH+f.Fix.ZH, word)
	})
}

// toldCells are the cells of a finding, each with what should stand there.
func toldCells(f finding.Finding) []finding.Cell {
	if len(f.Cells) > 0 {
		return f.Cells
	}
	if f.Place.Cell.IsZero() {
		return nil
	}
	c := finding.Cell{At: f.Place.Cell}
	if says(f.Message.ZH, f.Expected) || says(f.Fix.ZH, f.Expected) {
		c.Expected = f.Expected
	}
	return []finding.Cell{c}
}

// says reports whether a text says that something should stand there. A limit,
// a list to choose from and an example are no such thing.
func says(text, expected string) bool {
	if expected == "" {
		return false
	}
	for _, word := range []string{"应为", "改为", "改到", "改成", "应填"} {
		for _, quote := range []string{"", " ", "“"} {
			if strings.Contains(text, word+quote+expected) {
				return true
			}
		}
	}
	return false
}

// late are the findings after the first mending that nobody could have known
// of, where that is not in the nature of the first.
func late(first, after []finding.Finding) []string {
	known := map[string]bool{}
	for _, f := range counted(first) {
		if mayHide(f) {
			return nil
		}
		known[string(f.Code)+f.Place.Cell.String()] = true
	}
	var all []string
	for _, f := range counted(after) {
		if !known[string(f.Code)+f.Place.Cell.String()] {
			all = append(all, brief(f))
		}
	}
	return all
}

// mayHide reports whether a finding is one of those after which nothing else
// can be known.
func mayHide(f finding.Finding) bool {
	switch f.Code {
	case "S01", "C06", "X04":
		return true
	case "C01":
		return f.Expected == ""
	}
	return f.Code[0] == 'F'
}

// fill types what is expected in a cell, else what the clean sheet has there.
func (s *sown) fill(sheet *Sheet, c finding.Cell) {
	if !s.write(sheet, c.At, c.Expected) {
		s.restore(sheet, c.At)
	}
}

// restore puts into a cell what the clean sheet has there.
func (s *sown) restore(sheet *Sheet, at finding.Ref) {
	c, there := s.original.Sheet.Cells[sheet.origin(at)]
	if !there {
		delete(sheet.Cells, at)
		return
	}
	if c.Ref = at; sheet.from != nil {
		c.Formula = "" // its cells stand elsewhere now
	}
	sheet.Cells[at] = c
}

// write types a text as a clerk would, in the cell's own type; false where the
// cell cannot take it.
func (s *sown) write(sheet *Sheet, at finding.Ref, text string) bool {
	if text == "" {
		return false
	}
	clean := s.original.Sheet.Cells[sheet.origin(at)]
	kind, stored := form.Text, text
	switch {
	case clean.Kind == form.Number && value.IsDateFormat(clean.Format):
		day, err := value.ParseDate(text)
		if err != nil {
			return false
		}
		kind, stored = form.Number, serial(day)
	case clean.Kind != form.Text:
		if n, err := value.ParseNumber(text); err == nil {
			kind, stored = form.Number, n.Value.String()
		} else if clean.Kind == form.Number {
			return false
		}
	}
	sheet.put(at, kind, stored)
	return true
}

// serial is a day as workbooks count it.
func serial(d value.Date) string {
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	return strconv.Itoa(int(d.In(time.UTC).Sub(epoch).Hours() / 24))
}

// halfShown is half a unit of the last digit that a rate shows.
var halfShown = decimal.Must("0.00005")

// same reports whether two cells say the same.
func same(a, b form.Cell) bool {
	x, okX := figure(a)
	y, okY := figure(b)
	if !okX || !okY {
		return strings.TrimSpace(a.Text) == strings.TrimSpace(b.Text)
	}
	_, percent, _ := value.FormatDecimals(b.Format)
	return x.Equal(y) || (percent || b.Formula != "") && x.Sub(y).Abs().Cmp(halfShown) <= 0
}

// figure is the number that a cell shows, as text too.
func figure(c form.Cell) (decimal.Decimal, bool) {
	n, err := value.ParseNumber(c.Text)
	if c.Kind == form.Number {
		n.Value, err = value.ParseStored(c.Text)
	}
	return n.Value, err == nil && (c.Kind == form.Number || c.Kind == form.Text)
}
