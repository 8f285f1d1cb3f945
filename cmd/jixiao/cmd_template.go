package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// templatesFolder is where blank forms go unless the command says otherwise.
const templatesFolder = "表样"

// templateFlags are the options of `jixiao template`.
type templateFlags struct {
	out, department, form, project, ledger, asOf string
	blank, force                                 bool
}

// templateCommand is `jixiao template`.
type templateCommand struct{ *session }

func newTemplateCommand(s *session) *cobra.Command {
	c := templateCommand{s}
	var f templateFlags
	cmd := &cobra.Command{
		Use:   "template",
		Short: c.say("生成各单位、各项目的空白表", "write ready blank forms for departments and projects"),
		Example: "  jixiao template\n" +
			"  jixiao template --department 101001 --form " + c.say("表名", "FORM") + "\n" +
			"  jixiao template --blank",
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.template(cmd.Context(), f) },
	}
	textFlag(cmd, &f.out, "out", "DIR", c.say("写到哪个文件夹（缺省为 configs 旁边的 表样）", "folder to write to (default: 表样 beside configs)"))
	textFlag(cmd, &f.department, "department", "CODE", c.say("只要这个单位的（单位代码）", "of this unit code only"))
	textFlag(cmd, &f.project, "project", "CODE", c.say("只要这个项目的", "of this project only"))
	textFlag(cmd, &f.form, "form", "ID", c.say("只要这种表：名称或代码", "this form only: its name or id"))
	textFlag(cmd, &f.ledger, "ledger", "FILE", c.say("报送台账，从中取要各单位回应的清单（缺省见 campaign.yaml）", "ledger to take the lists from that must be answered (default: see campaign.yaml)"))
	c.asOfFlag(cmd, &f.asOf)
	markFlag(cmd, &f.blank, "blank", c.say("每种表一份，不写单位和项目", "one of each form, for no unit or project"))
	markFlag(cmd, &f.force, "force", c.say("已经有人填写过的也覆盖", "replace files that somebody has filled in, too"))
	return cmd
}

func (c templateCommand) template(ctx context.Context, f templateFlags) error {
	camp, err := c.load()
	if err != nil {
		return err
	}
	now, err := c.clock(f.asOf, camp.Zone)
	if err != nil {
		return err
	}
	place := workspace.Place(c.place(f.ledger, camp.Settings.Paths.Ledger))
	decisions, err := place.Decisions(ctx)
	if err != nil {
		return err
	}
	camp = crosscheck.InForce(camp, decisions).On(value.DateOf(now)) // units that were merged are their successors'
	o := blankforms.Options{Campaign: camp, Place: place, Out: c.place(f.out, templatesFolder),
		Department: f.department, Project: f.project, Blank: f.blank, Force: f.force}
	if err := c.chooseTemplates(&o, f.form); err != nil {
		return err
	}
	if err := c.outOf(c.place("", camp.Settings.Paths.Inbox), o.Out); err != nil {
		return err
	}
	made, err := blankforms.WriteAll(ctx, o)
	if err != nil {
		return err
	}
	return c.printTemplates(o.Out, made)
}

// chooseTemplates refuses what the campaign does not have, and says what it has.
func (c templateCommand) chooseTemplates(o *blankforms.Options, formID string) error {
	camp := o.Campaign
	if o.Blank && (o.Department != "" || o.Project != "") {
		return usageError{fmt.Errorf("%s", c.say("--blank 不能与 --department、--project 一起用", "--blank takes no --department or --project"))}
	}
	if formID != "" {
		def := formCalled(camp, formID)
		if def == nil {
			return c.unknown("--form", formID, c.say("没有这种表", "no such form"), formList(c.console, camp))
		}
		o.Forms = []*form.Definition{def}
	}
	p, known := projectCalled(camp, o.Project)
	if o.Project != "" && !known {
		return c.unknown("--project", o.Project, c.say("项目明细表中没有这个项目", "the register has no such project"), projectCodes(camp, ""))
	}
	o.Project = p.Code
	if o.Department == "" {
		return nil
	}
	if _, ok := camp.Facts.Unit(o.Department); !ok {
		return c.unknown("--department", o.Department, c.say("单位名录中没有这个代码", "no unit has this code"), unitsWithProjects(camp))
	}
	own := projectCodes(camp, o.Department)
	switch {
	case len(own) == 0 && onlyAboutProjects(camp, o.Forms):
		return c.unknown("--department", o.Department, c.say("项目明细表中没有这个单位的项目", "the register has no project of this unit"), unitsWithProjects(camp))
	case known && !p.BelongsTo(o.Department):
		return c.unknown("--project", o.Project, c.say("不是这个单位的项目", "is no project of this unit"), own)
	}
	return nil
}

// onlyAboutProjects reports whether a unit without projects hands in none of some
// forms, of all where none is chosen.
func onlyAboutProjects(camp *campaign.Campaign, forms []*form.Definition) bool {
	if len(forms) == 0 {
		forms = camp.Forms
	}
	return !slices.ContainsFunc(forms, func(d *form.Definition) bool {
		return d.About != form.AboutProject && slices.Contains(d.HandedInBy, "department")
	})
}

// printTemplates says what was written, and what was left alone and why.
func (c templateCommand) printTemplates(out string, made *blankforms.Result) error {
	if _, err := fmt.Fprintf(c.Stdout, c.say("已在 %s 写好 %d 份空白表，%d 份没有变化\n", "in %s: %d blank forms written, %d unchanged\n"),
		out, len(made.Written), len(made.Unchanged)); err != nil || len(made.Kept) == 0 {
		return err
	}
	fmt.Fprintf(c.Stdout, c.say("%d 份已有人填写，没有覆盖（要覆盖请加 --force）：\n", "%d were filled in by somebody and left as they are (--force replaces them):\n"), len(made.Kept))
	for _, path := range made.Kept {
		if _, err := fmt.Fprintln(c.Stdout, "  "+finding.OneLine(path)); err != nil {
			return err
		}
	}
	return nil
}
