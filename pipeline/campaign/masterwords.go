package campaign

import (
	"strconv"
	"strings"

	"jixiao/rules/form"
)

// FrontSheet is the first sheet of the master.
const FrontSheet = "汇总"

// FinalSheet is the first one of a master by which a stage is final.
const FinalSheet = form.FinalSheet

// Filled puts what the campaign says into a title of the master: {year},
// {budget_year}, {name}, {district} and {district_short}.
func (c *Campaign) Filled(text string) string {
	return strings.NewReplacer(
		"{year}", strconv.Itoa(c.Facts.Year), "{budget_year}", strconv.Itoa(c.Facts.BudgetYear),
		"{name}", c.Name, "{district}", c.District, "{district_short}", c.ShortDistrict()).Replace(text)
}
