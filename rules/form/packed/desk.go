package packed

import (
	"sync"

	"jixiao/rules/form"
)

// Desk is room in which one submission after the other is opened: most are looked
// at once, and for a moment. It is for one goroutine.
type Desk struct {
	said   form.Submission
	values form.Values
	rows   []form.TableRow
}

// On opens a submission on a desk: what it is given holds until the next one is
// opened there. Values may be kept, but neither rows nor maps.
func (p *Submission) On(d *Desk) *form.Submission { return p.on(d, (*reader).submissionOn) }

// Use opens a submission for the time of a call, of which values may be kept, but
// neither rows nor maps.
func (p *Submission) Use(do func(*form.Submission)) {
	d := desks.Get().(*Desk)
	do(p.On(d))
	desks.Put(d)
}

// UseHead is Use of a submission whose tables may be missing.
func (p *Submission) UseHead(do func(*form.Submission)) {
	d := desks.Get().(*Desk)
	do(p.on(d, (*reader).headOn))
	desks.Put(d)
}

// UseTables is Use of a submission whose fields may be missing.
func (p *Submission) UseTables(do func(*form.Submission)) {
	d := desks.Get().(*Desk)
	do(p.on(d, (*reader).tablesOn))
	desks.Put(d)
}

var desks = sync.Pool{New: func() any { return &Desk{} }}

func (p *Submission) on(d *Desk, read func(*reader, *form.Submission)) *form.Submission {
	if s := p.opened.Load(); s != nil {
		return s
	}
	r := p.reader(p.room.words)
	r.desk = d
	s := &d.said
	fields, tables := s.Fields, s.Tables
	clear(fields)
	clear(tables)
	*s = form.Submission{Fields: fields, Tables: tables, Def: p.def}
	d.rows = d.rows[:0]
	read(&r, s)
	return s
}

// roomForValues is where the values of all rows go.
func (r *reader) roomForValues() form.Values {
	if r.desk == nil {
		return make(form.Values, r.values)
	}
	if r.desk.values == nil || cap(r.desk.values) < int(r.values) {
		r.desk.values = make(form.Values, r.values)
	}
	room := r.desk.values[:r.values]
	clear(room)
	return room
}

// roomForRows is where n rows of a table go.
func (r *reader) roomForRows(n int) []form.TableRow {
	if r.desk == nil || n == 0 {
		return make([]form.TableRow, n)
	}
	from := len(r.desk.rows)
	if cap(r.desk.rows)-from < n {
		r.desk.rows, from = make([]form.TableRow, 0, max(2*cap(r.desk.rows), n)), 0 // those before stay with who has them
	}
	r.desk.rows = r.desk.rows[:from+n]
	rows := r.desk.rows[from : from+n : from+n]
	clear(rows)
	return rows
}
