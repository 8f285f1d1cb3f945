package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"jixiao/internal/disk"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/formguess"
	"jixiao/rules/finding"
	"jixiao/rules/form"
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
	var faults *load.Faults
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
	if err := blankforms.NewDrawer(trial).Write(&buf, blankforms.Order{Form: trial.Form(id)}); err != nil {
		return err
	}
	return putFile(path, buf.Bytes())
}

// printNext says the steps that lead from a draft to a merged master.
func (c formCommand) printNext(def *form.Definition, f guessFlags) {
	from := firstOf(f.out, def.ID+".yaml")
	fmt.Fprintf(c.Stderr, c.say("接下来：\n  1. 逐条核对“存疑”的地方，把 %s 放进 %s/forms/\n  2. 在评价年度设置.xlsx 的“报送时限”里加一行：%s，%s，哪天截止%s\n  3. 运行 jixiao doctor，再运行 jixiao run\n",
		"next:\n  1. look at every doubt, then put %s into %s/forms/\n  2. add a line to sheet 报送时限 of the settings: %s, by %s, until when%s\n  3. run jixiao doctor, then jixiao run\n"),
		from, c.config, def.Name.ZH, owing(def), c.listToAdd(def))
}

// owing is what 报送时限 calls those who owe the form.
func owing(def *form.Definition) string {
	if def.About == form.AboutCampaign {
		return "绩效科"
	}
	return "每个" + campaign.SubjectName(def.About).ZH
}

// listToAdd says which list the settings still lack.
func (c formCommand) listToAdd(def *form.Definition) string {
	if _, there := c.base.campaign.Facts.Lists[def.About]; !def.Listed() || there {
		return ""
	}
	return fmt.Sprintf(c.say("；再加一张工作表“%s”，三列：编号、名称、单位（照抄草稿注释里列的）", "; and a sheet %s with 编号, 名称, 单位, as listed in the comments of the draft"), def.About)
}
