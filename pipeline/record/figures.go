package record

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Figures are two hashes over what a submission says, each in one order wherever
// that stands in the sheet: over all that it says for a duty, and over all that
// it says. Of a sheet that is about several things the first is the rows of the
// duty's: its totals and its date are those of the whole.
func Figures(s *form.Submission, d Duty) string { return FiguresOf(s)(d) }

// FiguresOf are the figures of a submission for each of its duties.
func FiguresOf(s *form.Submission) func(Duty) string {
	if s == nil {
		return func(Duty) string { return "" }
	}
	whole := digest(func(b *strings.Builder) {
		writeSaid(b, s, "")
		for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
			for _, row := range s.Tables[id].Subtotals {
				b.WriteString("\x05" + row.Group)
				writeValues(b, row.Values, nil)
			}
		}
	})
	return func(d Duty) string {
		var one finding.Subject
		if s.Def != nil && s.Def.Many() {
			one = d.Subject
		}
		return digest(func(b *strings.Builder) { writeSaid(b, s, one) }) + "+" + whole
	}
}

func digest(write func(*strings.Builder)) string {
	var b strings.Builder
	write(&b)
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// writeSaid writes what a submission says, of one subject where one is named.
func writeSaid(b *strings.Builder, s *form.Submission, one finding.Subject) {
	if s.Nil {
		b.WriteString("nil")
	}
	if one == "" {
		writeValues(b, form.ValuesOf(s.Fields), nil)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		b.WriteString("\x01" + id)
		skip := ordinals(s.Def, id)
		for _, row := range s.Tables[id].Rows {
			if one == "" || s.Def.IsAbout(row, one) {
				b.WriteByte('\x02')
				writeValues(b, row.Values, skip)
			}
		}
	}
}

// forDuty are the figures of the duty alone.
func forDuty(figures string) string {
	own, _, _ := strings.Cut(figures, "+")
	return own
}

// sayTheSame reports whether two versions say the same in all of their sheets:
// a version that an older program recorded knows the figures of its duty alone.
func sayTheSame(a, b string) bool {
	ownA, wholeA, knownA := strings.Cut(a, "+")
	ownB, wholeB, knownB := strings.Cut(b, "+")
	return ownA == ownB && (wholeA == wholeB || !knownA || !knownB)
}

func writeValues(b *strings.Builder, values form.Values, skip map[string]bool) {
	for id, v := range values.All() {
		if skip[id] || !v.Given() {
			continue
		}
		b.WriteString("\x03" + id + "\x04" + v.Plain())
	}
}

// ordinals are the columns of running numbers: they say nothing.
func ordinals(def *form.Definition, table string) map[string]bool {
	skip := map[string]bool{}
	if def == nil {
		return skip
	}
	for _, block := range def.Tables {
		for _, c := range block.Columns {
			if block.ID == table && c.Ordinal {
				skip[c.ID] = true
			}
		}
	}
	return skip
}
