package check

import (
	"iter"

	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// Gathered are all sheets that count, by form.
type Gathered interface {
	// Heads are what stands once on each sheet; their tables may be missing.
	Heads(form string) iter.Seq[*form.Submission]
	// Rows are those of a table on all sheets.
	Rows(form, table string) iter.Seq[*form.TableRow]
}

// OverallVocabulary lists what a rule may name that is about all sheets of its form
// together: each name is a column, with a value of each sheet, row or project.
func (c *Compiler) OverallVocabulary(lastYear []LastYear, texts ...string) *Vocabulary {
	return c.vocabulary(true, lastYear, texts)
}

// OverallValues is what a rule about all sheets is held against.
type OverallValues struct {
	*Vocabulary
	Gathered
	Form string // the rule's own
	In   Input
}

// Value is never asked for: no name has one value.
func (*OverallValues) Value(formula.Name) formula.Operand {
	return formula.Operand{Kind: formula.Missing}
}

// Today is the day of the look.
func (s *OverallValues) Today() value.Date { return s.In.Received }

// Column is what stands on every sheet, in every row, or of every project.
func (s *OverallValues) Column(n formula.Name) iter.Seq2[int, formula.Operand] {
	at := s.places[n.ID]
	of := at.form
	if of == "" {
		of = s.Form
	}
	switch {
	case at.register != nil:
		return s.projects(at)
	case at.table != "":
		return numbered(s.Rows(of, at.table), func(row *form.TableRow) formula.Operand { return inRow(row, at.ref) })
	}
	return numbered(s.Heads(of), func(sheet *form.Submission) formula.Operand {
		v := sheet.Fields[at.ref.ID]
		return operand(&v, at.ref.Type)
	})
}

// projects is what is known of each project of the register; of which nothing is,
// nothing counts.
func (s *OverallValues) projects(at named) iter.Seq2[int, formula.Operand] {
	return func(yield func(int, formula.Operand) bool) {
		for i, p := range s.In.Facts.Projects {
			o := at.register(s.In.Facts, p)
			if o.Kind == formula.Missing {
				o = formula.Operand{}
			}
			if !yield(i, o) {
				return
			}
		}
	}
}

// numbered are the values of some things, counted from 0.
func numbered[T any](all iter.Seq[T], of func(T) formula.Operand) iter.Seq2[int, formula.Operand] {
	return func(yield func(int, formula.Operand) bool) {
		i := 0
		for one := range all {
			if !yield(i, of(one)) {
				return
			}
			i++
		}
	}
}
