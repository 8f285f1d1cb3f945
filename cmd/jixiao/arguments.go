package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// noArgs refuses arguments of a command that takes none.
func (c commandLine) noArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf(c.say("多余的参数 %q", "unexpected argument %q"), args[0])}
}

// noCommand refuses what stands where a command's name belongs.
func (c commandLine) noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf(c.say("%[2]s 没有命令 %[1]q", "no command %q of %s"), args[0], cmd.CommandPath())}
}

// oneArg asks for exactly one argument.
func (c commandLine) oneArg(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return usageError{fmt.Errorf(c.say("要给出一个%s，现有 %d 个", "want one %s, got %d"), what, len(args))}
	}
}

// someArgs asks for at least one argument.
func (c commandLine) someArgs(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return usageError{fmt.Errorf(c.say("至少要给出一个%s", "want at least one %s"), what)}
	}
}

// flagError puts the library's complaint about a flag into our words; it names
// the flag in both languages.
func (c commandLine) flagError(_ *cobra.Command, err error) error {
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
