package merge

import (
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// Opened is a row with what its version says at hand. It is for as long as the row
// is looked at: nothing of the master keeps what a submission says.
type Opened struct {
	*Row
	sheet *Sheet
	said  *form.Submission // nil until it is asked for
	desk  *packed.Desk     // where that is opened, nil for a place of its own
	entry *form.TableRow   // of a table
	above *form.TableRow   // the one above it in its file
	far   []rules.Outlier
	asked bool // for far
}

// Open is a row with what its version says.
func (s *Sheet) Open(r *Row) *Opened { return s.open(r, nil) }

// OpenOn is Open on a desk: the row is at hand until the next one is opened there.
// What has a row for each line of a list stays open for the next of them instead:
// to open a list anew for each of its lines would cost their square.
func (s *Sheet) OpenOn(d *packed.Desk, r *Row) *Opened {
	if r.entry > 0 {
		return s.Open(r)
	}
	return s.open(r, d)
}

func (s *Sheet) open(r *Row, d *packed.Desk) *Opened {
	o := &Opened{Row: r, sheet: s, desk: d}
	if o.Version == nil || r.entry == 0 {
		return o
	}
	rows := o.submission().Tables[s.Output.Rows].Rows
	o.entry = &rows[r.entry-1]
	if r.entry > 1 {
		o.above = &rows[r.entry-2]
	}
	return o
}

// submission is all that the row's version says.
func (o *Opened) submission() *form.Submission {
	switch {
	case o.said != nil:
	case o.desk != nil:
		o.said = o.Version.Says.On(o.desk)
	default:
		o.said = o.Version.Submission()
	}
	return o.said
}

// stated is a field of it alone.
func (o *Opened) stated(id string) (form.Value, bool) {
	if o.said == nil {
		return o.Version.Says.Field(id)
	}
	v, there := o.said.Fields[id]
	return v, there
}

// outliers are the amounts of the row's version that count nowhere until the section
// confirms them.
func (o *Opened) outliers() []rules.Outlier {
	if !o.asked {
		o.asked, o.far = true, o.sheet.master.outliers(o.Version)
	}
	return o.far
}

// Value is what stands in the row in a column, which are counted from 0.
func (o *Opened) Value(column int) Value {
	s, r, c := o.sheet, o.Row, o.sheet.At(column)
	switch {
	case c.Spec == nil:
		return o.pivoted(c)
	case c.Spec.Field != "":
		return o.field(c)
	case c.Spec.Subject != "":
		return o.ofSubject(c.Spec.Subject)
	case c.Spec.Unit != "":
		return s.ofUnit(r.Department, c.Spec.Unit)
	}
	return s.ofRow(o, c.Spec.Show)
}

// Value is what stands in a row in a column, which are counted from 0. Who asks for
// several of a row opens it.
func (s *Sheet) Value(r *Row, column int) Value { return s.Open(r).Value(column) }

// Doubtful reports whether amounts of the row's version are far from the
// register's and not confirmed, on a sheet that shows amounts.
func (o *Opened) Doubtful() bool { return o.sheet.amounts && len(o.outliers()) > 0 }

// Area is a rectangle of cells of a sender's sheet; the zero Area is none.
type Area struct{ First, Last finding.Ref }

// With is the smallest area that holds a cell as well.
func (a Area) With(at finding.Ref) Area {
	switch {
	case at.IsZero():
		return a
	case a.First.IsZero():
		return Area{at, at}
	}
	return Area{finding.Ref{Row: min(a.First.Row, at.Row), Col: min(a.First.Col, at.Col)},
		finding.Ref{Row: max(a.Last.Row, at.Row), Col: max(a.Last.Col, at.Col)}}
}

// String is the area as people write it, "" of none.
func (a Area) String() string {
	if a.First.IsZero() {
		return ""
	}
	return a.First.String() + ":" + a.Last.String()
}

// Extent is the area of the sender's sheet in which the table's row stands, none
// of a row that is none. A merged cell that counts for the row stands above it.
func (o *Opened) Extent() Area {
	if o.entry == nil {
		return Area{}
	}
	var a Area
	for _, val := range o.entry.Values.All() {
		a = a.With(val.Cell)
	}
	a.First.Row = max(a.First.Row, min(o.entry.Line, a.Last.Row))
	return a
}
