package pipeline

import (
	"slices"

	"jixiao/pipeline/answer"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// answers reads what a workbook answers to earlier findings. The sheets that
// hold it are ours, whatever they are called by now: nothing is told of them,
// and a workbook of nothing else submits nothing.
func (j *Judge) answers(wb *form.Workbook, reading *form.Reading) answer.Answers {
	said := answer.Read(wb, j.campaign.Settings.Explanations.Stock)
	if len(said.Sheets) == 0 {
		return said
	}
	if said.Section {
		// What its other sheets list looks like score lists.
		*reading = form.Reading{Own: true}
		return said
	}
	reading.Own = reading.Own || len(reading.Submissions) == 0
	reading.Findings = slices.DeleteFunc(reading.Findings, func(f finding.Finding) bool {
		return f.Code == "S10" && said.Sheets[f.Place.Sheet] || reading.Own && f.Code == "S01"
	})
	return said
}
