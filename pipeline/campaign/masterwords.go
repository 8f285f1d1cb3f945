package campaign

import (
	"strconv"
	"strings"
)

// FrontSheet is the first sheet of the master.
const FrontSheet = "汇总"

// ownSheets are the sheets of the master that no form fills.
var ownSheets = []string{FrontSheet, "报送情况", "审核意见清单", "情况说明", "数据来源"}

// Filled puts what the campaign says into a title of the master: {year},
// {budget_year}, {name}, {district} and {district_short}.
func (c *Campaign) Filled(text string) string {
	return strings.NewReplacer(
		"{year}", strconv.Itoa(c.Facts.Year), "{budget_year}", strconv.Itoa(c.Facts.BudgetYear),
		"{name}", c.Name, "{district}", c.District, "{district_short}", c.ShortDistrict()).Replace(text)
}
