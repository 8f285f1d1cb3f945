package crosscheck

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// Listed are the problems that departments must answer, as the standing
// problem lists name them: rows of values by column, by department.
func Listed(c *campaign.Campaign, s *record.Snapshot) map[string][]map[string]string {
	out := map[string][]map[string]string{}
	for _, list := range (&checker{c: c, s: s}).standing(problemList) {
		for _, row := range list.Submission.Tables[problemTable].Rows {
			p, ok := c.Facts.Project(row.Value(form.ProjectField).Text)
			if !ok {
				continue
			}
			line := map[string]string{}
			for id, v := range row.Values.All() {
				if v.OK() {
					line[id] = v.Text
				}
			}
			line[form.ProjectNameField] = p.Name // as the register has it
			out[p.Unit] = append(out[p.Unit], line)
		}
	}
	return out
}
