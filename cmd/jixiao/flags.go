package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// option is the value of a flag: a text, with the word by which help calls it.
type option struct {
	text *string
	kind string
}

// String, Set and Type make it a flag's value.
func (o option) String() string {
	if o.text == nil {
		return ""
	}
	return *o.text
}

// Set takes what was typed.
func (o option) Set(s string) error {
	*o.text = s
	return nil
}

// Type is the word in the help text.
func (o option) Type() string { return o.kind }

// flag adds an option to a command. Defaults stand in the usage itself: the
// library would put them there in English.
func (c *Command) flag(cmd *cobra.Command, text *string, name, kind, usage string) {
	cmd.Flags().Var(option{text, kind}, name, usage)
	cmd.Flags().Lookup(name).DefValue = ""
}

// mark adds an option that is set or not.
func (c *Command) mark(cmd *cobra.Command, set *bool, name, usage string) {
	cmd.Flags().BoolVar(set, name, false, usage)
	cmd.Flags().Lookup(name).DefValue = ""
}

func (c *Command) asOfFlag(cmd *cobra.Command, asOf *string) {
	c.flag(cmd, asOf, "as-of", "TIME", c.say("审核时点，如 2026-10-13T22:00:00+08:00（缺省为现在）", "the clock, such as 2026-10-13T22:00:00+08:00 (default: now)"))
}

func (c *Command) logFlag(cmd *cobra.Command, log *string) {
	c.flag(cmd, log, "log", "FILE", c.say("日志写入文件（缺省：在终端上写到台账旁边的 jixiao.log，其余写到标准错误输出）",
		"write the log to a file (default: on a terminal jixiao.log beside the ledger, else standard error)"))
}

func (c *Command) failOnFlag(cmd *cobra.Command) {
	c.failOn = "error"
	c.flag(cmd, &c.failOn, "fail-on", "LEVEL", c.say("达到该级别时退出码为 1：error、warning 或 info（缺省 error）", "severity from which the exit code is 1: error, warning or info (default: error)"))
}

// noArgs refuses arguments of a command that takes none.
func (c *Command) noArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf(c.say("多余的参数 %q", "unexpected argument %q"), args[0])}
}

// noCommand refuses what stands where a command's name belongs.
func (c *Command) noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf(c.say("%[2]s 没有命令 %[1]q", "no command %q of %s"), args[0], cmd.CommandPath())}
}

// oneArg asks for exactly one argument.
func (c *Command) oneArg(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return usageError{fmt.Errorf(c.say("要给出一个%s，现有 %d 个", "want one %s, got %d"), what, len(args))}
	}
}

// someArgs asks for at least one argument.
func (c *Command) someArgs(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return usageError{fmt.Errorf(c.say("至少要给出一个%s", "want at least one %s"), what)}
	}
}

// flagError puts the library's complaint about a flag into our words; it names
// the flag in both languages.
func (c *Command) flagError(_ *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		err = errors.New(c.say("没有选项 ", "unknown flag: ") + dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &empty):
		err = errors.New(c.say("缺少选项的值：", "flag needs an argument: ") + dashed(empty.GetSpecifiedName()))
	case errors.As(err, &wrong):
		err = fmt.Errorf(c.say("选项 --%s 不能写成 %q", "flag --%s cannot be %q"), wrong.GetFlag().Name, wrong.GetValue())
	case errors.As(err, &syntax):
		err = errors.New(c.say("选项写法有误：", "bad flag syntax: ") + syntax.GetSpecifiedFlag())
	}
	return usageError{err}
}

// dashed is a flag's name as it is typed.
func dashed(name string) string {
	if len([]rune(name)) == 1 {
		return "-" + name
	}
	return "--" + name
}
