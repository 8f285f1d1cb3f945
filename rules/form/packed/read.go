package packed

import (
	"encoding/binary"
	"errors"
	"hash/crc32"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// ErrUnreadable says that bytes are not what this program wrote: of another
// version, cut off or damaged.
var ErrUnreadable = errors.New("not readable as a packed submission")

// check makes sure that bytes are what Append of this version made.
func check(data []byte) error {
	if len(data) <= headLength || data[0] != Version {
		return ErrUnreadable
	}
	if crc32.Checksum(data[sumLength:], castagnoli) != binary.LittleEndian.Uint32(data[1:]) {
		return ErrUnreadable
	}
	return nil
}

// parts are what was packed, taken apart.
type parts struct {
	words  []uint32 // numbers of words in the room
	body   string
	values int32 // of all rows
	says   byte  // as a whole
}

// split takes apart what was checked: it is what Append wrote.
func split(data []byte, word func([]byte) uint32) parts {
	p := parts{says: data[sumLength]}
	at := headLength
	number := func() int {
		n, size := binary.Uvarint(data[at:])
		at += size
		return int(n)
	}
	p.words = make([]uint32, number())
	lengths := at
	total := 0
	for range p.words {
		total += number()
	}
	p.values = int32(number())
	from := at
	p.body = string(data[from+total:])
	at = lengths
	for i := range p.words {
		n := number()
		p.words[i] = word(data[from : from+n])
		from += n
	}
	return p
}

// reader reads a body.
type reader struct {
	parts
	at    int
	known []string    // words by their numbers
	room  form.Values // for the values of all rows
	desk  *Desk       // where they go; nil is a place of their own
}

func (p parts) reader(known []string) reader { return reader{parts: p, known: known} }

func (r *reader) number() int {
	if b := r.body[r.at]; b < 0x80 {
		r.at++
		return int(b)
	}
	return int(r.long())
}

func (r *reader) long() (n uint64) {
	for shift := 0; ; shift += 7 {
		b := r.body[r.at]
		r.at++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (r *reader) signed() int64 {
	n := r.long()
	if n&1 != 0 {
		return ^int64(n >> 1)
	}
	return int64(n >> 1)
}

func (r *reader) word() string { return r.known[r.words[r.number()]] }

func (r *reader) ref() finding.Ref {
	row := r.number()
	return finding.Ref{Row: row, Col: r.number()}
}

// headOn reads all but the tables.
func (r *reader) headOn(s *form.Submission) {
	s.Form, s.Sheet, s.Year = r.word(), r.word(), int(r.signed())
	s.Nil, s.Wrong = r.says&saysNil != 0, r.says&wrongYear != 0
	s.FirstRow, s.LastRow = r.number(), r.number()
	r.value(&s.Title)
	n := r.number() - 1
	if n < 0 {
		s.Fields = nil
		return
	}
	if s.Fields == nil {
		s.Fields = make(map[string]form.Value, n)
	}
	for range n {
		id := r.word()
		var v form.Value
		r.value(&v)
		s.Fields[id] = v
	}
}

// find reads up to a field.
func (r *reader) find(id string) (v form.Value, there bool) {
	for range 2 {
		r.word() // form and sheet
	}
	r.signed()
	for range 2 {
		r.number() // rows
	}
	r.value(&v)
	for range r.number() - 1 {
		found := r.word() == id
		v = form.Value{}
		r.value(&v)
		if found {
			return v, true
		}
	}
	return form.Value{}, false
}

func (r *reader) submission() *form.Submission {
	s := &form.Submission{}
	r.submissionOn(s)
	return s
}

func (r *reader) submissionOn(s *form.Submission) {
	r.room = r.roomForValues()
	r.headOn(s)
	n := r.number() - 1
	if n < 0 {
		s.Tables = nil
		return
	}
	if s.Tables == nil {
		s.Tables = make(map[string]form.Table, n)
	}
	for range n {
		id := r.word()
		s.Tables[id] = form.Table{Header: r.ref(), Rows: r.rows(), Subtotals: r.rows()}
	}
}

func (r *reader) rows() []form.TableRow {
	n := r.number() - 1
	if n < 0 {
		return nil
	}
	rows := r.roomForRows(n)
	for i := range rows {
		row := &rows[i]
		row.Line, row.Group = r.number(), r.word()
		m := r.number() - 1
		if m < 0 {
			continue
		}
		row.Values, r.room = r.room[:m:m], r.room[m:]
		for j := range row.Values {
			row.Values[j].ID = r.word()
			r.value(&row.Values[j].Value)
		}
	}
	return rows
}

func (r *reader) value(v *form.Value) {
	has := uint64(r.number())
	v.State = form.State(has & stateBits)
	v.AsText, v.Recomputed, v.ByHundred, v.Again = has&asText != 0, has&recomputed != 0, has&byHundred != 0, has&again != 0
	v.Cell = r.ref()
	if has&hasStored != 0 {
		v.Stored = r.word()
	}
	if has&hasText != 0 {
		v.Text = r.word()
	}
	if has&textIsStored != 0 {
		v.Text = v.Stored
	}
	if has&hasFormat != 0 {
		v.Format = r.word()
	}
	if has&hasFormula != 0 {
		v.Formula = r.word()
	}
	if has&longNumber != 0 {
		_ = v.Number.UnmarshalText([]byte(r.word())) // which Append took from a number
	}
	if has&hasShown != 0 {
		v.Shown = int16(r.signed())
	}
	if has&hasNumber != 0 && has&longNumber == 0 {
		digits := r.signed()
		v.Number = decimal.Scaled(digits, r.number())
	}
	if has&hasDate != 0 {
		v.Date = value.Date{Year: int(r.signed()), Month: int(r.signed()), Day: int(r.signed())}
	}
}
