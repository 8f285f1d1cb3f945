package daily

import (
	"fmt"
	"math"

	"jixiao/rules/decimal"
)

// axisStep is in what steps an axis may begin.
const axisStep = 10

// from is where the axis of a chart begins: at nothing, or where the figures lie
// near each other below the smallest.
func (p *panel) from(c bars) int64 {
	if !c.near {
		return 0
	}
	least := int64(math.MaxInt64)
	for _, cells := range p.rows {
		if d, err := decimal.Parse(cells[c.figure-1].String()); err == nil {
			least = min(least, wholes(d))
		}
	}
	if least == math.MaxInt64 || least < axisStep {
		return 0
	}
	return (least - 1) / axisStep * axisStep
}

// chartTitle says what a chart shows, and from where.
func (p *panel) chartTitle(c bars) string {
	if from := p.from(c); from > 0 {
		return fmt.Sprintf("%s（自 %d 起）", c.title, from)
	}
	return c.title
}
