package check

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// Others are the sheets of other forms that are about the same as one sheet.
type Others interface {
	// About are the subjects that the sheet is about: "" is nothing in particular.
	About() []finding.Subject
	// Sheet is what counts now of a form about a subject, with those rows of its
	// tables that are about it; nil where there is none.
	Sheet(form string, about finding.Subject) *form.Submission
}

// forms gathers the names of forms with the form's name before them, where the rule
// has any such name. Of a form that the rule does not name, they only show what it
// may have meant.
func (s *namer) forms(c *Compiler, texts []string) {
	said := value.Fold(strings.Join(texts, " "))
	if !strings.Contains(said, ".") {
		return
	}
	for _, d := range c.Forms {
		of, byRow := d.ID, (*form.Block)(nil)
		if d == c.Form {
			of, byRow = "", c.table
		}
		s.of = of
		s.prefixes = slices.DeleteFunc(calledBy(d), func(name string) bool { return !strings.Contains(said, value.Fold(name)) })
		if len(s.prefixes) > 0 {
			s.form(d, byRow, label, aliases)
			continue
		}
		s.prefixes = []string{d.Name.ZH + "."}
		s.form(d, byRow, label)
	}
	s.of, s.prefixes = "", []string{""}
}

// calledBy are the names of a form as they stand before a field's.
func calledBy(d *form.Definition) []string {
	all := append([]string{d.Name.ZH}, d.Title.Texts...)
	all = append(all, d.Name.EN, d.ID)
	for i := range all {
		all[i] += "."
	}
	return all
}

// OfOthers reports whether an expression speaks of other forms.
func (s *Vocabulary) OfOthers(e *formula.Expression) bool {
	return e != nil && slices.ContainsFunc(e.Names(), func(n formula.Name) bool { return s.places[n.ID].form != "" })
}

// other is the sheet on which a name of another form stands.
func (s *RecordValues) other(at named) *form.Submission {
	about, known := s.Instance.about(s.Record, s.In)
	if s.In.Others == nil || !known {
		return nil
	}
	return s.In.Others.Sheet(at.form, cmp.Or(about, s.About))
}

// otherColumn is what stands in the rows of another form's table.
func (s *RecordValues) otherColumn(at named) iter.Seq2[int, formula.Operand] {
	sheet := s.other(at)
	if sheet == nil {
		return func(yield func(int, formula.Operand) bool) { yield(0, formula.Operand{Kind: formula.Missing}) }
	}
	return columnOf(sheet.Tables[at.table].Rows, at.ref)
}

// columnOf is what stands in a column; what is merged over several rows stands in the
// first.
func columnOf(rows []form.TableRow, ref Ref) iter.Seq2[int, formula.Operand] {
	return func(yield func(int, formula.Operand) bool) {
		for i := range rows {
			if !yield(i, inRow(&rows[i], ref)) {
				return
			}
		}
	}
}

func inRow(row *form.TableRow, ref Ref) formula.Operand {
	v := row.Value(ref.ID)
	if v.Again {
		return formula.Operand{}
	}
	return operand(&v, ref.Type)
}

// about is what a record is about: "" is what its sheet is. It is not known where a
// row should say so and does not.
func (n Instance) about(r Record, in Input) (about finding.Subject, known bool) {
	if r.Row == nil || r.Sheet.Def == nil {
		return "", true
	}
	by := r.Sheet.Def.AboutColumn(n.Table, "")
	if by == nil {
		return "", true
	}
	id, of := by.Type.SubjectID(r.Row.Value(by.ID)), r.Sheet.Def.About
	switch {
	case id == "" && of == form.AboutUnit:
		return "", true
	case by.Type == form.TypeUnit:
		about = finding.SubjectOf(finding.AboutUnit, in.Facts.Successor(id))
	case by.Type == form.TypeItem:
		it, _ := in.Facts.ItemMeant(of, id)
		about = finding.SubjectOf(of, it.Code)
	default:
		p, _ := n.Subject(r, in)
		about = finding.Subject(p.Code)
	}
	return about, about != ""
}
