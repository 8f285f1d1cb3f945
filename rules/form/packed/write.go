package packed

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"
	"sync"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Version names the form of the bytes, and what reading makes of them. It is
// raised with every change of either.
const Version = 1

// The bytes are: the version, four bytes of CRC-32C over all behind them, whether
// there is nothing to report or the year is wrong, the words that are used, each once, then the submission as numbers: of words,
// places, digits. A count of what may be nil is one more than it is, and 0 is nil.
const (
	sumLength  = 5
	headLength = sumLength + 1
)

// What the submission says as a whole.
const (
	saysNil byte = 1 << iota
	wrongYear
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Append writes a submission behind what is in dst, as reading the ledger's text
// of it gives it.
func Append(dst []byte, s *form.Submission) []byte {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	clear(w.known)
	w.known[""], w.words, w.out, w.values = 0, append(w.words[:0], ""), w.out[:0], 0
	w.submission(s)
	head := len(dst)
	dst = append(dst, Version, 0, 0, 0, 0, byte(flag(s.Nil, uint64(saysNil))|flag(s.Wrong, uint64(wrongYear))))
	dst = binary.AppendUvarint(dst, uint64(len(w.words)))
	for _, word := range w.words {
		dst = binary.AppendUvarint(dst, uint64(len(word)))
	}
	dst = binary.AppendUvarint(dst, uint64(w.values))
	for _, word := range w.words {
		dst = append(dst, word...)
	}
	dst = append(dst, w.out...)
	binary.LittleEndian.PutUint32(dst[head+1:], crc32.Checksum(dst[head+sumLength:], castagnoli))
	return dst
}

// writers are used again: their rooms are.
var writers = sync.Pool{New: func() any { return &writer{known: map[string]uint64{}} }}

// writer writes a submission and gathers its words.
type writer struct {
	out    []byte
	known  map[string]uint64
	words  []string
	values int // of rows
}

func (w *writer) number(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

// word writes a text as encoding/json gives it back: a byte that is no character
// is the character for that.
func (w *writer) word(s string) {
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	n, known := w.known[s]
	if !known {
		n = uint64(len(w.words))
		w.words = append(w.words, s)
		w.known[s] = n
	}
	w.number(n)
}

func (w *writer) ref(r finding.Ref) {
	r = finding.At(r.Row, r.Col) // nothing where no sheet has it
	w.number(uint64(r.Row))
	w.number(uint64(r.Col))
}

func (w *writer) submission(s *form.Submission) {
	w.word(s.Form)
	w.word(s.Sheet)
	w.out = binary.AppendVarint(w.out, int64(s.Year))
	w.number(uint64(s.FirstRow))
	w.number(uint64(s.LastRow))
	w.value(&s.Title)
	w.count(len(s.Fields), s.Fields == nil)
	for _, id := range slices.Sorted(maps.Keys(s.Fields)) {
		v := s.Fields[id]
		w.word(id)
		w.value(&v)
	}
	w.count(len(s.Tables), s.Tables == nil)
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		t := s.Tables[id]
		w.word(id)
		w.ref(t.Header)
		w.rows(t.Rows)
		w.rows(someOf(t.Subtotals))
	}
}

// someOf are rows that are left out where there are none.
func someOf(rows []form.TableRow) []form.TableRow {
	if len(rows) == 0 {
		return nil
	}
	return rows
}

// count writes how many there are of what may be nil.
func (w *writer) count(n int, none bool) {
	if none {
		w.number(0)
		return
	}
	w.number(uint64(n) + 1)
}

func (w *writer) rows(rows []form.TableRow) {
	w.count(len(rows), rows == nil)
	for i := range rows {
		r := &rows[i]
		w.number(uint64(r.Line))
		w.word(r.Group)
		w.count(len(r.Values), r.Values == nil)
		w.values += len(r.Values)
		for j := range r.Values {
			w.word(r.Values[j].ID)
			w.value(&r.Values[j].Value)
		}
	}
}

func flag(on bool, bit uint64) uint64 {
	if on {
		return bit
	}
	return 0
}

// What a value has besides its state, as bits above that.
const (
	stateBits           = 3
	asText       uint64 = 1 << 2
	recomputed   uint64 = 1 << 3
	byHundred    uint64 = 1 << 4
	again        uint64 = 1 << 5
	hasText      uint64 = 1 << 6
	textIsStored uint64 = 1 << 7
	hasStored    uint64 = 1 << 8
	hasNumber    uint64 = 1 << 9
	longNumber   uint64 = 1 << 10 // more digits than an int64 holds
	hasShown     uint64 = 1 << 11
	hasFormat    uint64 = 1 << 12
	hasDate      uint64 = 1 << 13
	hasFormula   uint64 = 1 << 14
)

func (w *writer) value(v *form.Value) {
	digits, exponent, short := v.Number.Scale()
	has := uint64(v.State) | flag(v.AsText, asText) | flag(v.Recomputed, recomputed) | flag(v.ByHundred, byHundred) |
		flag(v.Again, again) | flag(v.Text != "" && v.Text != v.Stored, hasText) | flag(v.Text != "" && v.Text == v.Stored, textIsStored) |
		flag(v.Stored != "", hasStored) | flag(!v.Number.IsZero(), hasNumber) | flag(!short, longNumber) | flag(v.Shown != 0, hasShown) |
		flag(v.Format != "", hasFormat) | flag(!v.Date.IsZero(), hasDate) | flag(v.Formula != "", hasFormula)
	w.number(has)
	w.ref(v.Cell)
	for _, text := range [...]struct {
		bit  uint64
		word string
	}{{hasStored, v.Stored}, {hasText, v.Text}, {hasFormat, v.Format}, {hasFormula, v.Formula}} {
		if has&text.bit != 0 {
			w.word(text.word)
		}
	}
	if !short {
		w.word(v.Number.String())
	}
	if has&hasShown != 0 {
		w.out = binary.AppendVarint(w.out, int64(v.Shown))
	}
	if has&hasNumber != 0 && short {
		w.out = binary.AppendVarint(w.out, digits)
		w.number(uint64(exponent))
	}
	if has&hasDate != 0 {
		for _, n := range [...]int{v.Date.Year, v.Date.Month, v.Date.Day} {
			w.out = binary.AppendVarint(w.out, int64(n))
		}
	}
}
