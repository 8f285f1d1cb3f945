package check

import (
	"slices"

	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Vocabulary is what a rule in the language of formulas may speak of on one form, and
// where each name stands.
type Vocabulary struct {
	*formula.Vocabulary
	Overall bool    // each name is a column, of all sheets
	places  []named // by the ID of a name
}

// named is where a name stands: in a table's column, on the sheet, on the sheet of
// another form, in the register, or in what was said last year.
type named struct {
	ref      Ref
	form     string // "" is the rule's own
	table    string
	register func(*register.Facts, register.Project) formula.Operand
}

// Vocabulary lists what a rule may name: columns of the kind's table first, then what
// stands once on the sheet, then the columns of other tables. Labels come before
// their other wordings. Names of other forms are there if texts, those of the rule,
// speak of any; of the year before there is what is handed in.
func (c *Compiler) Vocabulary(lastYear []LastYear, texts ...string) *Vocabulary {
	return c.vocabulary(false, lastYear, texts)
}

func (c *Compiler) vocabulary(overall bool, lastYear []LastYear, texts []string) *Vocabulary {
	s := namer{prefixes: []string{""}, eachRow: c.table != nil, overall: overall}
	s.form(c.Form, c.table, label, aliases)
	s.registered()
	s.forms(c, texts)
	s.lastYear(lastYear)
	return &Vocabulary{formula.NewVocabulary(s.names), overall, s.places}
}

func label(f *form.Field) []string   { return []string{f.Label} }
func aliases(f *form.Field) []string { return f.Aliases }

// namer gathers names.
type namer struct {
	of       string   // the form whose names they are, "" the rule's own
	prefixes []string // that stand before each of them
	eachRow  bool     // rows are looked at one by one
	overall  bool     // each is a column, of all sheets
	wordings func(*form.Field) []string
	names    []formula.Name
	places   []named
}

// form gathers the names of a form, of which rows of one table are looked at one by
// one, if any are.
func (s *namer) form(d *form.Definition, byRow *form.Block, wordings ...func(*form.Field) []string) {
	for _, s.wordings = range wordings {
		if byRow != nil {
			s.columns(byRow, true)
		}
		s.fields(d)
		for i := range d.Tables {
			if b := &d.Tables[i]; b != byRow {
				s.columns(b, false)
			}
		}
	}
}

func (s *namer) add(under string, f *form.Field, at named, rows, row bool) {
	at.form = s.of
	other := s.of != "" // of what a row or a sheet is about, which may be several
	for _, prefix := range s.prefixes {
		for _, text := range s.wordings(f) {
			n := formula.Name{Text: prefix + under + text, Kind: kindOf(f.Type), Rows: rows, Row: row || other && !rows, Other: other && rows, Means: entries(f)}
			if s.of == "" { // of what others hand in nothing is deduced
				n.Extent = extent(f, at.ref)
			}
			s.enter(n, at)
		}
	}
}

// enter adds one name. Of all sheets together each has many values.
func (s *namer) enter(n formula.Name, at named) {
	if s.overall {
		n.Rows, n.Row, n.Other = true, false, false
	}
	n.ID, n.Of = len(s.places), at.form+"."+at.table
	s.names, s.places = append(s.names, n), append(s.places, at)
}

func (s *namer) columns(b *form.Block, row bool) {
	for i := range b.Columns {
		ref := refTo(&b.Columns[i])
		ref.inRow = true
		s.add("", &b.Columns[i], named{ref: ref, table: b.ID}, true, row)
	}
}

// fields are labels, closing totals, and what stands in grids by its row and column.
func (s *namer) fields(d *form.Definition) {
	for i := range d.Fields {
		s.add("", &d.Fields[i], named{ref: refTo(&d.Fields[i])}, false, false)
	}
	for _, b := range d.Tables {
		if b.Closing == nil {
			continue
		}
		for _, all := range [...][]form.Field{b.Closing.Totals, b.Closing.Pairs} {
			for i := range all {
				s.add("", &all[i], named{ref: refTo(&all[i])}, false, false)
			}
		}
	}
	for _, g := range d.Grids {
		for _, row := range g.Rows {
			for i := range g.Columns {
				if f := d.Field(row.ID + "." + g.Columns[i].ID); f != nil {
					s.add(row.Label+".", &g.Columns[i], named{ref: refTo(f)}, false, false)
				}
			}
		}
	}
}

// entries reads a text as one of a list's entries; nil where the field has no list.
func entries(f *form.Field) func(string) (string, bool) {
	if len(f.Choices) == 0 {
		return nil
	}
	return func(text string) (string, bool) {
		key := value.Fold(text)
		for _, c := range f.Choices {
			if value.Fold(c.Is) == key || slices.ContainsFunc(c.Or, func(or string) bool { return value.Fold(or) == key }) {
				return c.Is, true
			}
		}
		return "", false
	}
}

func kindOf(t form.Type) formula.Kind {
	switch {
	case t.Numeric():
		return formula.Number
	case t == form.TypeDate:
		return formula.Date
	}
	return formula.Text
}

// Ref is the field of the rule's own form that a name names.
func (s *Vocabulary) Ref(n formula.Name) Ref {
	at := s.places[n.ID]
	if at.form != "" {
		return Ref{}
	}
	return at.ref
}

// TotalOf is the closing total of a column, if it has one.
func (s *Vocabulary) TotalOf(n formula.Name, d *form.Definition) Ref {
	at := s.places[n.ID]
	b := d.Table(at.table)
	if b == nil || b.Closing == nil || at.form != "" {
		return Ref{}
	}
	for i := range b.Closing.Totals {
		if b.Closing.Totals[i].Of == at.ref.ID {
			return refTo(&b.Closing.Totals[i])
		}
	}
	return Ref{}
}
