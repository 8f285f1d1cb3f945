package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jixiao/internal/disk"
	"jixiao/internal/office/write"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/formguess"
	"jixiao/pipeline/judge"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// putOut prints the definition, or writes it into a file.
func (c formCommand) putOut(path string, text []byte) error {
	if path == "" {
		_, err := c.Stdout.Write(text)
		return err
	}
	return putFile(path, text)
}

func putFile(path string, data []byte) error {
	return disk.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// printDoubts lists what a person must look at, by the numbers of the comments.
func (c formCommand) printDoubts(d *formguess.Draft) {
	fmt.Fprintf(c.Stderr, c.say("拿不准的有 %d 处：\n", "%d things are not sure:\n"), len(d.Doubts))
	for i := range d.Doubts {
		one := &d.Doubts[i]
		fmt.Fprintf(c.Stderr, "%3d. %s\n", i+1, finding.OneLine(one.Where(c.lang)+one.Text.In(c.lang)))
	}
}

// unloadable says what a campaign would say of the draft.
func (c formCommand) unloadable(err error) error {
	var faults *campaign.Faults
	if !errors.As(err, &faults) {
		return err
	}
	fmt.Fprintln(c.Stderr, c.say("这份草稿放进 configs/forms 还不能用，先改这些：", "the draft cannot be used yet; mend this first:"))
	fmt.Fprintln(c.Stderr, faults.In(c.lang))
	return errFindings
}

// drawBlank draws the blank form of the draft.
func (c formCommand) drawBlank(trial *campaign.Campaign, id, path string) error {
	if path == "" {
		return nil
	}
	var buf bytes.Buffer
	if err := blankforms.Write(&buf, write.NewShells(), trial, blankforms.Order{Form: trial.Form(id)}); err != nil {
		return err
	}
	return putFile(path, buf.Bytes())
}

// tryOut judges the samples by the draft, says what came of it, and what to do
// next.
func (c formCommand) tryOut(ctx context.Context, trial *campaign.Campaign, def *form.Definition, f guessFlags, files []string) error {
	today := value.DateOf(time.Now().In(trial.Zone))
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
	c.printNext(def, f)
	if wrong > 0 {
		return errFindings
	}
	return nil
}

// tryFile judges a sample as if it lay in the folder of the unit that it names.
// One that names none is taken for any unit's.
func (c formCommand) tryFile(ctx context.Context, trial *campaign.Campaign, j *judge.Judge, in judge.Received, name string) ([]checkedFile, error) {
	checked, err := checkCommand(c).checkAll(ctx, trial, j, in, []string{name})
	if err != nil || len(checked[0].Submissions) == 0 || len(trial.Facts.Units) == 0 {
		return checked, err
	}
	s := &checked[0].Submissions[0].Submission
	if !slices.Contains(s.Def.HandedInBy, "department") {
		return checked, nil
	}
	in.Department = firstOf(senderOf(trial, s), trial.Facts.Units[0].Code)
	return checkCommand(c).checkAll(ctx, trial, j, in, []string{name})
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

// printNext says the steps that lead from a draft to a merged master.
func (c formCommand) printNext(def *form.Definition, f guessFlags) {
	from := firstOf(f.out, def.ID+".yaml")
	fmt.Fprintf(c.Stderr, c.say("接下来：\n  1. 逐条核对“存疑”的地方，把 %s 放进 %s/forms/\n  2. 在评价年度设置.xlsx 的“报送时限”里加一行：%s，谁报，哪天截止\n  3. 运行 jixiao doctor，再运行 jixiao run\n",
		"next:\n  1. look at every doubt, then put %s into %s/forms/\n  2. add a line to sheet 报送时限 of the settings: %s, who owes it, by when\n  3. run jixiao doctor, then jixiao run\n"), from, c.config, def.Name.ZH)
}
