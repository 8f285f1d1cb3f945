package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"jixiao/internal/disk"
	"jixiao/internal/office/word"
	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/report/view"
)

// paperCommand is `jixiao paper`.
type paperCommand struct{ *session }

func newPaperCommand(s *session) *cobra.Command {
	c := paperCommand{s}
	cmd := &cobra.Command{
		Use:   "paper",
		Short: c.say("按绩效科自己的 Word 模板生成公文", "make papers from the section's own templates of Word"),
		Args:  c.noCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.newList(), c.newMake())
	return cmd
}

func (c paperCommand) newList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: c.say("有哪些模板，各做给谁", "which templates there are, and for whom"),
		Args:  c.noArgs,
		RunE:  func(*cobra.Command, []string) error { return c.list() },
	}
}

func (c paperCommand) list() error {
	camp, err := c.load()
	if err != nil {
		return err
	}
	all, err := papers.All(os.DirFS(c.config))
	if err != nil {
		return err
	}
	if len(all) == 0 {
		_, err := fmt.Fprintf(c.Stdout, c.say("没有模板：放在 %s 里，是 Word 的 .docx 文件。\n", "no templates: they lie in %s and are .docx files of Word.\n"), filepath.Join(c.config, papers.Folder))
		return err
	}
	t := terminal.NewTable(terminal.Col(c.say("名称", "name"), 40), terminal.Col(c.say("做给谁", "for"), 24), terminal.Col(c.say("注意", "note"), 30))
	for _, p := range all {
		t.Row(p.Name, p.For.Label().In(c.lang), firstOf(c.flaw(p), c.firstFault(papers.Check(p, camp))))
	}
	return t.Print(c.Stdout)
}

// flaw is why a template cannot be read, "" where it can.
func (c paperCommand) flaw(p papers.Paper) string { return p.Wrong().In(c.lang) }

// firstFault says how much is to be mended in a template, and the first of it.
func (c paperCommand) firstFault(all []word.Fault) string {
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf(c.say("要改 %d 处：%s", "%d to mend: %s"), len(all), all[0].In(c.lang))
}

// paperFlags are the options of `jixiao paper make`.
type paperFlags struct {
	placeFlags
	unit, out string
	blanks    bool
}

func (c paperCommand) newMake() *cobra.Command {
	var f paperFlags
	cmd := &cobra.Command{
		Use:     "make " + c.say("名称…", "NAME…"),
		Short:   c.say("按上次审核的结果生成公文", "make papers of what the last run left"),
		Example: "  jixiao paper make 催报通知 --unit 213001",
		Args:    c.someArgs(c.say("公文名称", "name of a paper")),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.makeAll(cmd.Context(), args, f) },
	}
	c.ledgerFlag(cmd, &f.ledger)
	textFlag(cmd, &f.unit, "unit", "CODE", c.say("只做给这个单位的（单位代码）", "for this unit code only"))
	markFlag(cmd, &f.blanks, "blanks", c.say("旁边放上每个单位的空白表", "put each unit's blank forms beside them"))
	textFlag(cmd, &f.out, "out", "DIR", c.say("写到哪个文件夹（缺省为发件箱里的 公文）", "folder to write to (default: 公文 in the outbox)"))
	return cmd
}

func (c paperCommand) makeAll(ctx context.Context, names []string, f paperFlags) error {
	o, s, err := c.current(ctx, f.placeFlags, "text")
	if err != nil {
		return err
	}
	if f.out == "" {
		f.out = filepath.Join(o.Outbox, papers.Folder)
	}
	if err := errors.Join(c.outOf(o.Inbox, f.out), c.notToUnits(o, f.out)); err != nil {
		return err
	}
	chosen, err := c.chosen(names)
	if err != nil {
		return err
	}
	seen := view.New(o.Campaign, s)
	if _, known := seen.Campaign.Facts.Unit(f.unit); f.unit != "" && !known {
		return c.unknown("--unit", f.unit, c.say("单位名录中没有这个代码", "no unit has this code"), unitsWithProjects(o.Campaign))
	}
	var faulty error
	var all []papers.Made
	for _, p := range chosen {
		made, faults, err := papers.Make(p, seen, f.unit)
		if err != nil {
			return err
		}
		if err := c.faults(p, faults); err != nil {
			faulty = err
			continue
		}
		dir := filepath.Join(f.out, seen.Today.String())
		if err := c.write(dir, p, made); err != nil {
			return err
		}
		if err := c.beside(ctx, filepath.Join(dir, p.Name), o, made, f); err != nil {
			return err
		}
		all = append(all, made...)
	}
	return cmp.Or(c.printHeld(o, s, all), faulty)
}

// chosen are the papers of some names.
func (c paperCommand) chosen(names []string) (chosen []papers.Paper, err error) {
	all, err := papers.All(os.DirFS(c.config))
	if err != nil {
		return nil, err
	}
	var there []string
	for _, p := range all {
		there = append(there, p.Name)
	}
	for _, name := range names {
		at := slices.Index(there, name)
		if at < 0 {
			return nil, c.unknown("paper make", name, c.say("没有这个模板", "there is no such template"), there)
		}
		if flaw := c.flaw(all[at]); flaw != "" {
			return nil, usageError{fmt.Errorf("%s：%s", filepath.Join(c.config, papers.Folder, name+".docx"), flaw)}
		}
		chosen = append(chosen, all[at])
	}
	return chosen, nil
}

// faults says what is wrong with a template.
func (c paperCommand) faults(p papers.Paper, all []word.Fault) error {
	if len(all) == 0 {
		return nil
	}
	for _, f := range all {
		fmt.Fprintln(c.Stderr, p.Name+".docx "+f.In(c.lang))
	}
	return usageError{fmt.Errorf(c.say("模板有 %d 处要改，没有生成", "%d places in the template to mend; nothing was made"), len(all))}
}

// beside puts the blank forms of each unit beside its paper, where that is asked for.
func (c paperCommand) beside(ctx context.Context, dir string, o pipeline.Options, made []papers.Made, f paperFlags) error {
	for _, m := range made {
		if !f.blanks || m.Unit == "" {
			continue
		}
		if _, err := blankforms.WriteAll(ctx, blankforms.Options{Campaign: o.Campaign, Place: o.Place, Out: dir, Department: m.Unit}); err != nil {
			return err
		}
	}
	return nil
}

// write puts papers into the folder of their day, each whole: what was made on
// another day, and may have gone out since, stays.
func (c paperCommand) write(dir string, p papers.Paper, made []papers.Made) error {
	if p.For != papers.Everybody {
		dir = filepath.Join(dir, p.Name)
	}
	var d disk.Disk
	if len(made) > 0 {
		if err := d.MakeFolder(dir); err != nil {
			return err
		}
	}
	for _, m := range made {
		if err := d.WriteFile(filepath.Join(dir, m.Name), func(w io.Writer) error {
			_, err := w.Write(m.Data)
			return err
		}); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("%s：%d 份，在 %s\n", "%s: %d, in %s\n"), p.Name, len(made), dir)
	return err
}
