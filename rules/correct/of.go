package correct

import (
	"cmp"
	"maps"
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// Input is a file as it was judged.
type Input struct {
	Submissions []*form.Submission
	Found       []finding.Finding
	// Facts are the campaign as far as the sender may know it.
	Facts *register.Facts
}

// spot is a cell that may be mended, with all that speaks for or against it.
type spot struct {
	*sheet
	field *form.Field
	value form.Value
	row   *form.TableRow // in which it stands; nil is none
	told  *told          // what is told of it and may be mended; nil is nothing
}

// code is that of the project, in the same row or on the same sheet.
func (at spot) code() form.Value {
	if at.row != nil {
		if code := at.row.Value(form.ProjectField); code.State != form.Missing {
			return code
		}
	}
	return at.Fields[form.ProjectField]
}

// sheet is a submission under correction.
type sheet struct {
	*form.Submission
	facts   *register.Facts
	doubted map[place]bool // something that weighs is told of it
	told    map[place][]told
}

// told is a finding at one of its cells.
type told struct {
	code     finding.Code
	variant  string
	field    string
	expected string
}

// most is how many cells are mended: where a long list has more of them it is
// better mended where it comes from, and half of them would be no help. Nor would
// it help in a file of which so much else is told.
const (
	most     = 2000
	mostTold = 10 * most
)

// Of lists what may be mended in a file, in the order of its cells.
func Of(in Input) []Correction {
	if len(in.Found) > mostTold {
		return nil
	}
	found := map[place]Correction{}
	twice := map[place]bool{} // two values of one cell that are not to become the same
	doubted, all := in.noted()
	for _, s := range in.Submissions {
		each(&sheet{s, in.Facts, doubted, all}, func(at spot) {
			c, ok := at.correction()
			if !ok {
				return
			}
			if before, there := found[c.place()]; there && before.New != c.New {
				twice[c.place()] = true
			}
			found[c.place()] = c
		})
	}
	maps.DeleteFunc(found, func(p place, _ Correction) bool { return twice[p] })
	if len(found) > most {
		return nil
	}
	return slices.SortedFunc(maps.Values(found), func(a, b Correction) int {
		return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Cell.Row, b.Cell.Row), cmp.Compare(a.Cell.Col, b.Cell.Col))
	})
}

// noted sorts the findings by their cells. What is waived is no ground for a
// change, nor what another mistake explains, unless it speaks of how the same value
// is written.
func (in Input) noted() (doubted map[place]bool, all map[place][]told) {
	doubted, all = map[place]bool{}, map[place][]told{}
	for _, f := range in.Found {
		for _, c := range f.AllCells() {
			at := place{f.Place.Sheet, c.At}
			variant := oneOf(f.Variant)
			if f.Weight() > finding.Info && (f.Code != "C02" || variant != "near") {
				doubted[at] = true
			}
			if f.Waived == nil && (f.Because == "" || f.Code == "V03") {
				all[at] = append(all[at], told{f.Code, variant, f.Field, cmp.Or(c.Expected, f.Expected)})
			}
		}
	}
	return doubted, all
}

// correction is what becomes of a cell.
func (at spot) correction() (Correction, bool) {
	a := allowanceFor(at.field)
	if a == nil {
		return Correction{}, false
	}
	v := at.value
	for _, t := range at.sheet.told[place{at.Sheet, v.Cell}] {
		if t.code == a.code && t.field == at.field.ID && (a.variants == nil || slices.Contains(a.variants, t.variant)) {
			at.told = &t
			break
		}
	}
	if at.told == nil && a.variants != nil {
		return Correction{}, false
	}
	c, ok := a.mend(at)
	c.Sheet, c.Cell, c.Field, c.Old, c.Code, c.Why = at.Sheet, v.Cell, at.field.ID, v.Stored, a.code, a.why
	c.Shown = cmp.Or(c.Shown, c.New)
	return c, ok
}

// each visits the values of a submission that may be mended at all.
func each(s *sheet, visit func(spot)) {
	for id, v := range s.Fields {
		if !written(&v) {
			continue
		}
		if f := s.Def.Field(id); f != nil && asks(f, &v) {
			visit(spot{sheet: s, field: f, value: v})
		}
	}
	for id, t := range s.Tables {
		table := s.Def.Table(id)
		if table == nil {
			continue
		}
		for _, rows := range [][]form.TableRow{t.Rows, t.Subtotals, t.Below} {
			for i := range rows {
				eachOfRow(s, table, &rows[i], visit)
			}
		}
	}
}

func eachOfRow(s *sheet, table *form.Block, row *form.TableRow, visit func(spot)) {
	for i := range row.Values {
		v := &row.Values[i]
		if !written(&v.Value) {
			continue
		}
		if f := fieldOf(s.Def, table, v.ID); f != nil && asks(f, &v.Value) {
			visit(spot{sheet: s, field: f, value: v.Value, row: row})
		}
	}
}

// written reports whether a value could be read and was written into its cell.
func written(v *form.Value) bool {
	return v.State == form.Valid && v.Formula == "" && !v.Again && !v.Cell.IsZero()
}

// asks reports whether there may be anything to mend in a value: not in a number that
// is one, as nearly all are.
func asks(f *form.Field, v *form.Value) bool { return v.AsText || !f.Type.Numeric() }

// fieldOf is the column of a table, or the total under it.
func fieldOf(d *form.Definition, table *form.Block, id string) *form.Field {
	for i := range table.Columns {
		if table.Columns[i].ID == id {
			return &table.Columns[i]
		}
	}
	return d.Field(id)
}
