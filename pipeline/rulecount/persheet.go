package rulecount

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// name is that of a sheet by all that its tallies follow from: the program, the
// settings, and what was handed in.
type name [16]byte

// naming names the sheets that rules do not hold against other sheets.
func (of *count) naming(prefix string) func(*record.Version) (name, bool) {
	room := []byte(prefix)
	return func(v *record.Version) (n name, ok bool) {
		if of.c.Engine.ChecksWide(v.Duty.Form) {
			return n, false
		}
		room = appendVersion(room[:len(prefix)], v)
		sum := sha256.Sum256(room)
		copy(n[:], sum[:])
		return n, true
	}
}

// again counts a sheet as it was counted before, if it was.
func (of *count) again(n name) bool {
	said, ok := of.before[n]
	if !ok {
		return false
	}
	tallies := map[int]check.Tally{}
	for r := (reader{rest: said}); len(r.rest) > 0; {
		line, tally := r.tally()
		if r.rest == nil || line >= len(of.lines) {
			return false
		}
		tallies[line] = tally
	}
	for line, tally := range tallies {
		of.lines[line].met(tally)
	}
	of.write(n, said)
	return true
}

// keep notes what came of a sheet.
func (of *count) keep(n name, tallies map[finding.Code]check.Tally) {
	var said []byte
	for _, code := range slices.Sorted(maps.Keys(tallies)) {
		said = binary.AppendUvarint(said, uint64(of.at[code]))
		for _, outcome := range tallies[code] {
			said = binary.AppendUvarint(said, uint64(outcome))
		}
	}
	of.write(n, said)
}

// write adds a sheet to what is kept: its name, and with its length what came of it.
func (of *count) write(n name, said []byte) {
	of.now = binary.AppendUvarint(append(of.now, n[:]...), uint64(len(said)))
	of.now = append(of.now, said...)
}

// readSheets reads what write wrote. Of what is damaged nothing is taken over.
func readSheets(kept []byte) map[name][]byte {
	all := map[name][]byte{}
	for r := (reader{rest: kept}); len(r.rest) > 0; {
		var n name
		copy(n[:], r.bytes(uint64(len(n))))
		said := r.bytes(r.number())
		if r.rest == nil {
			return nil
		}
		all[n] = said
	}
	return all
}

// reader reads from the beginning of some bytes; its rest is nil once they ended
// early.
type reader struct{ rest []byte }

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.rest = nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:] // none is not nil
	return b
}

func (r *reader) number() uint64 {
	n, length := binary.Uvarint(r.rest)
	r.bytes(uint64(max(length, 0)))
	if length <= 0 {
		r.rest = nil
	}
	return n
}

func (r *reader) tally() (line int, t check.Tally) {
	line = int(min(r.number(), 1<<30))
	for o := range t {
		t[o] = int(min(r.number(), 1<<30))
	}
	return line, t
}
