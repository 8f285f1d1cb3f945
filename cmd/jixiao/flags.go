package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"jixiao/rules/finding"
)

// commandLine is how commands take options and arguments: what they are called,
// what help says of them, and what is refused.
type commandLine struct{ console }

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

// textFlag adds an option to a command. Defaults stand in the usage itself: the
// library would put them there in English.
func textFlag(cmd *cobra.Command, text *string, name, kind, usage string) {
	cmd.Flags().Var(option{text, kind}, name, usage)
	cmd.Flags().Lookup(name).DefValue = ""
}

// markFlag adds an option that is set or not.
func markFlag(cmd *cobra.Command, set *bool, name, usage string) {
	cmd.Flags().BoolVar(set, name, false, usage)
	cmd.Flags().Lookup(name).DefValue = ""
}

// placeFlags are the options that say where things lie and what the clock is.
type placeFlags struct {
	inbox, outbox, ledger, asOf, wait, log string
}

func (c commandLine) placeFlags(cmd *cobra.Command, f *placeFlags) {
	c.inboxFlag(cmd, &f.inbox)
	textFlag(cmd, &f.outbox, "outbox", "DIR", c.say("发件箱（缺省见 campaign.yaml）", "outbox (default: see campaign.yaml)"))
	c.ledgerFlag(cmd, &f.ledger)
}

func (c commandLine) inboxFlag(cmd *cobra.Command, inbox *string) {
	textFlag(cmd, inbox, "inbox", "DIR", c.say("收件箱（缺省见 campaign.yaml）", "inbox (default: see campaign.yaml)"))
}

func (c commandLine) ledgerFlag(cmd *cobra.Command, ledger *string) {
	textFlag(cmd, ledger, "ledger", "FILE", c.say("报送台账（缺省见 campaign.yaml）", "ledger (default: see campaign.yaml)"))
}

func (c commandLine) asOfFlag(cmd *cobra.Command, asOf *string) {
	textFlag(cmd, asOf, "as-of", "TIME", c.say("审核时点，如 2026-10-13T22:00:00+08:00（缺省为现在）", "the clock, such as 2026-10-13T22:00:00+08:00 (default: now)"))
}

func (c commandLine) logFlag(cmd *cobra.Command, log *string) {
	textFlag(cmd, log, "log", "FILE", c.say("日志写入文件（缺省：在终端上写到台账旁边的 jixiao.log，其余写到标准错误输出）",
		"write the log to a file (default: on a terminal jixiao.log beside the ledger, else standard error)"))
}

func (c commandLine) failOnFlag(cmd *cobra.Command, failOn *string) {
	*failOn = "error"
	textFlag(cmd, failOn, "fail-on", "LEVEL", c.say("达到该级别时退出码为 1：error、warning 或 info（缺省 error）", "severity from which the exit code is 1: error, warning or info (default: error)"))
}

// failing reads --fail-on.
func (c commandLine) failing(failOn string) (finding.Severity, error) {
	s, err := finding.ParseSeverity(failOn)
	if err != nil {
		return s, usageError{fmt.Errorf(c.say("--fail-on %q：应为 error、warning 或 info", "--fail-on %q: want error, warning or info"), failOn)}
	}
	return s, nil
}

func (c commandLine) formatFlag(cmd *cobra.Command, format *string) {
	*format = "text"
	textFlag(cmd, format, "format", "FORMAT", c.say("输出格式：text 或 json（缺省 text）", "output: text or json (default: text)"))
}

func (c commandLine) knownFormat(format string) error {
	if format == "text" || format == "json" {
		return nil
	}
	return usageError{fmt.Errorf(c.say("--format %q：应为 text 或 json", "--format %q: want text or json"), format)}
}

func (c commandLine) waitFlag(cmd *cobra.Command, wait *string) {
	textFlag(cmd, wait, "wait", "TIME", c.say("另一次审核还没结束时最多等多久，如 30s、5m（缺省见 campaign.yaml），0 为不等",
		"how long to wait while another run is going on, such as 30s or 5m (default: see campaign.yaml); 0 does not wait"))
}

// clock reads --as-of; without it the clock is now.
func (c commandLine) clock(asOf string, zone *time.Location) (time.Time, error) {
	if asOf == "" {
		return time.Now().In(zone), nil
	}
	return c.moment("--as-of", asOf, zone)
}

// moment reads a time in the campaign's zone; a day alone is its last second.
func (c commandLine) moment(flag, text string, zone *time.Location) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t.In(zone), nil
		}
	}
	if day, err := time.ParseInLocation(time.DateOnly, text, zone); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Second), nil
	}
	return time.Time{}, usageError{fmt.Errorf(c.say("%s %q：无法识别，应如 \"2026-10-13 22:00\"，只写日期指当天最后一刻", "%s %q: want a time such as \"2026-10-13 22:00\"; a date alone is its last moment"), flag, text)}
}
