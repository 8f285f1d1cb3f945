package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"jixiao/internal/service"
	"jixiao/rules/finding"
)

// serviceFlags are the options of `jixiao service`.
type serviceFlags struct {
	name, user string
	all        bool // the campaigns of a list
	list       string
	work       bool // those of a list in a database, which several machines share
	database   string
}

// unit is the service by its name alone.
func (f serviceFlags) unit() service.Unit { return service.Unit{Name: firstOf(f.name, "jixiao")} }

// serviceCommand is `jixiao service`.
type serviceCommand struct{ *session }

func newServiceCommand(s *session) *cobra.Command {
	c := serviceCommand{s}
	var f serviceFlags
	cmd := &cobra.Command{
		Use:   "service",
		Short: c.say("把常驻运行装成系统服务：安装、启动、停止、查看、卸载", "make serve a service of the system: install, start, stop, status, uninstall"),
		Args:  c.noCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	install := c.action(&f, "install", c.say("安装服务，开机自动启动", "install the service; it starts with the machine"), c.install)
	textFlag(install, &f.user, "user", "NAME", c.say("以哪个用户运行（Linux，缺省 root）", "user to run as (Linux; default: root)"))
	markFlag(install, &f.all, "all", c.say("值守名单上的评价年度", "serve every campaign on the list"))
	listFlag(c.session, install, &f.list)
	markFlag(install, &f.work, "work", c.say("与别的机器一起值守数据库里的名单（jixiao work），要写 --db", "share the campaigns of a list in a database with other machines (jixiao work); needs --db"))
	databaseFlag(c.session, install, &f.database)
	install.Flags().Bool("print", false, c.say("只显示服务的写法，不安装", "print the unit, install nothing"))
	cmd.AddCommand(install,
		c.action(&f, "start", c.say("启动服务", "start the service"), c.start),
		c.action(&f, "stop", c.say("停止服务", "stop the service"), c.stop),
		c.action(&f, "status", c.say("查看服务是否在运行", "say whether the service runs"), c.status),
		c.action(&f, "uninstall", c.say("卸载服务，不动数据", "remove the service; data stay"), c.uninstall))
	return cmd
}

func (c serviceCommand) action(f *serviceFlags, name, short string, do func(*cobra.Command, serviceFlags) error) *cobra.Command {
	cmd := &cobra.Command{Use: name, Short: short, Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return do(cmd, *f) }}
	textFlag(cmd, &f.name, "name", "NAME", c.say("服务的名称（缺省 jixiao；一台机器上有几个评价年度时各取一个）", "name of the service (default: jixiao; one each where a machine has several campaigns)"))
	return cmd
}

// unitOfAll describes the service for the campaigns of a list.
func (c serviceCommand) unitOfAll(f serviceFlags) (service.Unit, error) {
	u := f.unit()
	list, err := c.campaignList(f.list)
	if err != nil {
		return u, err
	}
	path, err := filepath.Abs(list.Path())
	if err != nil {
		return u, err
	}
	folder := filepath.Dir(path)
	return c.starting(u, f, folder, c.say("绩效表格审核", "jixiao"), c.inLang("serve", "--all", "--campaigns", path), filepath.Join(folder, "jixiao.log"))
}

// unitOfWork describes the service of a machine that shares the campaigns of a list in a
// database. The password is not among what a unit says.
func (c serviceCommand) unitOfWork(f serviceFlags) (service.Unit, error) {
	u := f.unit()
	address, err := c.database(f.database)
	if err != nil {
		return u, err
	}
	folder, err := filepath.Abs(".")
	if err != nil {
		return u, err
	}
	return c.starting(u, f, folder, c.say("绩效表格审核", "jixiao"), c.inLang("work", "--db", address), filepath.Join(folder, "jixiao.log"))
}

// unit describes the service for the campaign of the settings.
func (c serviceCommand) unit(f serviceFlags) (service.Unit, error) {
	u := f.unit()
	o, err := c.options(placeFlags{})
	if err != nil {
		return u, err
	}
	configs, err := filepath.Abs(c.config)
	if err != nil {
		return u, err
	}
	ledger, err := filepath.Abs(string(o.Place))
	if err != nil {
		return u, err
	}
	return c.starting(u, f, filepath.Dir(configs), c.say("绩效表格审核 ", "jixiao ")+o.Campaign.Name,
		append([]string{"--config", configs}, c.inLang("serve")...), filepath.Join(filepath.Dir(ledger), "jixiao.log"))
}

// inLang are arguments with the language in which the service speaks.
func (c serviceCommand) inLang(arguments ...string) []string {
	if c.lang == finding.ZH {
		return arguments
	}
	return append([]string{"--lang", string(c.lang)}, arguments...)
}

// starting fills in how this program is started. A service of Windows has nothing to
// write to but a log.
func (c serviceCommand) starting(u service.Unit, f serviceFlags, folder, description string, arguments []string, log string) (service.Unit, error) {
	program, err := os.Executable()
	if err != nil {
		return u, fmt.Errorf("find program: %w", err)
	}
	u.User, u.Program, u.Folder, u.Description, u.Arguments = f.user, program, folder, description, arguments
	if runtime.GOOS == "windows" {
		u.Arguments = append(u.Arguments, "--log", log)
	}
	return u, nil
}

func (c serviceCommand) install(cmd *cobra.Command, f serviceFlags) error {
	describe := c.unit
	switch {
	case f.all && f.work:
		return usageError{errors.New(c.say("--all 和 --work 只能写一个", "give --all or --work, not both"))}
	case f.all:
		describe = c.unitOfAll
	case f.work:
		describe = c.unitOfWork
	}
	u, err := describe(f)
	if err != nil {
		return err
	}
	if only, err := cmd.Flags().GetBool("print"); err != nil || only {
		return errors.Join(err, c.printUnit(u))
	}
	return c.printDone(u, u.Install(), "已安装服务 %s，开机自动启动。现在启动：jixiao service start\n", "installed the service %s. To start it now: jixiao service start\n")
}

func (c serviceCommand) printUnit(u service.Unit) error {
	if runtime.GOOS != "windows" {
		_, err := fmt.Fprint(c.Stdout, u.Systemd())
		return err
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("服务名称：%s\n程序：%s\n参数：%q\n", "service: %s\nprogram: %s\narguments: %q\n"), u.Name, u.Program, u.Arguments)
	return err
}

func (c serviceCommand) start(_ *cobra.Command, f serviceFlags) error {
	return c.printDone(f.unit(), f.unit().Start(), "已启动服务 %s。运行状况：jixiao doctor\n", "started the service %s. How it is: jixiao doctor\n")
}

func (c serviceCommand) stop(_ *cobra.Command, f serviceFlags) error {
	return c.printDone(f.unit(), f.unit().Stop(), "已停止服务 %s。\n", "stopped the service %s.\n")
}

func (c serviceCommand) uninstall(_ *cobra.Command, f serviceFlags) error {
	return c.printDone(f.unit(), f.unit().Uninstall(), "已卸载服务 %s，设置和数据没有动。\n", "removed the service %s; settings and data stay.\n")
}

func (c serviceCommand) status(_ *cobra.Command, f serviceFlags) error {
	u := f.unit()
	runs, err := u.Running()
	switch {
	case errors.Is(err, service.ErrNotInstalled):
		fmt.Fprintf(c.Stdout, c.say("服务 %s 没有安装。安装：jixiao service install\n", "the service %s is not installed: jixiao service install\n"), u.Name)
		return errFindings
	case err != nil:
		return err
	case runs:
		_, err := fmt.Fprintf(c.Stdout, c.say("服务 %s 正在运行。\n", "the service %s runs.\n"), u.Name)
		return err
	}
	fmt.Fprintf(c.Stdout, c.say("服务 %s 已停止。启动：jixiao service start\n", "the service %s does not run: jixiao service start\n"), u.Name)
	return errFindings
}

// printDone names the service that something was done with, if it was.
func (c serviceCommand) printDone(u service.Unit, err error, zh, en string) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Stdout, c.say(zh, en), u.Name)
	return err
}
