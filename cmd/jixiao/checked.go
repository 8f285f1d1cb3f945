package main

import (
	"fmt"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// checkedJSON is the contract of `check --format json`.
type checkedJSON struct {
	Files []checkedFileJSON `json:"files"`
}

type checkedFileJSON struct {
	File       string               `json:"file"`
	Form       *string              `json:"form"`
	Department *string              `json:"department"`
	Subject    *finding.SubjectJSON `json:"subject"` // null where it is about several things, or nothing
	Verdict    record.Verdict       `json:"verdict"`
	Findings   []finding.JSON       `json:"findings"`
}

func (c checkCommand) printChecked(format string, camp *campaign.Campaign, checked []checkedFile) error {
	if format == "text" {
		return c.printCheckedText(camp, checked)
	}
	out := checkedJSON{Files: []checkedFileJSON{}}
	for _, one := range checked {
		j := checkedFileJSON{File: one.name, Department: orNull(one.department), Verdict: one.Verdict, Findings: []finding.JSON{}}
		if len(one.Submissions) > 0 {
			j.Form = orNull(one.Submissions[0].Form)
		}
		j.Subject = finding.SubjectToJSON(one.about())
		for _, f := range one.Findings {
			j.Findings = append(j.Findings, finding.ToJSON(f, c.lang))
		}
		out.Files = append(out.Files, j)
	}
	return c.printJSON(out)
}

// about is the one thing that all sheets of the file are about, "" where there are
// several.
func (one checkedFile) about() finding.Subject {
	var about finding.Subject
	for i, s := range one.Submissions {
		for k, d := range s.Duties {
			if i+k > 0 && d.Subject != about {
				return ""
			}
			about = d.Subject
		}
	}
	return about
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (c checkCommand) printCheckedText(camp *campaign.Campaign, checked []checkedFile) error {
	for i, one := range checked {
		if i > 0 {
			fmt.Fprintln(c.Stdout)
		}
		fmt.Fprintf(c.Stdout, "%s  %s\n", finding.OneLine(one.name), c.verdictLine(camp, one))
		for _, told := range finding.Fold(one.Findings, func(f finding.Finding) finding.Finding { return f }) {
			c.printFinding(told.Cause)
			c.printAfter(camp, told.After)
		}
	}
	return nil
}

func (c checkCommand) verdictLine(camp *campaign.Campaign, one checkedFile) string {
	line := record.RepliedIn(one.Answers).Label(record.File{Verdict: one.Verdict}).In(c.lang)
	if len(one.Submissions) > 0 {
		if def := camp.Form(one.Submissions[0].Form); def != nil {
			line = def.Name.In(c.lang) + "  " + line
		}
	}
	return line
}

// printFinding says where, what and how to mend it.
func (c checkCommand) printFinding(f finding.Finding) {
	at := where(f, c.lang)
	if at != "" {
		at = finding.OneLine(at) + " "
	}
	label := f.Severity.Label()
	if f.Waived != nil {
		label = record.Waived.Label()
	}
	fmt.Fprintf(c.Stdout, "  [%s] %s%s  %s\n", label.In(c.lang), at, f.Code, finding.OneLine(f.Message.In(c.lang)))
	if fix := f.Fix.In(c.lang); fix != "" && f.Weight() > finding.Info {
		fmt.Fprintf(c.Stdout, "      %s%s\n", c.say("怎样改：", "mend: "), finding.OneLine(fix))
	}
}

// printAfter says on one line what is to be looked at again once the finding
// above it is mended.
func (c checkCommand) printAfter(camp *campaign.Campaign, after []finding.Finding) {
	if len(after) == 0 {
		return
	}
	title := func(code finding.Code) finding.Text {
		info, _ := camp.Engine.Info(code)
		return info.Title
	}
	fmt.Fprintf(c.Stdout, "      %s%s\n", c.say("改好这一条后再看：", "once this is mended, see: "), finding.OneLine(finding.After(after, title, c.lang)))
}
