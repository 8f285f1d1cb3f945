package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/finalize"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// finalizeCommand is `jixiao finalize`.
type finalizeCommand struct {
	*session
	flags             decisionFlags
	stage, doc, stamp string
	names             []string
	force             bool
}

func newFinalizeCommand(s *session) *cobra.Command {
	c := &finalizeCommand{session: s}
	cmd := &cobra.Command{
		Use:   "finalize",
		Short: c.say("定稿：一个阶段的结果不再变动，归入原件", "make a stage of the campaign final, and keep it"),
		Example: "  jixiao finalize --stage 评价结果 --doc 钢财绩〔2023〕8号\n" +
			"  jixiao finalize --stage 评价结果 --doc 钢财绩〔2023〕8号 --paper 重点绩效评价情况的报告 --stamp 公章.png\n" +
			"  jixiao finalize --stage 评价结果 --undo --why 定稿有误",
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.run(cmd.Context()) },
	}
	c.flags.addTo(cmd, c.commandLine)
	textFlag(cmd, &c.stage, "stage", "STAGE", c.say("哪个阶段：评价结果、整改，或者表单定义里写的其他阶段", "which stage: 评价结果, 整改, or another that the definitions of forms name"))
	textFlag(cmd, &c.doc, "doc", "NUMBER", c.say("文号，必填", "the document's number; must be given"))
	cmd.Flags().Var(repeated{&c.names, "NAME"}, "paper", c.say("同时定稿的公文（模板名称），可以写几次", "a paper to make final too, by the name of its template; may be repeated"))
	textFlag(cmd, &c.stamp, "stamp", "FILE", c.say("公章扫描件（png、jpg），作为附件一并留存", "a scan of the stamp (png, jpg), kept as an attachment"))
	markFlag(cmd, &c.force, "force", c.say("有没办结的事项也定稿，定稿上写明有哪些", "make it final though duties are open; it says which"))
	cmd.Flags().Lookup("why").Usage = c.say("理由；撤销时必填", "the reason; must be given with --undo")
	return cmd
}

func (c *finalizeCommand) run(ctx context.Context) error {
	o, err := c.options(c.flags.place)
	if err != nil {
		return err
	}
	r, err := c.request(o)
	if err != nil {
		return err
	}
	out, err := finalize.Stages(ctx, o.Sender, r)
	if out == nil {
		return c.refused(o, err)
	}
	lines := []string{r.Stage + c.say("：", ": ") + c.now(o, out)}
	if !out.Changed {
		lines = append(lines, c.flags.unchanged(c.console))
	}
	for _, line := range append(lines, c.lying(o, out)...) {
		if _, err := fmt.Fprintln(c.Stdout, finding.OneLine(line)); err != nil {
			return err
		}
	}
	return c.published(o, out, err)
}

// repeated is the value of a flag that may be given several times.
type repeated struct {
	all  *[]string
	kind string
}

// String, Set and Type make it a flag's value.
func (r repeated) String() string { return "" }

// Set takes one more.
func (r repeated) Set(s string) error {
	*r.all = append(*r.all, s)
	return nil
}

// Type is the word in the help text.
func (r repeated) Type() string { return r.kind }

// request reads from the command line what is wanted.
func (c *finalizeCommand) request(o pipeline.Options) (r finalize.Request, err error) {
	r = finalize.Request{Stage: strings.TrimSpace(c.stage), Doc: c.doc, Why: strings.TrimSpace(c.flags.why), Undo: c.flags.undo, Force: c.force}
	if r.Undo && r.Why == "" {
		return r, usageError{errors.New(c.say("撤销定稿要用 --why 写明理由", "give the reason with --why"))}
	}
	if r.By, err = decider(c.console, c.flags.by, o.Campaign.Settings); err != nil || r.Undo {
		return r, err
	}
	if r.Templates, err = (paperCommand{c.session}).chosen(c.names); err != nil || c.stamp == "" {
		return r, err
	}
	if r.Stamp, err = readStamp(c.stamp); err != nil {
		return r, usageError{fmt.Errorf(c.say("公章扫描件 %s 读不到：%w", "the stamp %s cannot be read: %w"), c.stamp, err)}
	}
	return r, nil
}

// mostStampFile is beyond what a scan may take: more of a file is not read.
const mostStampFile = 32 << 20

func readStamp(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > mostStampFile:
		return nil, finalize.ErrStamp
	}
	return os.ReadFile(name)
}

// refused says kindly why a stage was not made final.
func (c *finalizeCommand) refused(o pipeline.Options, err error) error {
	var stage *finalize.Stage
	var open *finalize.Open
	var template *finalize.Template
	switch {
	case errors.As(err, &stage) && stage.Name == "":
		return usageError{errors.New(c.say("要用 --stage 写明定稿哪个阶段；有：", "say with --stage which stage; there are: ") + strings.Join(stage.All, "、"))}
	case errors.As(err, &stage):
		return c.unknown("--stage", stage.Name, c.say("没有这个阶段", "there is no such stage"), stage.All)
	case errors.As(err, &open):
		return openDuties{fmt.Sprintf(c.say("没有定稿，有 %d 项没有办结：\n  %s\n办结后再定稿；确实要现在定稿的，加 --force，定稿上会写明", "not final: %d duties are open:\n  %s\nto make it final all the same, add --force: it says so then"),
			len(open.Duties), strings.Join(open.Duties, "\n  "))}
	case errors.As(err, &template):
		for _, f := range template.Faults {
			fmt.Fprintln(c.Stderr, template.Paper+".docx "+f.In(c.lang))
		}
		return usageError{fmt.Errorf(c.say("没有定稿：模板有 %d 处要改", "not final: %d places in the template to mend"), len(template.Faults))}
	case errors.Is(err, finalize.ErrDoc):
		return usageError{errors.New(c.say("要用 --doc 写明文号（100 字以内）", "give the document's number with --doc, in 100 characters at most"))}
	case errors.Is(err, finalize.ErrStamp):
		return usageError{errors.New(c.say("公章扫描件应是 png 或 jpg 图片，不大于 10 MB", "the stamp must be a png or jpg picture of at most 10 MB"))}
	}
	return decisionRefused(wording{c.console, o.Campaign}, err)
}

// openDuties is why a stage was not made final: a plain list, and no wrong usage.
type openDuties struct{ text string }

func (e openDuties) Error() string { return e.text }

// now is what holds of the stage.
func (c *finalizeCommand) now(o pipeline.Options, out *decide.Outcome) string {
	d := finalOf(out)
	if d == nil {
		return c.say("没有定稿", "not final")
	}
	said := fmt.Sprintf(c.say("%s 定稿，%s，第 %d 次审核，印记 %s", "final on %s, %s, run %d, seal %s"),
		value.DateOf(d.AsOf.In(o.Campaign.Zone)), d.Final.Doc, d.Final.Run, d.Final.Seal)
	if n := len(d.Final.Open); n > 0 {
		said += fmt.Sprintf(c.say("；定稿时有 %d 项没有办结", "; %d duties were open"), n)
	}
	return said
}

// finalOf is the decision by which the stage is final, nil where it is not.
func finalOf(out *decide.Outcome) *record.Decision {
	for _, d := range record.Finals(out.Snapshot.Decisions) {
		if d.Target == out.Duties {
			return &d
		}
	}
	return nil
}

// lying are the files of the stage as they lie in the outbox.
func (c *finalizeCommand) lying(o pipeline.Options, out *decide.Outcome) (lines []string) {
	d := finalOf(out)
	if d == nil {
		return nil
	}
	for _, f := range d.Final.Files {
		lines = append(lines, "  "+filepath.Join(o.Outbox, campaign.FinalSheet, filepath.FromSlash(f.Name)))
	}
	return lines
}
