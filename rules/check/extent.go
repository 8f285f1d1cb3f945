package check

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/formula"
)

// spot is where a name stands, whatever it is called.
type spot struct {
	field *form.Field
	id    string
}

// What a number that was rounded to be shown can be apart from another one that is
// shown alike: amounts by one of their last digit, rates by a hundredth of a per cent.
var (
	exact     = decimal.Zero
	amountGap = decimal.One
	rateGap   = decimal.Must("0.0001")
)

// extent is what may stand in a field.
func extent(f *form.Field, at Ref) *formula.Extent {
	e := &formula.Extent{Place: spot{f, at.ID}, Width: &exact}
	for _, c := range f.Choices {
		e.Among = append(e.Among, c.Is)
	}
	switch f.Type {
	case form.TypeAmount:
		e.Width = &amountGap
	case form.TypeRate:
		e.Width, e.Percent = &rateGap, true
	default:
		e.Least, e.Most = bound(f, "gte="), bound(f, "lte=")
	}
	return e
}

// bound is a number that a field's constraint names; nil where it names none.
func bound(f *form.Field, word string) *decimal.Decimal {
	for part := range strings.SplitSeq(f.Check, ",") {
		if text, ok := strings.CutPrefix(part, word); ok && f.Type.Numeric() {
			if d, err := decimal.Parse(text); err == nil {
				return &d
			}
		}
	}
	return nil
}
