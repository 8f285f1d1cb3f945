package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/pipeline/versiondiff"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// historyCommand is `jixiao history`.
type historyCommand struct{ *session }

func newHistoryCommand(s *session) *cobra.Command {
	c := historyCommand{s}
	var f placeFlags
	var format string
	cmd := &cobra.Command{
		Use:     "history " + c.say("[单位代码|项目编号|版本编号]…", "[UNIT|PROJECT|ID]…"),
		Short:   c.say("查看各版本：何时收到、结论、为何采用、改了什么", "show versions: when they came, verdict, why they stand, what changed"),
		Example: "  jixiao history 101001\n  jixiao history A-02\n  jixiao history 17",
		RunE:    func(cmd *cobra.Command, args []string) error { return c.history(cmd.Context(), f, format, args) },
	}
	c.ledgerFlag(cmd, &f.ledger)
	c.formatFlag(cmd, &format)
	return cmd
}

func (c historyCommand) history(ctx context.Context, f placeFlags, format string, args []string) error {
	o, s, err := c.current(ctx, f, format)
	if err != nil {
		return err
	}
	chains, err := c.chains(o, s, args)
	if err != nil {
		return err
	}
	if format == "json" {
		return c.printJSONHistory(chains, o.Campaign.Zone)
	}
	if len(chains) == 0 {
		_, err := fmt.Fprintln(c.Stdout, c.say("还没有收到任何版本。", "no version has come yet."))
		return err
	}
	for i, chain := range chains {
		if i > 0 {
			fmt.Fprintln(c.Stdout)
		}
		if err := (chainPrinter{wording{c.console, o.Campaign}}).print(chain); err != nil {
			return err
		}
	}
	return nil
}

// chains are the chains that the arguments name; all of them where none is given.
func (c historyCommand) chains(o pipeline.Options, s *record.Snapshot, args []string) ([][]record.Version, error) {
	wanted := map[record.Duty]bool{}
	for _, arg := range args {
		found := false
		for _, v := range s.Versions {
			if arg == v.Duty.Department || value.Fold(arg) == value.Fold(v.Duty.Subject.ID()) || arg == strconv.FormatInt(v.ID, 10) {
				wanted[v.Duty], found = true, true
			}
		}
		if !found {
			return nil, c.unknownHistory(o, s, arg)
		}
	}
	var out [][]record.Version
	for _, chain := range record.Chains(s.Versions) {
		if len(args) == 0 || wanted[chain[0].Duty] {
			out = append(out, chain)
		}
	}
	return out, nil
}

func (c historyCommand) unknownHistory(o pipeline.Options, s *record.Snapshot, arg string) error {
	_, unit := o.Campaign.Facts.Unit(arg)
	_, project := projectCalled(o.Campaign, arg)
	if unit || project || isItem(o.Campaign.Facts, arg) {
		return usageError{fmt.Errorf(c.say("%s 还没有报送过任何版本", "%s has handed nothing in yet"), arg)}
	}
	if id, err := strconv.ParseInt(arg, 10, 64); err == nil {
		_, err := s.Version(id)
		return decisionRefused(wording{c.console, o.Campaign}, err)
	}
	return usageError{fmt.Errorf(c.say("%q 不是单位代码、项目编号或版本编号", "%q is no unit code, project code or version number"), arg)}
}

// isItem reports whether an item of a list has the code.
func isItem(facts *register.Facts, code string) bool {
	for list := range facts.Lists {
		if _, ok := facts.Item(list, code); ok {
			return true
		}
	}
	return false
}

// chainPrinter shows the versions of a duty.
type chainPrinter struct{ wording }

// print prints the versions of one duty, and what each says otherwise than
// the one before it.
func (c chainPrinter) print(chain []record.Version) error {
	d := chain[0].Duty
	title := c.unit(d.Department) + "  " + c.form(d.Form)
	if name := c.Facts.NameOf(d.Subject); d.SubjectCode() != "" && name != "" {
		title += "  " + d.Subject.ID() + " " + name
	}
	fmt.Fprintln(c.Stdout, finding.OneLine(title))
	t := terminal.NewTable(terminal.Col(c.say("编号", "ID"), 6), terminal.Col(c.say("版本", "version"), 10), terminal.Col(c.say("文件", "file"), 40),
		terminal.Col(c.say("到达时间", "arrival"), 30), terminal.Col(c.say("结论", "verdict"), 20), terminal.Col(c.say("说明", "why"), 40))
	for _, v := range chain {
		t.Row(strconv.FormatInt(v.ID, 10), c.version(v), v.File.Path, c.arrived(*v.File), v.Label().In(c.lang), v.Reason().In(c.lang))
	}
	if err := t.Print(c.Stdout); err != nil {
		return err
	}
	return c.printChanges(chain)
}

// arrived is when a file counts as arrived, and who says so.
func (c chainPrinter) arrived(f record.File) string {
	at := c.minute(f.Arrival)
	switch {
	case f.Decided == nil && f.Basis == record.ByChange:
		return at + c.say("（文件写完的时间）", " (when the file was written)")
	case f.Decided == nil:
		return at
	}
	return at + fmt.Sprintf(c.say("（认定，%s；收到时记下的是 %s）", " (set by %s; recorded: %s)"), f.Because().In(c.lang), c.minute(f.Seen))
}

func (c chainPrinter) printChanges(chain []record.Version) error {
	var before *record.Version
	for i := range chain {
		v := &chain[i]
		if v.N == 0 {
			continue
		}
		if before != nil {
			if err := c.printChange(before, v); err != nil {
				return err
			}
		}
		before = v
	}
	return nil
}

func (c chainPrinter) printChange(older, newer *record.Version) error {
	changes := versiondiff.Between(older.Submission(), newer.Submission(), newer.Duty.Subject)
	head := fmt.Sprintf(c.say("第 %d 版 → 第 %d 版：%d 处不同", "version %d → %d: %d differences"), older.N, newer.N, len(changes))
	if _, err := fmt.Fprintln(c.Stdout, head); err != nil || len(changes) == 0 {
		return err
	}
	t := terminal.NewTable(terminal.Col(c.say("单元格", "cell"), 7), terminal.Col(c.say("栏目", "field"), 20), terminal.Col(c.say("所在行", "row"), 24),
		terminal.Col(c.say("原来", "before"), 40), terminal.Col(c.say("现在", "now"), 40))
	for _, ch := range changes {
		t.Row(ch.Cell.String(), ch.Label.In(c.lang), ch.Row, ch.Old, ch.New)
	}
	return t.Print(c.Stdout)
}
