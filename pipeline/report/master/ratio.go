package master

import (
	"fmt"
	"jixiao/internal/office/write"
	"jixiao/rules/decimal"
)

// share is a formula for part ÷ whole with its result; "" where whole is 0.
func share(part, whole string, a, b int) write.Cell {
	return ratio(part, whole, decimal.New(int64(a)), decimal.New(int64(b)))
}

func ratio(part, whole string, a, b decimal.Decimal) write.Cell {
	expr := fmt.Sprintf(`IF(%s=0,"",ROUND(%s/%s,4))`, whole, part, whole)
	if b.IsZero() {
		return write.Formula(expr, write.NoText())
	}
	return write.Formula(expr, write.Number(a.Div(b, 4), write.RateFormat))
}
