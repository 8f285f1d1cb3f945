package record

import (
	"bytes"
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
	var b bytes.Buffer
	b.Grow(usualSaid)
	writeSaid(&b, s, "")
	only := digest(b.Bytes()) // of the one duty that most sheets are about
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		for _, row := range s.Tables[id].Subtotals {
			b.WriteByte('\x05')
			b.WriteString(row.Group)
			writeValues(&b, row.Values, nil)
		}
	}
	whole := digest(b.Bytes())
	return func(d Duty) string {
		if s.Def == nil || !s.Def.Many() || d.Subject == "" {
			return only + "+" + whole
		}
		var b bytes.Buffer
		writeSaid(&b, s, d.Subject)
		return digest(b.Bytes()) + "+" + whole
	}
}

// usualSaid is how many bytes a sheet says at most, as a rule.
const usualSaid = 4 << 10

func digest(said []byte) string {
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:])
}

// writeSaid writes what a submission says, of one subject where one is named.
func writeSaid(b *bytes.Buffer, s *form.Submission, one finding.Subject) {
	if s.Nil {
		b.WriteString("nil")
	}
	if one == "" {
		writeValues(b, form.ValuesOf(s.Fields), nil)
	}
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		b.WriteByte('\x01')
		b.WriteString(id)
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

func writeValues(b *bytes.Buffer, values form.Values, skip map[string]bool) {
	for id, v := range values.All() {
		if skip[id] || !v.Given() {
			continue
		}
		b.WriteByte('\x03')
		b.WriteString(id)
		b.WriteByte('\x04')
		b.WriteString(v.Plain())
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
