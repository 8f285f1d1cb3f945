package mutation

import (
	"math/rand/v2"
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// The forms.
const (
	scoreSheet     = "score-sheet"
	scoreList      = "score-list"
	rectification  = "rectification"
	selfEvaluation = "self-evaluation"
	problemList    = "problem-list"
)

// Kind is one way to get a sheet wrong.
type Kind struct {
	Name  string
	Area  string   // kinds of one area disturb each other
	Forms []string // which it is made for
	// Codes are those that tell it rightly.
	Codes []finding.Code
	// Note says that it is clear what is meant: read all the same, and told as
	// information at most.
	Note bool
	// Alone says that nothing else can be found beside it.
	Alone bool
	// Hides are areas in which nothing can be found beside it.
	Hides []string
	// Sow puts the mistake in; ok is false where the sheet has no place for it.
	Sow func(c *Copy) (m Mistake, ok bool)
}

// The areas.
const (
	scores   = "得分与等级"
	funds    = "资金"
	identity = "项目与单位"
	dates    = "日期"
	table    = "表样"
	items    = "整改"
)

// Mistake is what was sown, by the cells of the clean sheet.
type Mistake struct {
	// Cells are those that hold something wrong now.
	Cells []finding.Ref
	// Also are further cells at which it may be told, such as a header or the
	// other half of a contradiction.
	Also []finding.Ref
	// Anywhere says that it is told by its code, wherever that points.
	Anywhere bool
	// Whole says that rows, columns or a block are to be put back, which is what
	// the advice asks for that is given with its code and has one of these words.
	Whole bool
	Words []string
	// Most is how many findings it may take, 0 is one.
	Most int
}

// Copy is a clean sheet that a kind is about to spoil.
type Copy struct {
	*Sheet
	of   *Original
	rand *rand.Rand
	// stale says that formulas keep the results that they had.
	stale bool
}

func at(refs ...finding.Ref) Mistake { return Mistake{Cells: refs} }

// field is a field of the clean sheet.
func (c *Copy) field(id string) form.Value { return c.of.Said.Fields[id] }

// table is the form's only table.
func (c *Copy) table() form.Table {
	for _, t := range c.of.Said.Tables {
		return t
	}
	return form.Table{}
}

func (c *Copy) rows() []form.TableRow { return c.table().Rows }

// row picks one of the rows that fit.
func (c *Copy) row(fits func(form.TableRow) bool) (form.TableRow, bool) {
	var all []form.TableRow
	for _, r := range c.rows() {
		if fits == nil || fits(r) {
			all = append(all, r)
		}
	}
	if len(all) == 0 {
		return form.TableRow{}, false
	}
	return all[c.rand.IntN(len(all))], true
}

// label is the cell that names a field: the nearest text to its left, or above.
func (c *Copy) label(v form.Value) (finding.Ref, bool) {
	for col := v.Cell.Col - 1; col > 0; col-- {
		ref := finding.Ref{Row: v.Cell.Row, Col: col}
		if cell, there := c.Cells[ref]; there && cell.Kind == form.Text {
			return ref, true
		}
	}
	return finding.Ref{}, false
}

// header is the header over a column's cells.
func (c *Copy) header(column string) (finding.Ref, bool) {
	for _, r := range c.rows() {
		v := r.Value(column)
		if v.Cell.IsZero() {
			continue
		}
		return finding.Ref{Row: c.table().Header.Row, Col: v.Cell.Col}, true
	}
	return finding.Ref{}, false
}

// columnCells are the cells of a column's rows.
func (c *Copy) columnCells(column string) []finding.Ref {
	var all []finding.Ref
	for _, r := range c.rows() {
		if v := r.Value(column); !v.Cell.IsZero() {
			all = append(all, v.Cell)
		}
	}
	return all
}

// typed is whether somebody typed the value, not a formula.
func (c *Copy) typed(v form.Value) bool { return c.Cells[v.Cell].Formula == "" }

// change is a kind's way to change one field's cell. It gets the value and
// says what stands there instead, "" for nothing.
func change(id string, to func(c *Copy, v form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) { return c.become(c.field(id), to) }
}

// changeIn is change in one row that fits.
func changeIn(column string, fits func(form.TableRow) bool, to func(c *Copy, v form.Value) (string, bool)) func(*Copy) (Mistake, bool) {
	return func(c *Copy) (Mistake, bool) {
		row, ok := c.row(func(r form.TableRow) bool {
			return !r.Value(column).Cell.IsZero() && (fits == nil || fits(r))
		})
		if !ok {
			return Mistake{}, false
		}
		return c.become(row.Value(column), to)
	}
}

func (c *Copy) become(v form.Value, to func(c *Copy, v form.Value) (string, bool)) (Mistake, bool) {
	if v.Cell.IsZero() {
		return Mistake{}, false
	}
	text, ok := to(c, v)
	if !ok || text == c.text(v.Cell) {
		return Mistake{}, false
	}
	c.typeIn(v.Cell, text)
	return at(v.Cell), true
}

// typeIn is what a program makes of what somebody types: a number, an error, a
// text, or nothing.
func (c *Copy) typeIn(ref finding.Ref, text string) {
	kind := form.Text
	if _, err := decimal.Parse(text); err == nil {
		kind = form.Number
	}
	switch {
	case text == "":
		c.blank(ref)
		return
	case text[0] == '#':
		kind = form.Error
	}
	c.put(ref, kind, text)
}

// fixed types the same text, whatever stood there.
func fixed(text string) func(*Copy, form.Value) (string, bool) {
	return func(_ *Copy, v form.Value) (string, bool) { return text, v.Given() }
}

// clear leaves a cell empty.
func clear(_ *Copy, v form.Value) (string, bool) { return "", v.Given() }

// plus adds to a number.
func plus(amount string) func(*Copy, form.Value) (string, bool) {
	return func(_ *Copy, v form.Value) (string, bool) {
		return v.Number.Add(decimal.Must(amount)).String(), v.OK()
	}
}

// times multiplies a number.
func times(factor string) func(*Copy, form.Value) (string, bool) {
	return func(_ *Copy, v form.Value) (string, bool) {
		return v.Number.Mul(decimal.Must(factor)).String(), v.OK() && !v.Number.IsZero()
	}
}

// swapDigits exchanges two digits of a number that stand beside each other, the
// point left where it is.
func swapDigits(c *Copy, v form.Value) (string, bool) {
	digits := []byte(v.Number.String())
	var places []int
	for i := range digits {
		if isDigit(digits[i]) {
			places = append(places, i)
		}
	}
	var fits []string
	for n := range max(len(places)-1, 0) {
		i, j := places[n], places[n+1]
		if digits[i] != digits[j] && (n > 0 || digits[j] != '0') {
			swapped := slices.Clone(digits)
			swapped[i], swapped[j] = digits[j], digits[i]
			fits = append(fits, string(swapped))
		}
	}
	if !v.OK() || len(fits) == 0 {
		return "", false
	}
	return fits[c.rand.IntN(len(fits))], true
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
