package summary

import (
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// filled is one of the two forms with what is to stand on it.
type filled struct {
	def    *form.Definition
	fields row
	rows   []row // of its only table
}

func (f *filled) block() *form.Block { return &f.def.Tables[0] }

// takeBelow adds the rows of what stands of the form: summaries from below.
func (f *filled) takeBelow(versions []record.Version) {
	for i := range versions {
		v := &versions[i]
		if v.Duty.Form != f.def.ID || !v.Standing() || v.Says == nil {
			continue
		}
		for _, said := range v.Submission().Tables[f.block().ID].Rows {
			r := row{}
			for i := range f.block().Columns {
				c := &f.block().Columns[i]
				r[c.ID] = entryOf(said.Value(c.ID), c.Type)
			}
			f.rows = append(f.rows, r)
		}
	}
}

// sort puts the rows into the order of the regions, those of one as they were.
func (f *filled) sort() {
	slices.SortStableFunc(f.rows, func(a, b row) int { return strings.Compare(a[regionColumn].text, b[regionColumn].text) })
}

// total is the sum of a column, nothing where no row has a number in it.
func (f *filled) total(of string) (sum entry) {
	for _, r := range f.rows {
		if e := r[of]; e.counts {
			sum = number(sum.number.Add(e.number))
		}
	}
	return sum
}

// unsealed puts something where the seals are to stand, which are not known before the
// rest is: the sheet is read once without them.
func (f *filled) unsealed() {
	for _, id := range []string{ownSeal, regionSeal} {
		if f.def.Field(id) != nil {
			f.fields[id] = words(strings.Repeat("0", sealDigits))
		}
	}
}

// sealDigits is how long a seal is.
const sealDigits = 64

// share is a part of a whole, nothing of nothing.
func share(part, whole decimal.Decimal) entry {
	if whole.IsZero() {
		return entry{}
	}
	return number(part.Div(whole, shareDecimals))
}

// shareDecimals are those of averages and shares: enough to rank by, and to recompute
// from the exact sums that stand beside them.
const shareDecimals = 4
