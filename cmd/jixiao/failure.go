package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/reason"
	"jixiao/internal/terminal"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// errFindings ends a command that did its work and found something.
var errFindings = errors.New("findings")

// usageError is a mistake of whoever typed the command.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// explainedError ends a command that has said itself all there is to say.
type explainedError struct{ code int }

func (e explainedError) Error() string { return fmt.Sprintf("exit code %d", e.code) }

// fail prints an error the way its reader needs it and returns the exit code.
func (s *session) fail(err error) int {
	var faults *load.Faults
	var usage usageError
	var explained explainedError
	var open openDuties
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &explained):
		return explained.code
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.As(err, &faults):
		fmt.Fprintln(s.Stderr, s.say("设置有误，请改正后再运行：", "the settings have faults; mend them and run again:"))
		fmt.Fprintln(s.Stderr, faults.In(s.lang))
		return exitUsage
	case errors.As(err, &open):
		fmt.Fprintln(s.Stderr, open.Error())
		return exitUsage
	case errors.As(err, &usage):
		fmt.Fprintln(s.Stderr, s.say("用法有误：", "wrong usage: ")+err.Error())
		fmt.Fprintln(s.Stderr, s.say("运行 jixiao --help 查看用法。", "run jixiao --help."))
		return exitUsage
	}
	s.log.Error().Err(err).Msg("could not finish") // with the whole chain of errors
	terminal.Wipe(s.Stderr)
	s.explain(err)
	return exitFailed
}

// explain says why something could not be done, and what to do about it; in
// Chinese only what nobody has foreseen is shown as it stands.
func (s *session) explain(err error) {
	head := cause(s.console, err)
	lines := []string{head, hint(s.console, err)}
	if head == "" && lines[1] == "" {
		lines = []string{s.say("遇到了没有料到的问题；已经收到的文件不会丢失。", ""), "  " + err.Error(),
			s.say("请再运行一次；还是这样的，请把上面这一行", "") + s.logToSend() + s.say("发给管理员。", "")}
	} else if s.verbose && head != err.Error() {
		lines = append(lines, err.Error())
	}
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	fmt.Fprintln(s.Stderr, s.say("未能完成：", "could not finish: ")+strings.Join(lines, "\n"))
}

func (s *session) logToSend() string {
	if s.logFile == nil {
		return ""
	}
	return "和日志 " + s.logFile.Path + " "
}

// cause is the error itself, as far as there are words for it. Of some errors
// the hint says all there is to it.
func cause(c console, err error) string {
	var lost *workspace.LostHistory
	var originals *custody.BadOriginals
	switch {
	case errors.Is(err, workspace.ErrNoRun), errors.Is(err, workspace.ErrCutOff):
		return ""
	case errors.As(err, &lost):
		return lost.Found().In(c.lang)
	case c.lang == finding.ZH && errors.As(err, &originals):
		return strings.Join(originals.Names, "\n")
	case c.lang == finding.ZH:
		return reason.Of(err).ZH
	}
	return err.Error()
}
