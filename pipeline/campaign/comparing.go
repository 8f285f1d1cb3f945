package campaign

import (
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
)

// Comparing says from what change since the year before the reports ask for a reason
// (与上年比较). It bears on no judgement.
type Comparing struct {
	Score  decimal.Decimal // more than so many points
	Amount decimal.Decimal // more than so many per cent
}

// UsualComparing is that of a campaign that does not say.
func UsualComparing() Comparing {
	return Comparing{Score: decimal.New(5), Amount: decimal.New(20)}
}

// LastYearRules are the section's own rules that speak of the year before, with the
// names by which they do.
func (c *Campaign) LastYearRules() map[finding.Code][]string {
	all := map[finding.Code][]string{}
	for _, s := range c.Specs {
		for _, check := range s.Checks {
			holds, _ := check.Params.(kind.Holds)
			for _, column := range holds.LastYear {
				all[s.Code] = append(all[s.Code], column.Name)
			}
		}
	}
	return all
}
