package form

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"jixiao/rules/constraint"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Reader turns workbooks into submissions by a campaign's definitions. It is
// safe for use from many goroutines.
type Reader struct {
	// Values is how many values the tables of a workbook may hold; 0 is no
	// limit. Unlike cells they are kept by everyone behind the reader.
	Values int
	// Codes is what project codes look like; the zero value takes any.
	Codes value.Codes
	// Units is what unit codes look like; the zero value is six digits.
	Units value.UnitCodes

	forms       []*words
	years       Years
	constraints *constraints
	vocabulary  vocabulary
}

// Years are the years that titles may name.
type Years struct {
	Evaluation, Budget int
}

// NewReader prepares a reader, with a checker for the constraints of fields. It
// fails on one that the checker cannot read; all other faults of definitions are
// told when the campaign is loaded.
func NewReader(defs []*Definition, years Years, checker constraint.Checker) (*Reader, error) {
	c, err := newConstraints(checker)
	if err != nil {
		return nil, err
	}
	r := &Reader{years: years, constraints: c, vocabulary: vocabulary{sets: map[string]uint64{}}}
	for _, d := range defs {
		if err := d.eachField(func(f *Field) error { return c.prepare(f.Check) }); err != nil {
			return nil, fmt.Errorf("form %s: %v", d.ID, err)
		}
		w := newWords(d)
		r.vocabulary.learn(w)
		r.forms = append(r.forms, w)
	}
	return r, nil
}

// EachField goes through all fields of the form, columns and totals too.
func (d *Definition) EachField() iter.Seq[*Field] {
	return func(yield func(*Field) bool) {
		_ = d.eachField(func(f *Field) error {
			if !yield(f) {
				return errEnough
			}
			return nil
		})
	}
}

var errEnough = errors.New("enough")

func (d *Definition) eachField(do func(*Field) error) error {
	lists := [][]Field{d.Fields}
	for i := range d.Grids {
		lists = append(lists, d.Grids[i].Columns)
	}
	for _, t := range d.Tables {
		lists = append(lists, t.Columns)
		if t.Subtotal != nil {
			lists = append(lists, t.Subtotal.Totals)
		}
		if t.Closing != nil {
			lists = append(lists, t.Closing.Totals, t.Closing.Pairs)
		}
	}
	for _, list := range lists {
		for i := range list {
			if err := do(&list[i]); err != nil {
				return fmt.Errorf("field %s: %v", list[i].ID, err)
			}
		}
	}
	return nil
}

// Reading is what a workbook says: its submissions, and what was wrong in
// reading them. The findings have places and codes; the catalogue completes them.
type Reading struct {
	Submissions []*Submission
	Findings    []finding.Finding
	// Own says that the workbook holds nothing but sheets of our own reports, or is a
	// final one: it answers us at most and submits nothing.
	Own bool
}

// Read reads every sheet of a workbook. The error is that of a context that has
// ended, or a *TooManyError.
func (r *Reader) Read(ctx context.Context, wb *Workbook) (Reading, error) {
	if IsFinal(wb) {
		return Reading{Own: true}, nil
	}
	b := bookReader{Reader: r, wb: wb}
	b.stamp, b.stamped = StampOf(wb)
	isOwn := own(wb)
	for i := range wb.Sheets {
		sheet := &wb.Sheets[i]
		if len(sheet.Rows) == 0 {
			continue
		}
		if isOwn(sheet) {
			b.out.Own = true
			continue
		}
		p := newPage(&rows{sheet: sheet, ctx: ctx, most: r.Values}, &r.vocabulary)
		p.codes = r.Codes
		if err := b.read(p); err != nil {
			return Reading{}, err
		}
	}
	if err := b.takeHelpers(); err != nil {
		return Reading{}, err
	}
	out := b.out
	out.Own = out.Own && len(out.Submissions)+len(b.strangers)+len(b.unclear) == 0
	if !out.Own {
		out.Findings = append(out.Findings, r.addStrangers(b.strangers, len(out.Submissions)+len(b.unclear))...)
		out.Findings = append(out.Findings, b.unclear...)
	}
	return out, nil
}

// bookReader reads the sheets of one workbook.
type bookReader struct {
	*Reader
	wb                 *Workbook
	stamp              Stamp
	stamped            bool
	values             int
	strangers, helpers []guess
	unclear            []finding.Finding // of sheets that may be one form or another
	out                Reading
}

// read reads the forms on a sheet.
func (b *bookReader) read(p *page) error {
	parts := b.parts(p, mostParts)
	if p.stopped() {
		return p.halted
	}
	onlyOnce(parts)
	for _, g := range parts {
		switch {
		case !g.recognised() && len(parts) == 1:
			b.strangers = append(b.strangers, g)
		case g.helps():
			b.helpers = append(b.helpers, g)
		case len(g.rivals) > 0:
			b.unclear = append(b.unclear, g.unclear())
		default:
			if err := b.take(g, len(parts) > 1); err != nil {
				return err
			}
		}
	}
	return nil
}

// onlyOnce notes what is the same form again on a sheet, with another one between
// (S09).
func onlyOnce(parts []guess) {
	first := map[*words]bool{}
	for i := range parts {
		g := &parts[i]
		if g.layout == nil || g.layout.words.def.Records {
			continue
		}
		if first[g.layout.words] {
			g.second = g.layout.start()
		}
		first[g.layout.words] = true
	}
}

// placeAll puts what is told of no cell where the submission begins, that it can
// be told from what is told of the others on the sheet.
func (s *session) placeAll() {
	start := s.layout.start()
	for i := range s.findings {
		if at := &s.findings[i].Place.Cell; at.IsZero() {
			*at = start
		}
	}
}

// take reads a submission, which may be one of several on its sheet.
func (b *bookReader) take(g guess, several bool) error {
	from := g.layout.page.rows
	from.values = b.values
	s := newSession(b.Reader, g, b.wb.Date1904)
	s.stamp, s.ours = b.stamp, b.stamped && b.stamp.Form == s.def.ID
	if several {
		s.sub.FirstRow, s.sub.LastRow = from.index(0), max(from.index(from.len()-1), g.second.Row)
	}
	b.out.Submissions = append(b.out.Submissions, s.read())
	if several {
		s.placeAll()
	}
	b.out.Findings = append(b.out.Findings, s.findings...)
	b.values = from.values
	if from.stopped() {
		return from.halted
	}
	return nil
}
