package packed

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// reader reads a body.
type reader struct {
	parts
	at    int
	known []string    // words by their numbers
	room  form.Values // for the values of all rows
	desk  *Desk       // where they go; nil is a place of their own
}

func (p parts) reader(known []string) reader { return reader{parts: p, at: int(p.body), known: known} }

func (r *reader) number() int {
	if b := r.kept[r.at]; b < 0x80 {
		r.at++
		return int(b)
	}
	return int(r.long())
}

func (r *reader) long() (n uint64) {
	for shift := 0; ; shift += 7 {
		b := r.kept[r.at]
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

func (r *reader) word() string {
	n, from := 0, r.number()*int(r.wide)
	for i, b := range r.kept[from : from+int(r.wide)] {
		n |= int(b) << (8 * i)
	}
	return r.known[n]
}

func (r *reader) ref() finding.Ref {
	row := r.number()
	return finding.Ref{Row: row, Col: r.number()}
}

// sheetOn reads up to the fields, and how many there are.
func (r *reader) sheetOn(s *form.Submission) int {
	s.Form, s.Sheet, s.Year = r.word(), r.word(), int(r.signed())
	s.Nil, s.Wrong = r.says&saysNil != 0, r.says&wrongYear != 0
	s.FirstRow, s.LastRow = r.number(), r.number()
	r.value(&s.Title)
	return r.number() - 1
}

// passFields passes over so many fields.
func (r *reader) passFields(n int) {
	for range n {
		r.number()
		r.pass()
	}
}

// headOn reads all but the tables.
func (r *reader) headOn(s *form.Submission) {
	n := r.sheetOn(s)
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
	r.pass()
	for range r.number() - 1 {
		if r.word() != id {
			r.pass()
			continue
		}
		v = form.Value{}
		r.value(&v)
		return v, true
	}
	return form.Value{}, false
}

func (r *reader) submission() *form.Submission {
	s := &form.Submission{}
	r.submissionOn(s)
	return s
}

func (r *reader) submissionOn(s *form.Submission) {
	r.headOn(s)
	r.tables(s)
}

// tablesOn reads all but the fields.
func (r *reader) tablesOn(s *form.Submission) {
	r.passFields(r.sheetOn(s))
	r.tables(s)
}

func (r *reader) tables(s *form.Submission) {
	r.room = r.roomForValues()
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
