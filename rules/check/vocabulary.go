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
	places []named // by the ID of a name
}

// named is where a name stands: in a table's column, on the sheet, or in the
// register.
type named struct {
	ref      Ref
	table    string
	register func(*register.Facts, register.Project) formula.Operand
}

// Vocabulary lists what a rule may name: columns of the kind's table first, then what
// stands once on the sheet, then the columns of other tables. Labels come before
// their other wordings.
func (c *Compiler) Vocabulary() *Vocabulary {
	var s namer
	for _, wordings := range [...]func(*form.Field) []string{label, aliases} {
		s.wordings = wordings
		if c.table != nil {
			s.columns(c.table, true)
		}
		s.fields(c.Form)
		for i := range c.Form.Tables {
			if b := &c.Form.Tables[i]; b != c.table {
				s.columns(b, false)
			}
		}
	}
	s.registered(c.table != nil)
	return &Vocabulary{formula.NewVocabulary(s.names), s.places}
}

func label(f *form.Field) []string   { return []string{f.Label} }
func aliases(f *form.Field) []string { return f.Aliases }

// namer gathers names.
type namer struct {
	wordings func(*form.Field) []string
	names    []formula.Name
	places   []named
}

func (s *namer) add(prefix string, f *form.Field, at named, rows, row bool) {
	for _, text := range s.wordings(f) {
		s.names = append(s.names, formula.Name{Text: prefix + text, Kind: kindOf(f.Type), Rows: rows, Row: row, Means: entries(f), ID: len(s.places)})
		s.places = append(s.places, at)
	}
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

// TotalOf is the closing total of a column, if it has one.
func (s *Vocabulary) TotalOf(n formula.Name, d *form.Definition) Ref {
	at := s.places[n.ID]
	b := d.Table(at.table)
	if b == nil || b.Closing == nil {
		return Ref{}
	}
	for i := range b.Closing.Totals {
		if b.Closing.Totals[i].Of == at.ref.ID {
			return refTo(&b.Closing.Totals[i])
		}
	}
	return Ref{}
}
