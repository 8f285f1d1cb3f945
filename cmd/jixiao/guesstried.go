package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/formguess"
	"jixiao/pipeline/judge"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// tryOut judges the samples by the draft, says what came of it, and what to do
// next.
func (c formCommand) tryOut(ctx context.Context, trial *campaign.Campaign, draft *formguess.Draft, f guessFlags, files []string) error {
	def, today := draft.Form, value.DateOf(time.Now().In(trial.Zone))
	j, err := judge.New(trial.On(today))
	if err != nil {
		return err
	}
	var checked []checkedFile
	for _, name := range files {
		one, err := c.tryFile(ctx, trial, j, judge.Received{Day: today}, name)
		if err != nil {
			return err
		}
		checked = append(checked, one...)
	}
	fmt.Fprintln(c.Stderr, c.say("照这份草稿审核样例：", "the samples, judged by the draft:"))
	wrong := 0
	for _, one := range checked {
		wrong += c.printTried(one, def)
	}
	c.printNewUnits(draft.Units)
	c.printNext(def, f)
	if wrong > 0 {
		return errFindings
	}
	return nil
}

// tryFile judges a sample as if it lay in the folder of the unit that it names,
// or whose folder it lies in. Else it is taken for any unit's.
func (c formCommand) tryFile(ctx context.Context, trial *campaign.Campaign, j *judge.Judge, in judge.Received, name string) ([]checkedFile, error) {
	checked, err := checkCommand{c.session}.checkAll(ctx, trial, j, in, []string{name})
	if err != nil || len(checked[0].Submissions) == 0 || len(trial.Facts.Units) == 0 {
		return checked, err
	}
	s := &checked[0].Submissions[0].Submission
	if !slices.Contains(s.Def.HandedInBy, "department") {
		return checked, nil
	}
	in.Department = firstOf(senderOf(trial, s), folderOf(trial, name), trial.Facts.Units[0].Code)
	return checkCommand{c.session}.checkAll(ctx, trial, j, in, []string{name})
}

// folderOf is the unit whose code the folder of a file has in its name, "" if none.
func folderOf(camp *campaign.Campaign, file string) string {
	folder := filepath.Base(filepath.Dir(file))
	for _, u := range camp.Facts.Units {
		if strings.Contains(folder, u.Code) {
			return u.Code
		}
	}
	return ""
}

// senderOf is the unit that a sheet names, or whose project it names, "" if none.
func senderOf(camp *campaign.Campaign, s *form.Submission) string {
	units, projects := []form.Value{s.Fields[form.UnitField]}, []form.Value{s.Fields[form.ProjectField]}
	for _, t := range s.Tables {
		for _, row := range t.Rows {
			units, projects = append(units, row.Value(form.UnitField)), append(projects, row.Value(form.ProjectField))
		}
	}
	for _, v := range units {
		if code, _, ok := value.ParseUnit(v.Text); ok {
			return code
		}
	}
	for _, v := range projects {
		if p, ok := camp.Facts.Project(v.Text); ok {
			return p.Unit
		}
	}
	return ""
}

// mostTried is how many findings of a sample are printed.
const mostTried = 5

// printTried says how a sample was read by the draft, and counts what must be
// mended in it.
func (c formCommand) printTried(one checkedFile, def *form.Definition) int {
	var told []string
	wrong := 0
	for _, f := range one.Findings {
		if f.Severity != finding.Error {
			continue
		}
		wrong++
		if wrong <= mostTried {
			told = append(told, fmt.Sprintf("       %s  %s  %s", where(f, c.lang), f.Code, f.Message.In(c.lang)))
		}
	}
	read := 0
	for i := range one.Submissions {
		if one.Submissions[i].Form == def.ID {
			read += valuesIn(&one.Submissions[i].Submission)
		}
	}
	fmt.Fprintf(c.Stderr, c.say("  %s  读出 %d 项，须修改 %d 条\n", "  %s  %d values read, %d findings to be mended\n"), finding.OneLine(one.name), read, wrong)
	if len(told) > 0 {
		fmt.Fprintln(c.Stderr, strings.Join(told, "\n"))
	}
	return wrong
}

// valuesIn is how many values of a sheet could be read.
func valuesIn(s *form.Submission) int {
	n := 0
	for _, v := range s.Fields {
		if v.OK() {
			n++
		}
	}
	for _, t := range s.Tables {
		for _, row := range t.Rows {
			for _, v := range row.Values.All() {
				if v.OK() {
					n++
				}
			}
		}
	}
	return n
}
