package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline"
	"jixiao/pipeline/reason"
	"jixiao/rules/finding"
)

// failed says what kept a command from its end. The whole chain of errors goes
// to the log.
func (c *Command) failed(err error) {
	c.log.Error().Err(err).Msg("could not finish")
	c.endWait()
	c.explain(err)
}

// explain says why something could not be done, and what to do about it; in
// Chinese only what nobody has foreseen is shown as it stands.
func (c *Command) explain(err error) {
	head := c.why(err)
	lines := []string{head, c.hint(err)}
	if head == "" && lines[1] == "" {
		lines = []string{c.say("遇到了没有料到的问题；已经收到的文件不会丢失。", ""), "  " + err.Error(),
			c.say("请再运行一次；还是这样的，请把上面这一行", "") + c.logToSend() + c.say("发给管理员。", "")}
	} else if c.verbose && head != err.Error() {
		lines = append(lines, err.Error())
	}
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	fmt.Fprintln(c.Stderr, c.say("未能完成：", "could not finish: ")+strings.Join(lines, "\n"))
}

// why is the error itself, as far as there are words for it. Of some errors the
// hint says all there is to it.
func (c *Command) why(err error) string {
	var lost *pipeline.LostHistory
	var originals *pipeline.BadOriginals
	switch {
	case errors.Is(err, pipeline.ErrNoRun), errors.Is(err, pipeline.ErrCutOff):
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

func (c *Command) logToSend() string {
	if c.logFile == nil {
		return ""
	}
	return "和日志 " + c.logFile.path + " "
}
