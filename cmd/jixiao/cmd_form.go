package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/formguess"
	"jixiao/pipeline/judge"
)

// guessFlags are the options of `jixiao form guess`.
type guessFlags struct {
	id, name, out, blank, sheet string
	force                       bool
}

// formCommand is `jixiao form`.
type formCommand struct {
	*session
	base base // what the draft is made for
}

func newFormCommand(s *session) *cobra.Command {
	c := formCommand{session: s}
	var f guessFlags
	cmd := &cobra.Command{
		Use:   "form",
		Short: c.say("起草一种新表的定义", "draft the definition of a new form"),
		Args:  c.noCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	guess := &cobra.Command{
		Use:   "guess " + c.say("样例…", "SAMPLE…"),
		Short: c.say("照几份填好的或空白的样例起草，拿不准的逐条列出", "draft it from samples, filled in or blank, and list what is not sure"),
		Long: c.say("照样例起草一种表的定义：标题和年份、标签、表头（一层或两层）、合计、每一栏填什么、总表怎么列。\n"+
			"样例最好给三份以上、不同单位填的，越多越准；空白的也行。定义打印在屏幕上（--out 写进文件），\n"+
			"拿不准的地方编了号，写在定义的注释里，也列在后面；再照草稿把样例审核一遍，看读得对不对。\n"+
			"设置不用先填好：还没有 configs，或者单位名录空着，都能起草。",
			"Drafts a form from samples: title and year, labels, headers in one or two levels, totals, what each\n"+
				"place holds, and how it stands in the master. Three or more samples by different departments are best;\n"+
				"blank ones will do. The definition goes to the screen (or to --out), doubts are numbered in its comments\n"+
				"and listed; then the samples are judged by the draft. Settings need not be there, or be filled in."),
		Example: "  jixiao form guess 台账_*.xlsx\n" +
			"  jixiao form guess --sheet 支出表 部门预算_*.xlsx\n" +
			"  jixiao form guess --id asset-ledger --name 资产台账 --out asset-ledger.yaml --blank 空白表.xlsx 甲.xlsx 乙.xlsx",
		Args: c.someArgs(c.say("样例", "sample")),
		RunE: func(cmd *cobra.Command, files []string) error { return c.guess(cmd.Context(), f, files) },
	}
	textFlag(guess, &f.id, "id", "ID", c.say("表单代码，小写字母、数字和“-”（缺省照标题取）", "the form's id: lower-case letters, digits and - (default: by its title)"))
	textFlag(guess, &f.name, "name", "NAME", c.say("表单名称（缺省为标题）", "the form's name (default: its title)"))
	textFlag(guess, &f.sheet, "sheet", "NAME", c.say("只看名称里有这几个字的工作表（样例里有几种表时用）", "only the sheets with this in their names, where samples hold several forms"))
	textFlag(guess, &f.out, "out", "FILE", c.say("定义写到哪个文件（缺省打印在屏幕上）", "file for the definition (default: the screen)"))
	textFlag(guess, &f.blank, "blank", "FILE", c.say("照草稿画一份空白表，与原来的对照", "draw the blank form by the draft, to compare"))
	markFlag(guess, &f.force, "force", c.say("文件已经有了也覆盖", "replace files that are there"))
	cmd.AddCommand(guess)
	return cmd
}

func (c formCommand) guess(ctx context.Context, f guessFlags, files []string) error {
	var err error
	if c.base, err = c.findBase(); err != nil {
		return err
	}
	if err := c.mayWrite(c.base.campaign, f); err != nil {
		return err
	}
	samples, err := c.samples(ctx, c.base.campaign, files)
	if err != nil {
		return err
	}
	draft, err := formguess.Guess(samples, formguess.Options{ID: f.id, Name: f.name, Sheet: f.sheet, Known: knownOf(c.base)})
	if err != nil {
		return c.undrafted(err, f)
	}
	text := []byte(draft.YAML())
	if err := c.putOut(f.out, text); err != nil {
		return err
	}
	c.printDoubts(draft)
	trial, err := load.With(c.base.files, "forms/"+draft.Form.ID+".yaml", text, c.base.brought(draft))
	if err != nil {
		return c.unloadable(err)
	}
	if err := c.drawBlank(trial, draft.Form.ID, f.blank); err != nil {
		return err
	}
	return c.tryOut(ctx, trial, draft, f, files)
}

// mayWrite refuses what would be lost, or taken for a submission, before anything
// is read.
func (c formCommand) mayWrite(camp *campaign.Campaign, f guessFlags) error {
	if f.id != "" && !load.IsFormID(f.id) {
		return usageError{fmt.Errorf(c.say("--id %s：只能用小写字母、数字和“-”，以字母开头", "--id %s: want lower-case letters, digits and -, a letter first"), f.id)}
	}
	for _, path := range []string{f.out, f.blank} {
		if _, err := os.Stat(path); path != "" && err == nil && !f.force {
			return usageError{fmt.Errorf(c.say("%s 已经有了：换一个名称，或加 --force 覆盖", "%s is there already: name another file, or replace it with --force"), path)}
		}
	}
	return c.outside(c.place("", camp.Settings.Paths.Inbox), f.out, f.blank)
}

// samples reads the files within the limits of whatever is handed in.
func (c formCommand) samples(ctx context.Context, camp *campaign.Campaign, files []string) ([]formguess.Sample, error) {
	j, err := judge.New(camp)
	if err != nil {
		return nil, err
	}
	limits := judge.Limits(camp.Settings.Limits)
	limits.Done = ctx.Done()
	limits.Cells = min(limits.Cells, mostSampleCells)
	var all []formguess.Sample
	for _, name := range files {
		data, err := checkCommand{c.session}.readBounded(name, camp.Settings.Limits.FileSize)
		if err != nil {
			return nil, err
		}
		book, err := sheet.Open(name, data, limits)
		var refusal *sheet.Refusal
		if errors.As(err, &refusal) {
			in := judge.Received{Name: filepath.ToSlash(name), Data: data}
			return nil, usageError{fmt.Errorf("%s：%s", name, strings.TrimSpace(j.Refused(in, refusal).Findings[0].Message.In(c.lang)))}
		}
		if err != nil {
			return nil, err
		}
		all = append(all, formguess.Sample{Name: filepath.ToSlash(name), Book: book})
	}
	return all, nil
}

// mostSampleCells is how many cells a sample may have: one that is so large is a
// list, and a part of it would do.
const mostSampleCells = 400_000
