package reporttest

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
)

// Large is a round of n projects, ten a department, every fifth returned.
func Large(n int) (*campaign.Campaign, *record.Snapshot) {
	c, b := Campaign2023(), NewBuilder()
	c.Facts.Projects, c.Facts.Units = nil, nil
	for i := range n {
		x := Facts2023[i%len(Facts2023)]
		x.Code, x.Unit = fmt.Sprintf("B-%d", i), fmt.Sprintf("%06d", 200001+i/10)
		x.UnitName = fmt.Sprintf("第%d单位", i/10)
		c.Facts.Projects = append(c.Facts.Projects, register.Project{Code: x.Code, Name: x.Name, Unit: x.Unit,
			Division: x.Division, Budget: decimal.Must(x.Budget)})
		if i%10 == 0 {
			c.Facts.Units = append(c.Facts.Units, register.Unit{Code: x.Unit, Name: x.UnitName})
			b.rectify(x, record.Accepted)
		}
		if i%5 > 0 {
			b.Score(x, record.Accepted)
			continue
		}
		issue := IssueT03()
		issue.Project = x.Code
		b.Issue(b.Score(x, record.Returned), issue)
	}
	return c, &b.Snapshot
}
