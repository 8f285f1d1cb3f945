package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"jixiao/internal/terminal"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/scaffold"
)

// initFlags say what a campaign of one's own begins with.
type initFlags struct {
	name, year, from, register, regions string
}

// initCommand is `jixiao init`.
type initCommand struct{ *session }

func newInitCommand(s *session) *cobra.Command {
	c := initCommand{s}
	var f initFlags
	cmd := &cobra.Command{
		Use:   "init " + c.say("文件夹", "DIR"),
		Short: c.say("新建一个评价年度：设置、收件箱、发件箱", "lay out a new campaign: settings, inbox, outbox"),
		Example: "  jixiao init 2026 --name 某某区 --year 2026 --register 项目明细.xlsx\n" +
			"  jixiao init 2027 --from 2026 --register 项目明细.xlsx\n" +
			"  jixiao init 2026 --name 某某市 --year 2026 --regions 各区县.xlsx",
		Args: c.oneArg(c.say("文件夹", "folder")),
		RunE: func(_ *cobra.Command, args []string) error { return c.begin(args[0], f) },
	}
	textFlag(cmd, &f.name, "name", "NAME", c.say("哪里的评价，如 某某区；也可以写评价年度的全称", "of which area; or the campaign's whole name"))
	textFlag(cmd, &f.year, "year", "YEAR", c.say("评价年度（有 --from 时缺省为下一年）", "the campaign's year (default with --from: the next one)"))
	textFlag(cmd, &f.from, "from", "DIR", c.say("去年的文件夹：单位、联系人、别名、规则的改动和管理员的设置照搬", "last year's folder: units, people, aliases, changes of rules and the keeper's settings are taken over"))
	textFlag(cmd, &f.register, "register", "FILE", c.say("项目明细（附件1）的电子表格，项目和单位从中读取", "a workbook with the project list; projects and units are read from it"))
	textFlag(cmd, &f.regions, "regions", "FILE", c.say("收下级地区的汇总：各地区名录的电子表格，要有代码、名称两列", "take in the summaries of regions: a workbook that lists them by code and name"))
	return cmd
}

func (c initCommand) begin(dir string, f initFlags) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	if terminal.Is(c.Stdin) {
		if err := c.ask(bufio.NewReader(c.Stdin), &f); err != nil {
			return err
		}
	}
	if f == (initFlags{}) {
		if err := c.printLaidOut(dir, scaffold.Init(dir, program)); err != nil {
			return err
		}
		fmt.Fprintf(c.Stdout, c.say("这是程序自带的样例（一份公开报告里的项目和单位）。新建自己的：jixiao init 文件夹 --name 某某区 --year %d --register 项目明细.xlsx\n",
			"this is the sample, the projects and units of a published report. To begin your own: jixiao init DIR --name 某某区 --year %d --register 项目明细.xlsx\n"), time.Now().Year())
		return nil
	}
	r, err := c.read(f)
	if err != nil {
		return err
	}
	r.Program = program
	begun, err := scaffold.Begin(dir, r)
	if errors.Is(err, scaffold.ErrUnnamed) {
		return c.unnamed()
	}
	if err := c.printLaidOut(dir, err); err != nil {
		return err
	}
	c.printBegun(dir, begun)
	return nil
}

// printLaidOut says what was made, or why nothing was.
func (c initCommand) printLaidOut(dir string, err error) error {
	if errors.Is(err, scaffold.ErrExists) {
		return usageError{fmt.Errorf(c.say("%s 中已经有 configs：换一个文件夹，或先把它移走", "%s already has configs: name another folder, or move it away first"), dir)}
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Stdout, c.say("已在 %s 建好：configs（设置）、inbox（收件箱，每个单位一个文件夹）、outbox（发件箱），以及双击就能审核一遍的“立即审核”。\n"+
		"接下来：在 configs/评价年度设置.xlsx 中核对项目和单位，然后运行 jixiao --config %s/configs run\n",
		"laid out %s: configs, inbox (a folder a unit), outbox, and 立即审核 to double-click for a run.\n"+
			"next: check projects and units in configs/评价年度设置.xlsx, then run jixiao --config %s/configs run\n"), dir, dir)
	return err
}

// printBegun says what a campaign of one's own holds, and what it has not taken
// over from last year's.
func (c initCommand) printBegun(dir string, b scaffold.Begun) {
	fmt.Fprintf(c.Stdout, c.say("%s：%d 个单位，%d 个项目。请核对“报送时限”里的日期。\n", "%s: %d units, %d projects. Please check the dates in 报送时限.\n"), b.Name, b.Units, b.Projects)
	if b.Projects == 0 && !b.OfRegions {
		fmt.Fprintf(c.Stdout, c.say("项目明细还空着：填好以后才能审核，不评项目的在“报送时限”里删去关于项目的表单；收件箱的文件夹用 jixiao --config %s/configs folders 补建。\n",
			"the register is still empty: fill it in first, or delete the forms about projects from 报送时限; then jixiao --config %s/configs folders makes the inbox folders.\n"), dir)
	}
	c.printPublishing(dir, b.Publishing)
	for _, reset := range b.Reset {
		fmt.Fprintf(c.Stdout, c.say("没有沿用去年的 %s，按缺省放在新文件夹里；要放在别处，请改 configs/campaign.yaml。\n",
			"not taken over: %s; it is in the new folder now. To have it elsewhere, change configs/campaign.yaml.\n"), reset)
	}
	if len(b.Edited) > 0 {
		fmt.Fprintf(c.Stdout, c.say("去年的 %s 与程序现在的不同，没有沿用：是自己改过的，请把改动带过来。\n",
			"last year's %s differ from the program's own and were not taken over: if you changed them, do so again.\n"), strings.Join(b.Edited, c.say("、", ", ")))
	}
}

// printPublishing says how results reach the departments, and how to have it
// otherwise.
func (c initCommand) printPublishing(dir string, p campaign.Publishing) {
	way := fmt.Sprintf(c.say("发布方式：%s", "publishing: %s"), p.Label().In(c.lang))
	if p == campaign.Trial {
		way += c.say("，结果先只给绩效科看，不动各单位的文件夹，也不发邮件", ": the section alone sees results, departments get nothing yet")
	}
	fmt.Fprintf(c.Stdout, c.say("%s。要改，请在 %s/configs/评价年度设置.xlsx 的“发布方式”里选。\n",
		"%s. To have it otherwise, choose in sheet 发布方式 of %s/configs/评价年度设置.xlsx.\n"), way, dir)
}

// read reads the options.
func (c initCommand) read(f initFlags) (scaffold.Round, error) {
	r := scaffold.Round{Name: f.name, From: f.from, Register: f.register, Regions: f.regions}
	for _, path := range []string{f.from, f.register, f.regions} {
		if _, err := os.Stat(path); path != "" && err != nil {
			return r, usageError{fmt.Errorf(c.say("找不到 %s，或者打不开", "%s is not there, or cannot be opened"), path)}
		}
	}
	if f.year == "" {
		return r, nil
	}
	var err error
	if r.Year, err = strconv.Atoi(f.year); err != nil || r.Year < 2000 || r.Year > 2100 {
		return r, usageError{fmt.Errorf(c.say("--year %q：应是四位数的年份", "--year %q: want a year of four digits"), f.year)}
	}
	return r, nil
}

func (c initCommand) unnamed() error {
	return usageError{errors.New(c.say("新建自己的评价年度，要写 --name 和 --year，或者用 --from 指明去年的文件夹", "a campaign of your own needs --name and --year, or last year's folder as --from"))}
}

// ask asks a person for what the options leave open. No name at all is the
// sample.
func (c initCommand) ask(in *bufio.Reader, f *initFlags) error {
	if f.from != "" || f.name != "" && f.year != "" {
		return nil
	}
	nothing := *f == initFlags{}
	for _, q := range []struct {
		answer   *string
		question string
	}{
		{&f.name, c.say("哪里的评价（如 某某区；直接回车看自带的样例）：", "of which area (Enter alone lays out the sample): ")},
		{&f.year, fmt.Sprintf(c.say("评价年度（如 %d）：", "year (such as %d): "), time.Now().Year())},
		{&f.register, c.say("项目明细的电子表格（直接回车，以后自己填）：", "workbook with the project list (Enter alone: to be filled in later): ")},
	} {
		if *q.answer != "" || q.answer == &f.register && f.regions != "" || nothing && f.name == "" && q.answer != &f.name {
			continue
		}
		answer, err := terminal.Ask(in, c.Stdout, q.question)
		if err != nil {
			return c.unnamed()
		}
		*q.answer = answer
	}
	return nil
}
