package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// flagValue finds a flag before cobra parses: help texts are made in the
// language that it names.
func flagValue(args []string, name string) string {
	for i, a := range args {
		if v, found := strings.CutPrefix(a, name+"="); found {
			return v
		}
		if a == name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

const exitCodesZH = `
退出码：
  0  正常，没有须修改的审核意见（级别可用 --fail-on 改）
  1  有审核意见，或检查出了问题；程序本身运行正常
  2  用法或设置有误
  3  未能运行或未能完成`

const exitCodesEN = `
Exit codes:
  0  nothing at or above the failing severity
  1  findings
  2  wrong usage or configuration
  3  could not run or could not finish`

const usageZH = `用法：
  {{if .HasAvailableSubCommands}}{{.CommandPath}} 命令{{else}}{{.UseLine}} [选项]{{end}}
{{if .HasExample}}
示例：
{{.Example}}
{{end}}{{if .HasAvailableSubCommands}}
命令：{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}` + exitCodesZH + "\n"

const usageEN = `Usage:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} COMMAND{{else}}{{.UseLine}} [OPTIONS]{{end}}
{{if .HasExample}}
Examples:
{{.Example}}
{{end}}{{if .HasAvailableSubCommands}}
Commands:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
Options:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Common options:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}` + exitCodesEN + "\n"

// addHelp has a command and all below it explain themselves in the language.
func addHelp(c commandLine, root *cobra.Command) {
	root.SetUsageTemplate(c.say(usageZH, usageEN))
	root.SetHelpCommand(newHelpCommand(c, root))
	root.InitDefaultHelpCmd()
	root.InitDefaultHelpFlag()
	for _, cmd := range append(root.Commands(), root) {
		translateFlag(c.console, cmd)
		for _, sub := range cmd.Commands() {
			translateFlag(c.console, sub)
		}
	}
}

// helpCommand is `jixiao help run`, which some people try first.
func newHelpCommand(c commandLine, root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help " + c.say("[命令]", "[COMMAND]"),
		Short:   c.say("显示用法：jixiao help 命令", "show how a command is used"),
		Example: "  jixiao help run\n  jixiao help rules explain",
		RunE: func(_ *cobra.Command, args []string) error {
			of, rest, err := root.Find(args)
			if err != nil {
				return c.noCommand(root, args)
			}
			if len(rest) > 0 {
				return c.noCommand(of, rest)
			}
			return of.Help()
		},
	}
}

func translateFlag(c console, cmd *cobra.Command) {
	cmd.DisableFlagsInUseLine = true
	cmd.InitDefaultHelpFlag()
	if f := cmd.Flags().Lookup("help"); f != nil {
		f.Usage = c.say("显示帮助", "show help")
	}
}
