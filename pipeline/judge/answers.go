package judge

import (
	"slices"

	"jixiao/pipeline/answer"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// answers reads what a workbook answers to earlier findings, or says of them.
// The sheets that hold it are ours, whatever they are called by now: nothing is
// told of them, and a workbook of nothing else submits nothing. Who got hold of the section's
// report compares nothing in its name.
func (j *Judge) answers(wb *form.Workbook, reading *form.Reading, in Received) answer.Answers {
	said := answer.Read(wb, j.campaign.Settings.Explanations.Stock)
	if len(said.Sheets) == 0 {
		return said
	}
	if !in.fromSection() {
		said.List = slices.DeleteFunc(said.List, func(a record.Answer) bool { return a.Note != nil })
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
