package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"jixiao/internal/disk"
	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/preview"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// previewFlags are the options of `jixiao rules preview`.
type previewFlags struct {
	placeFlags
	settings, format, output string
	on, trial, off           codesOption
}

// previewCommand is `jixiao rules preview`.
type previewCommand struct{ *session }

func newPreviewCommand(s *session) *cobra.Command {
	c := previewCommand{s}
	var f previewFlags
	cmd := &cobra.Command{
		Use:   "preview",
		Short: c.say("试算：照现在的设置审一遍台账里的文件，看结论和意见有哪些变化；什么也不记，谁也不告诉", "what changed rules and settings would find otherwise; nothing is recorded"),
		Long: c.say("改了设置工作簿（规则、容差、级别、本级规则……），先看会怎样：把台账里收到的文件照现在的设置再审一遍，\n"+
			"和上次审核比，列出哪些单位新退回、新要说明、不再退回，哪条规则多了、少了、变了多少条意见。\n"+
			"台账、收件箱、发件箱都不动，也不发通知。设置和时点相同的下一次审核，结果就是这里列的。\n"+
			"没有变化退出码为 0，有变化为 1，设置或本级规则有写错的为 2。",
			"Judges again what the ledger holds by the settings as they are now, and says what would be otherwise than\n"+
				"in the last run: verdicts by department, findings by rule. Ledger, inbox and outbox stay as they are, and\n"+
				"nobody is told. The next run with the same settings at the same moment says exactly that.\n"+
				"Exit codes: 0 nothing would change, 1 something would, 2 the settings or a rule of this office have faults."),
		Example: "  jixiao rules preview\n" +
			"  jixiao rules preview --settings " + c.say("修改稿.xlsx -o 试算.xlsx", "draft.xlsx -o preview.xlsx") + "\n" +
			"  jixiao rules preview --on L01 --off L03",
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.preview(cmd.Context(), f) },
	}
	textFlag(cmd, &f.settings, "settings", "FILE", c.say("用这一份设置工作簿，不用 configs 里的", "another settings workbook in the place of the configured one"))
	cmd.Flags().Var(&f.on, "on", c.say("当作已把这条本级规则启用，可写多次", "as if this rule of the office were on; may be repeated"))
	cmd.Flags().Var(&f.trial, "trial", c.say("当作已把这条本级规则改为试行，可写多次", "as if it were on trial; may be repeated"))
	cmd.Flags().Var(&f.off, "off", c.say("当作已把这条本级规则停用，可写多次", "as if it were off; may be repeated"))
	cmd.Flags().VarP(option{&f.output, "FILE"}, "output", "o", c.say("把每一条变化写成工作簿（.xlsx）", "write all changes into a workbook (.xlsx)"))
	c.ledgerFlag(cmd, &f.ledger)
	c.asOfFlag(cmd, &f.asOf)
	cmd.Flags().Lookup("as-of").Usage = c.say("审核时点（缺省为上次审核的时点，这样只看设置带来的变化）", "the clock (default: that of the last run, so that nothing but the settings changes)")
	c.formatFlag(cmd, &f.format)
	return cmd
}

// codesOption are the codes of rules, one each time that the option is given.
type codesOption []finding.Code

// String, Set and Type make it a flag's value.
func (o *codesOption) String() string { return "" }

// Set takes one more.
func (o *codesOption) Set(s string) error {
	*o = append(*o, finding.Code(value.Fold(s)))
	return nil
}

// Type is the word in the help text.
func (o *codesOption) Type() string { return "CODE" }

func (c previewCommand) preview(ctx context.Context, f previewFlags) error {
	if err := c.knownFormat(f.format); err != nil {
		return err
	}
	camp, err := c.changed(f)
	if err != nil {
		return err
	}
	o, err := c.optionsBy(camp, f.placeFlags)
	if err != nil {
		return err
	}
	if f.asOf == "" {
		o.AsOf = time.Time{} // that of the last run
	}
	if err := c.mayWrite(o.Inbox, f.output); err != nil {
		return err
	}
	o.OnProgress = terminal.Progress(c.Stderr, c.say("试算", "previewing"))
	r, err := preview.Of(ctx, o.Workspace)
	if err != nil {
		return err
	}
	terminal.Wipe(c.Stderr)
	return c.report(o, f, r)
}

// mayWrite refuses a place for the workbook, "" for none, where it would be taken for
// something else, or take the place of it.
func (c previewCommand) mayWrite(inbox, output string) error {
	if output == "" {
		return nil
	}
	if !strings.EqualFold(filepath.Ext(output), ".xlsx") {
		return usageError{fmt.Errorf(c.say("-o %s：文件名应以 .xlsx 结尾", "-o %s: want a name that ends in .xlsx"), output)}
	}
	if within, err := liesIn(c.config, output); err != nil || within {
		return errors.Join(err, usageError{fmt.Errorf(c.say("-o %s：不要写到设置所在的文件夹里", "-o %s: lies in the folder of the settings"), output)})
	}
	return c.outside(inbox, output)
}

// changed is the campaign with the changes that the options ask for.
func (c previewCommand) changed(f previewFlags) (*campaign.Campaign, error) {
	states, err := c.states(f)
	if err != nil {
		return nil, err
	}
	configs, err := c.configs()
	if err != nil {
		return nil, err
	}
	if f.settings != "" {
		if configs, err = c.replaced(configs, f.settings); err != nil {
			return nil, err
		}
	}
	camp, err := load.InStates(configs, states)
	if err != nil {
		return nil, named(err, f.settings)
	}
	for i := range camp.RuleFaults {
		camp.RuleFaults[i].Where = inFile(camp.RuleFaults[i].Where, f.settings)
	}
	return camp, c.known(camp, states)
}

// named has faults in the settings workbook told of the one that was read for it.
func named(err error, settings string) error {
	var faults *load.Faults
	if errors.As(err, &faults) {
		for i := range faults.List {
			faults.List[i].File = inFile(faults.List[i].File, settings)
		}
	}
	return err
}

// inFile is a place in the settings workbook with the name of the one that was read
// for it, "" for none.
func inFile(place, settings string) string {
	if rest, ok := strings.CutPrefix(place, load.SettingsFile); ok && settings != "" {
		return settings + rest
	}
	return place
}

func (c previewCommand) replaced(configs fs.FS, path string) (fs.FS, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, usageError{fmt.Errorf(c.say("--settings %s：读不到这个文件", "--settings %s: this file cannot be read"), path)}
	}
	return load.Replaced(configs, data), nil
}

// states are those that the options give to rules.
func (c previewCommand) states(f previewFlags) (load.States, error) {
	states := load.States{}
	for _, given := range []struct {
		codes codesOption
		state load.State
	}{{f.on, load.On}, {f.trial, load.OnTrial}, {f.off, load.Off}} {
		for _, code := range given.codes {
			if other, twice := states[code]; twice && other != given.state {
				return nil, usageError{fmt.Errorf(c.say("%s 既要%s又要%s：只能选一个", "%s: %s and %s exclude each other"), code, other, given.state)}
			}
			states[code] = given.state
		}
	}
	return states, nil
}

// known refuses what is no rule of the section's own.
func (c previewCommand) known(camp *campaign.Campaign, states load.States) error {
	var all []finding.Code
	for _, row := range camp.Local {
		all = append(all, finding.Code(value.Fold(row[0])))
	}
	for code := range states {
		if slices.Contains(all, code) {
			continue
		}
		if _, shipped := camp.Engine.Info(code); shipped {
			return usageError{fmt.Errorf(c.say("%s 是程序自带的规则：另存一份设置工作簿，在“审核规则”表里改好，再用 --settings 试算", "%s comes with the program: change it in the sheet 审核规则 of a copy of the settings workbook, and preview that with --settings"), code)}
		}
		return usageError{fmt.Errorf(c.say("“本级规则”表里没有 %s", "no rule %s in the sheet 本级规则"), code)}
	}
	return nil
}

// report says what came of a preview, and ends with what it means to whoever waits
// for the exit code.
func (c previewCommand) report(o pipeline.Options, f previewFlags, r *preview.Result) error {
	if f.output != "" {
		err := disk.WriteFile(f.output, func(w io.Writer) error { return preview.Workbook(w, o.Campaign, r) })
		if err != nil {
			return err
		}
	}
	show := c.printText
	if f.format == "json" {
		show = c.printJSONPreview
	}
	if err := show(o, f, r); err != nil {
		return err
	}
	if faults := faultsOf(o.Campaign); faults != nil {
		return faults
	}
	if r.Changes() {
		return errFindings
	}
	return nil
}

// faultsOf are the faults in the section's own rules as an error of the settings: a
// run leaves such a rule out, and whoever previews it wants to know. Nil is none.
func faultsOf(camp *campaign.Campaign) error {
	var all []load.Fault
	for _, f := range camp.RuleFaults {
		all = append(all, load.Fault{File: f.Where, Message: f.Message})
	}
	if len(all) == 0 {
		return nil
	}
	return &load.Faults{List: all}
}
