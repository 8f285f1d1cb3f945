package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/kardianos/service"
	"github.com/spf13/cobra"
)

// serviceFlags are the options of `jixiao service`.
type serviceFlags struct {
	name, user string
}

// errNotAdmin says that services are for administrators to install.
var errNotAdmin = errors.New("services are for administrators")

// errNoSystemd says that services of this machine are not ours to install.
var errNoSystemd = errors.New("no systemd on this machine")

func (c *Command) serviceCommand() *cobra.Command {
	var f serviceFlags
	cmd := &cobra.Command{
		Use:   "service",
		Short: c.say("把常驻运行装成系统服务：安装、启动、停止、查看、卸载", "make serve a service of the system: install, start, stop, status, uninstall"),
		Args:  c.noCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	install := c.serviceAction(&f, "install", c.say("安装服务，开机自动启动", "install the service; it starts with the machine"), c.installService)
	c.flag(install, &f.user, "user", "NAME", c.say("以哪个用户运行（Linux，缺省 root）", "user to run as (Linux; default: root)"))
	install.Flags().Bool("print", false, c.say("只显示服务的写法，不安装", "print the unit, install nothing"))
	cmd.AddCommand(install,
		c.serviceAction(&f, "start", c.say("启动服务", "start the service"), c.startService),
		c.serviceAction(&f, "stop", c.say("停止服务", "stop the service"), c.stopService),
		c.serviceAction(&f, "status", c.say("查看服务是否在运行", "say whether the service runs"), c.serviceStatus),
		c.serviceAction(&f, "uninstall", c.say("卸载服务，不动数据", "remove the service; data stay"), c.uninstallService))
	return cmd
}

func (c *Command) serviceAction(f *serviceFlags, name, short string, do func(*cobra.Command, serviceFlags) error) *cobra.Command {
	cmd := &cobra.Command{Use: name, Short: short, Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return do(cmd, *f) }}
	c.flag(cmd, &f.name, "name", "NAME", c.say("服务的名称（缺省 jixiao；一台机器上有几个评价年度时各取一个）", "name of the service (default: jixiao; one each where a machine has several campaigns)"))
	return cmd
}

// unit describes the service for the campaign of the settings.
func (c *Command) unit(f serviceFlags) (serviceUnit, error) {
	o, err := c.options(placeFlags{})
	if err != nil {
		return serviceUnit{}, err
	}
	configs, err := filepath.Abs(c.config)
	if err != nil {
		return serviceUnit{}, err
	}
	program, err := os.Executable()
	if err != nil {
		return serviceUnit{}, fmt.Errorf("find program: %w", err)
	}
	u := serviceUnit{name: firstOf(f.name, "jixiao"), user: f.user, executable: program, folder: filepath.Dir(configs),
		description: c.say("绩效表格审核 ", "jixiao ") + o.Campaign.Name, arguments: []string{"--config", configs}}
	if c.lang != "zh" {
		u.arguments = append(u.arguments, "--lang", string(c.lang))
	}
	u.arguments = append(u.arguments, "serve")
	if runtime.GOOS == "windows" {
		// A service of Windows has nothing to write to.
		ledger, err := filepath.Abs(o.Ledger)
		if err != nil {
			return u, err
		}
		u.arguments = append(u.arguments, "--log", filepath.Join(filepath.Dir(ledger), "jixiao.log"))
	}
	return u, nil
}

// manager is the system's word on the service.
func (c *Command) manager(u serviceUnit) (service.Service, error) {
	if runtime.GOOS == "linux" && service.Platform() != "linux-systemd" {
		return nil, errNoSystemd
	}
	config := &service.Config{Name: u.name, DisplayName: u.name, Description: u.description, Executable: u.executable,
		Arguments: u.arguments, WorkingDirectory: u.folder, UserName: u.user,
		Option: service.KeyValue{"OnFailure": "restart", "OnFailureDelayDuration": "30s"}}
	if runtime.GOOS == "linux" {
		// The library's template is filled with the whole unit, so that what is
		// printed is what is installed.
		config.Option["SystemdScript"], config.Description = "{{Description}}", u.systemd()
	}
	return service.New(idle{}, config)
}

// idle is no program: the manager starts a process of its own for that.
type idle struct{}

// Start and Stop are what the library wants of a program.
func (idle) Start(service.Service) error { return nil }

// Stop has nothing to stop.
func (idle) Stop(service.Service) error { return nil }

func (c *Command) installService(cmd *cobra.Command, f serviceFlags) error {
	u, err := c.unit(f)
	if err != nil {
		return err
	}
	if only, err := cmd.Flags().GetBool("print"); err != nil || only {
		return errors.Join(err, c.printUnit(u))
	}
	return c.manage(u, service.Service.Install, "已安装服务 %s，开机自动启动。现在启动：jixiao service start\n", "installed the service %s. To start it now: jixiao service start\n")
}

func (c *Command) printUnit(u serviceUnit) error {
	if runtime.GOOS != "windows" {
		_, err := fmt.Fprint(c.Stdout, u.systemd())
		return err
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("服务名称：%s\n程序：%s\n参数：%q\n", "service: %s\nprogram: %s\narguments: %q\n"), u.name, u.executable, u.arguments)
	return err
}

func (c *Command) startService(_ *cobra.Command, f serviceFlags) error {
	u, err := c.unit(f)
	if err != nil {
		return err
	}
	return c.manage(u, service.Service.Start, "已启动服务 %s。运行状况：jixiao doctor\n", "started the service %s. How it is: jixiao doctor\n")
}

func (c *Command) stopService(_ *cobra.Command, f serviceFlags) error {
	return c.manage(serviceUnit{name: firstOf(f.name, "jixiao")}, service.Service.Stop, "已停止服务 %s。\n", "stopped the service %s.\n")
}

func (c *Command) uninstallService(_ *cobra.Command, f serviceFlags) error {
	return c.manage(serviceUnit{name: firstOf(f.name, "jixiao")}, service.Service.Uninstall, "已卸载服务 %s，设置和数据没有动。\n", "removed the service %s; settings and data stay.\n")
}

// manage has the system do one thing with the service.
func (c *Command) manage(u serviceUnit, do func(service.Service) error, zh, en string) error {
	m, err := c.manager(u)
	if err != nil {
		return err
	}
	if err := do(m); err != nil {
		if errors.Is(err, fs.ErrPermission) {
			err = fmt.Errorf("%w: %w", errNotAdmin, err)
		}
		return fmt.Errorf("manage service %s: %w", u.name, err)
	}
	_, err = fmt.Fprintf(c.Stdout, c.say(zh, en), u.name)
	return err
}

func (c *Command) serviceStatus(_ *cobra.Command, f serviceFlags) error {
	u := serviceUnit{name: firstOf(f.name, "jixiao")}
	m, err := c.manager(u)
	if err != nil {
		return err
	}
	state, err := m.Status()
	switch {
	case errors.Is(err, service.ErrNotInstalled):
		fmt.Fprintf(c.Stdout, c.say("服务 %s 没有安装。安装：jixiao service install\n", "the service %s is not installed: jixiao service install\n"), u.name)
		return errFindings
	case err != nil:
		return fmt.Errorf("look at service %s: %w", u.name, err)
	case state == service.StatusRunning:
		_, err := fmt.Fprintf(c.Stdout, c.say("服务 %s 正在运行。\n", "the service %s runs.\n"), u.name)
		return err
	}
	fmt.Fprintf(c.Stdout, c.say("服务 %s 已停止。启动：jixiao service start\n", "the service %s does not run: jixiao service start\n"), u.name)
	return errFindings
}

// underManager runs a function as the process of a Windows service, if that is
// what this process is; elsewhere the manager speaks to it by signals.
func underManager(ctx context.Context, do func(context.Context) error) error {
	if runtime.GOOS != "windows" || service.Interactive() {
		return do(ctx)
	}
	p := &process{ctx: ctx, do: do, ended: make(chan error, 1)}
	s, err := service.New(p, &service.Config{Name: "jixiao"})
	if err != nil {
		return fmt.Errorf("speak to service manager: %w", err)
	}
	return s.Run()
}

// process is what the manager of Windows starts and stops.
type process struct {
	ctx   context.Context
	do    func(context.Context) error
	stop  context.CancelFunc
	ended chan error
}

// Start begins the work; one that ends by itself ends the process, so that the
// manager starts it again.
func (p *process) Start(service.Service) error {
	ctx, stop := context.WithCancel(p.ctx)
	p.stop = stop
	go func() {
		err := p.do(ctx)
		p.ended <- err
		if ctx.Err() == nil && err != nil {
			os.Exit(exitFailed)
		}
	}()
	return nil
}

// Stop ends the work, which takes less than ten seconds.
func (p *process) Stop(service.Service) error {
	p.stop()
	return <-p.ended
}
