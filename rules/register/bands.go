package register

import "jixiao/rules/decimal"

// Band is the grade that a score earns, "" below every band.
func (f *Facts) Band(score decimal.Decimal) string {
	for _, b := range f.Bands {
		if !score.Less(b.From) {
			return b.Grade
		}
	}
	return ""
}

// BetterBand is the band just above the one in which a score lies.
func (f *Facts) BetterBand(score decimal.Decimal) (Band, bool) {
	for i, b := range f.Bands {
		if !score.Less(b.From) {
			return f.bandAt(i - 1)
		}
	}
	return f.bandAt(len(f.Bands) - 1)
}

func (f *Facts) bandAt(i int) (Band, bool) {
	if i < 0 {
		return Band{}, false
	}
	return f.Bands[i], true
}
