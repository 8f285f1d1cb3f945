package form

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// rateDecimals is how many decimals of a fraction a rate shows at least: two
// of a percent.
const rateDecimals = 4

// parseFormula takes the recalculated result where there is one, else the
// stored one. Where both agree the recalculated one is free of the noise that
// binary numbers leave behind (8205.5-8205.4 is stored as 0.100000000000364).
func (s *session) parseFormula(f *Field, id string, cell Cell, v Value) Value {
	result, err := s.recalculate(cell.Formula)
	if err != nil && !cell.HasResult() {
		result, err = s.recalculateUnstored(cell.Formula)
	}
	if err != nil {
		if !cell.HasResult() {
			return s.unsaved(v, f, id)
		}
		return s.parseNumber(f, id, cell, v)
	}
	v.Number = result.Significant()
	if !cell.HasResult() {
		s.add("V10", "unstored", f, id, v, v.Number.String(), nil)
		v.Recomputed = true
	} else if !agrees(cell, result) {
		s.add("V10", "", f, id, v, v.Number.String(), nil)
		v.Recomputed = true
	}
	return s.accept(f, id, v)
}

// agrees reports whether the stored result of a formula is the recalculated one,
// but for what calculating leaves behind.
func agrees(c Cell, result decimal.Decimal) bool {
	stored, err := value.ParseStored(c.Text)
	if c.Kind != Number || err != nil {
		return false
	}
	return formula.Agrees(stored, result) || stored.Sub(result).Abs().Less(smallestTail)
}

func (s *session) parseNumber(f *Field, id string, cell Cell, v Value) Value {
	switch cell.Kind {
	case Number:
		d, err := value.ParseStored(cell.Text)
		if err != nil {
			return s.refuse(v, f, id, "V02", "", finding.Text{})
		}
		v.Number = d
		return s.accept(f, id, v)
	case Text:
		return s.parseTyped(f, id, cell, v)
	}
	return s.refuse(v, f, id, "V02", "", finding.Text{})
}

// parseTyped reads a number that was kept as text.
func (s *session) parseTyped(f *Field, id string, cell Cell, v Value) Value {
	n, err := value.ParseNumber(cell.Text)
	if err != nil && f.Ordinal {
		return s.parseOrdinal(f, id, cell, v)
	}
	if err != nil || n.Percent && f.Type != TypeRate || n.Counts() && f.Type != TypeCount {
		return s.refuse(v, f, id, "V02", "", finding.Text{})
	}
	if n.Unit == "元" && f.Type == TypeAmount {
		return s.inYuan(v, f, id, n.Value)
	}
	v.AsText = true
	v.Number = n.Value
	v.Shown = Decimals(n.Decimals)
	v.Format = ""
	if n.Percent {
		v.Format = "%"
	}
	v = s.accept(f, id, v)
	if v.State == Valid {
		read := v.Text
		if n.Percent {
			read = v.Number.Mul(decimal.Hundred).String() + "%"
		}
		s.add("V03", "", f, id, v, read, nil)
	}
	return v
}

// yuan is how many 元 are 万元.
var yuan = decimal.New(10000)

// inYuan refuses an amount behind which 元 is written: read as 万元 it may
// be ten thousand times too large, and what was meant nobody can tell.
func (s *session) inYuan(v Value, f *Field, id string, amount decimal.Decimal) Value {
	v.State = Invalid
	s.add("V02", "yuan", f, id, v, amount.Div(yuan, 6).String(), nil)
	return v
}

// parseOrdinal reads a running number such as （一） or ③. One that cannot be
// read counts for nothing, and is no mistake: nothing is judged by it.
func (s *session) parseOrdinal(f *Field, id string, cell Cell, v Value) Value {
	n, ok := value.ParseOrdinal(cell.Text)
	if !ok {
		v.State = Empty
		return v
	}
	v.AsText, v.Number = true, decimal.New(int64(n))
	return s.accept(f, id, v)
}

// accept checks a number that could be read: its range, its decimals, and
// whether a rate was meant as percent.
func (s *session) accept(f *Field, id string, v Value) Value {
	v.State = Valid
	most, limited := typeDecimals[f.Type]
	tail := limited && hasTail(v.Number, most)
	if tail {
		v.Number = v.Number.Round(tailDecimals)
	}
	decimals, percent, fixed := value.FormatDecimals(v.Format)
	percent = percent || v.Format == "%"
	switch {
	case v.AsText:
	case fixed && percent:
		v.Shown = Decimals(decimals + 2)
	case fixed:
		v.Shown = Decimals(decimals)
	default:
		v.Shown = Decimals(v.Number.Decimals())
	}
	if f.Type == TypeRate {
		v = s.acceptRate(f, id, v, percent)
	}
	v.Text = v.Number.String()
	if tag := f.constraint(); !s.reader.constraints.admits(v.Number, v.Text, tag) {
		return s.refuse(v, f, id, "V04", "", rangeText(tag))
	}
	_, fraction, _ := strings.Cut(v.Text, ".")
	switch {
	case tail:
		s.add("V05", "tail", f, id, v, v.Text, nil)
	case limited && len(fraction) > most:
		s.add("V05", "", f, id, v, "2", nil)
	}
	return v
}

// tailDecimals is behind which decimal a number is what calculating left of it.
const tailDecimals = 6

var smallestTail = decimal.Must("0.000001")

// hasTail reports whether a number was meant to have no more decimals than its
// type allows, and differs from that by what binary numbers leave behind:
// 91.3599999999 is 91.36, while the third of ten is itself.
func hasTail(n decimal.Decimal, most int) bool {
	return n.Decimals() > tailDecimals && n.Sub(n.Round(most)).Abs().Less(smallestTail)
}

var two = decimal.New(2)

func (s *session) acceptRate(f *Field, id string, v Value, percent bool) Value {
	if !percent && two.Less(v.Number) {
		v.ByHundred = true
		v.Number = v.Number.Div(decimal.Hundred, v.Number.Decimals()+2)
		v.Shown = Decimals(int(v.Shown) + 2)
		s.add("V11", "", f, id, v, v.Number.Mul(decimal.Hundred).String()+"%", nil)
	}
	v.Shown = max(v.Shown, rateDecimals)
	return v
}
