package packed

import (
	"math/bits"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// pass passes over a value.
func (r *reader) pass() {
	has := uint64(r.number())
	n := 2 + bits.OnesCount64(has&(hasStored|hasText|hasFormat|hasFormula|longNumber|hasShown))
	if has&hasNumber != 0 && has&longNumber == 0 {
		n += 2
	}
	if has&hasDate != 0 {
		n += 3
	}
	for range n {
		r.long()
	}
}

func (r *reader) value(v *form.Value) {
	has := uint64(r.number())
	v.State = form.State(has & stateBits)
	v.AsText, v.Recomputed, v.ByHundred, v.Again = has&asText != 0, has&recomputed != 0, has&byHundred != 0, has&again != 0
	v.Cell = r.ref()
	if has&hasStored != 0 {
		v.Stored = r.word()
	}
	if has&hasText != 0 {
		v.Text = r.word()
	}
	if has&textIsStored != 0 {
		v.Text = v.Stored
	}
	if has&hasFormat != 0 {
		v.Format = r.word()
	}
	if has&hasFormula != 0 {
		v.Formula = r.word()
	}
	if has&longNumber != 0 {
		_ = v.Number.UnmarshalText([]byte(r.word())) // which Append took from a number
	}
	if has&hasShown != 0 {
		v.Shown = int16(r.signed())
	}
	if has&hasNumber != 0 && has&longNumber == 0 {
		digits := r.signed()
		v.Number = decimal.Scaled(digits, r.number())
	}
	if has&hasDate != 0 {
		v.Date = value.Date{Year: int(r.signed()), Month: int(r.signed()), Day: int(r.signed())}
	}
}
