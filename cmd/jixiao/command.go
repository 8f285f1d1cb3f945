package main

import (
	"context"
	"fmt"
	"io"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

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
}

// Main runs the command line and returns the exit code.
func (c *Command) Main(args []string) int {
	s := &session{commandLine: commandLine{console{Stdin: c.Stdin, Stdout: c.Stdout, Stderr: c.Stderr}}, env: c.Env, log: zerolog.Nop()}
	defer s.endLog()
	name := firstOf(flagValue(args, "--lang"), c.Env("JIXIAO_LANG"))
	lang, err := finding.ParseLang(name)
	s.lang = lang
	if err != nil {
		return s.fail(usageError{fmt.Errorf("--lang（JIXIAO_LANG）%q: zh（中文）/ en (English)", name)})
	}
	root := newRootCommand(s)
	root.SetArgs(args)
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	return s.fail(root.ExecuteContext(c.Context))
}

func newRootCommand(s *session) *cobra.Command {
	root := &cobra.Command{
		Use:           "jixiao",
		Short:         s.say("绩效表格批量审核：收件、审核、汇总、反馈", "checks departments' spreadsheets, merges what stands, says what is wrong"),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          s.noCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	s.config = "configs"
	lang := string(s.lang) // taken before parsing: help is made in it
	root.PersistentFlags().Var(option{&s.config, "DIR"}, "config", s.say("设置所在的文件夹（缺省 configs）", "folder of the settings (default: configs)"))
	root.PersistentFlags().Var(option{&lang, "LANG"}, "lang", s.say("语言：zh 或 en（也可设环境变量 JIXIAO_LANG）", "language: zh or en (or JIXIAO_LANG)"))
	root.PersistentFlags().BoolVar(&s.verbose, "verbose", false, s.say("出错时一并显示原始的错误信息", "show errors in full"))
	for _, name := range []string{"config", "lang", "verbose"} {
		root.PersistentFlags().Lookup(name).DefValue = ""
	}
	root.SetFlagErrorFunc(s.flagError)
	root.CompletionOptions.DisableDefaultCmd = true
	for _, newCommand := range []func(*session) *cobra.Command{
		newInitCommand, newFoldersCommand, newFormCommand, newTemplateCommand, newRulesCommand, newCheckCommand, newSelfcheckCommand,
		newRunCommand, newServeCommand, newWorkCommand, newCampaignsCommand, newServiceCommand, newPublishCommand, newNotifyCommand, newReleaseCommand, newPaperCommand, newFinalizeCommand, newSummaryCommand,
		newStatusCommand, newHistoryCommand, newExplanationCommand, newObjectionCommand,
		newAuditCommand, newBackupCommand, newRestoreCommand, newExportCommand, newDoctorCommand, newVersionCommand,
	} {
		root.AddCommand(newCommand(s))
	}
	root.AddCommand(decisionCommands(s)...)
	root.AddCommand(dutyCommands(s)...)
	root.AddCommand(newDiscloseCommand(s))
	addHelp(s.commandLine, root)
	return root
}
