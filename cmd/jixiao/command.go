package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// Exit codes, as every help text lists them.
const (
	exitClean    = 0 // nothing at or above the failing severity
	exitFindings = 1 // findings at or above it
	exitUsage    = 2 // wrong usage or configuration
	exitFailed   = 3 // could not run or could not finish
)

// Command is the whole program with its streams, so that tests run it as a
// user does.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Env            func(string) string
	Context        context.Context

	lang    finding.Lang
	config  string
	failOn  string
	verbose bool

	log     zerolog.Logger // nothing before options have been resolved
	logFile *lazyLog       // nil where log lines go to standard error
}

// errFindings ends a command that did its work and found something.
var errFindings = errors.New("findings")

// usageError is a mistake of whoever typed the command.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// Main runs the command line and returns the exit code.
func (c *Command) Main(args []string) int {
	c.log = zerolog.Nop()
	defer c.endLog()
	name := firstOf(flagValue(args, "--lang"), c.Env("JIXIAO_LANG"))
	lang, err := finding.ParseLang(name)
	c.lang = lang
	if err != nil {
		return c.fail(usageError{fmt.Errorf("--lang（JIXIAO_LANG）%q: zh（中文）/ en (English)", name)})
	}
	root := c.root()
	root.SetArgs(args)
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	return c.fail(root.ExecuteContext(c.Context))
}

func (c *Command) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "jixiao",
		Short:         c.say("绩效表格批量审核：收件、审核、汇总、反馈", "checks departments' spreadsheets, merges what stands, says what is wrong"),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          c.noCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	c.config = "configs"
	lang := string(c.lang) // taken before parsing: help is made in it
	root.PersistentFlags().Var(option{&c.config, "DIR"}, "config", c.say("设置所在的文件夹（缺省 configs）", "folder of the settings (default: configs)"))
	root.PersistentFlags().Var(option{&lang, "LANG"}, "lang", c.say("语言：zh 或 en（也可设环境变量 JIXIAO_LANG）", "language: zh or en (or JIXIAO_LANG)"))
	root.PersistentFlags().BoolVar(&c.verbose, "verbose", false, c.say("出错时一并显示原始的错误信息", "show errors in full"))
	for _, name := range []string{"config", "lang", "verbose"} {
		root.PersistentFlags().Lookup(name).DefValue = ""
	}
	root.SetFlagErrorFunc(c.flagError)
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(c.initCommand(), c.foldersCommand(), c.checkCommand(), c.runCommand(), c.statusCommand(),
		c.publishCommand(), c.serveCommand(), c.serviceCommand(), c.auditCommand(), c.backupCommand(), c.restoreCommand(),
		c.archiveCommand(), c.doctorCommand(), c.rulesCommand(), c.templateCommand(), c.tellCommand(), c.versionCommand())
	root.AddCommand(c.historyCommand(), c.withdrawCommand(), c.chooseCommand(), c.arrivalCommand(), c.confirmCommand(), c.unitReleaseCommand(),
		c.explanationCommand(), c.objectionCommand())
	c.translateHelp(root)
	return root
}

// fail prints an error the way its reader needs it and returns the exit code.
func (c *Command) fail(err error) int {
	var faults *campaign.Faults
	var usage usageError
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.As(err, &faults):
		fmt.Fprintln(c.Stderr, c.say("设置有误，请改正后再运行：", "the settings have faults; mend them and run again:"))
		fmt.Fprintln(c.Stderr, faults.In(c.lang))
		return exitUsage
	case errors.As(err, &usage):
		fmt.Fprintln(c.Stderr, c.say("用法有误：", "wrong usage: ")+err.Error())
		fmt.Fprintln(c.Stderr, c.say("运行 jixiao --help 查看用法。", "run jixiao --help."))
		return exitUsage
	}
	c.failed(err)
	return exitFailed
}

func (c *Command) say(zh, en string) string { return finding.Text{ZH: zh, EN: en}.In(c.lang) }

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
