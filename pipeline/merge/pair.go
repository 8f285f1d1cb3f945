package merge

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// What a project was in the two years.
const (
	bothYears = "连续两年评价"
	thisYear  = "本年新增"
	pastYear  = "本年未评"
)

// comparing is what projects are compared by.
type comparing struct {
	*Master
	past    *register.LastYear
	reasons map[finding.Subject][]reason
	pairs   []pair
}

// pair is a project with what it was in the year before; one of them may be missing.
type pair struct {
	project  register.Project
	past     *register.ProjectLastYear
	standing string
}

func (m *Master) comparing(issues []record.Issue) *comparing {
	c := &comparing{Master: m, past: m.Campaign.LastYear}
	if c.past != nil && len(m.Campaign.Facts.Projects) > 0 {
		c.reasons = m.reasonsIn(issues)
		c.pair()
	}
	return c
}

// pair puts the projects of this year in their order, and behind them those of the
// year before alone.
func (c *comparing) pair() {
	projects := c.Campaign.Facts.Projects
	same, goesOn := c.past.Same(projects), map[int]bool{}
	for i, p := range projects {
		if same[i] < 0 || c.past.Projects[same[i]].Unlisted {
			c.pairs = append(c.pairs, pair{p, nil, thisYear})
			continue
		}
		goesOn[same[i]] = true
		c.pairs = append(c.pairs, pair{p, &c.past.Projects[same[i]], bothYears})
	}
	for i := range c.past.Projects {
		if past := &c.past.Projects[i]; !goesOn[i] && !past.Unlisted {
			c.pairs = append(c.pairs, pair{register.Project{Name: past.Name}, past, pastYear})
		}
	}
}

// row begins the row of a project.
func (c *comparing) row(p pair) ComparedRow {
	code := p.project.Code
	row := ComparedRow{Subject: finding.SubjectOf(finding.AboutProject, code), Department: p.project.Unit}
	if p.standing == pastYear {
		row.Subject, code = "", p.past.Code
	}
	row.Values = []form.Value{worded(code), worded(p.project.Name), worded(c.unit(p))}
	return row
}

// unit is who is in charge of a project, as the year before has it where it was of
// that year alone.
func (c *comparing) unit(p pair) string {
	if u, known := c.Campaign.Facts.Unit(p.project.Unit); known {
		return u.Name
	}
	at := c.pastColumn(labels["subject.unit"])
	if p.past == nil || at < 0 {
		return p.project.Unit
	}
	if _, name, ok := value.ParseUnit(p.past.Values[at]); ok {
		return name
	}
	return p.past.Values[at]
}
