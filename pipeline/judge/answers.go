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
// report compares and decides nothing in its name.
func (j *Judge) answers(wb *form.Workbook, reading *form.Reading, in Received) answer.Answers {
	if form.IsFinal(wb) {
		return answer.Answers{}
	}
	said := answer.Read(wb, j.campaign.Settings.Explanations.Stock)
	if len(said.Sheets) == 0 {
		return said
	}
	var foreign []finding.Finding
	if !in.fromSection() {
		foreign = foreignActs(said.List)
		said.List = slices.DeleteFunc(said.List, func(a record.Answer) bool { return a.Note != nil || a.Act != nil })
	}
	if said.Section {
		// What its other sheets list looks like score lists.
		*reading = form.Reading{Own: true, Findings: foreign}
		return said
	}
	reading.Own = reading.Own || len(reading.Submissions) == 0
	reading.Findings = slices.DeleteFunc(reading.Findings, func(f finding.Finding) bool {
		return f.Code == "S10" && said.Sheets[f.Place.Sheet] || reading.Own && f.Code == "S01"
	})
	return said
}

// foreignActs tells whoever is not the section that it decides nothing (A03), once
// a sheet.
func foreignActs(all []record.Answer) []finding.Finding {
	var out []finding.Finding
	at := map[string]int{}
	for _, a := range all {
		if a.Act == nil || a.Act.Silent() {
			continue
		}
		cell, _ := finding.ParseRef(a.Place.Cell)
		if i, told := at[a.Place.Sheet]; told {
			if len(out[i].Cells) == 0 {
				out[i].Cells = []finding.Cell{{At: out[i].Place.Cell}}
			}
			out[i].Cells = append(out[i].Cells, finding.Cell{At: cell})
			continue
		}
		at[a.Place.Sheet] = len(out)
		out = append(out, finding.Finding{Code: "A03", Place: finding.Place{Sheet: a.Place.Sheet, Cell: cell}})
	}
	return out
}
