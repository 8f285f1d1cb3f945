package main

import (
	"fmt"
	"time"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/lease"
)

// sayAgain is how often a pipe or a log is told that we still wait.
const sayAgain = 30 * time.Second

func (c *Command) waitFlag(cmd *cobra.Command, wait *string) {
	c.flag(cmd, wait, "wait", "TIME", c.say("另一次审核还没结束时最多等多久，如 30s、5m（缺省见 campaign.yaml），0 为不等",
		"how long to wait while another run is going on, such as 30s or 5m (default: see campaign.yaml); 0 does not wait"))
}

// patience reads --wait, and tells on standard error how far the other is.
func (c *Command) patience(wait string, settings campaign.Schedule) (lease.Patience, error) {
	p := lease.Patience{For: time.Duration(settings.WaitSeconds) * time.Second, Tell: c.tellWait()}
	if wait == "" {
		return p, nil
	}
	var err error
	if p.For, err = time.ParseDuration(wait); err != nil || p.For < 0 {
		return p, usageError{fmt.Errorf(c.say("--wait %q：应如 30s、5m，0 为不等", "--wait %q: want a time such as 30s or 5m, 0 not to wait"), wait)}
	}
	return p, nil
}

// tellWait draws over one line on a terminal, and says a line now and then in
// a pipe: when something has changed, or enough time has passed.
func (c *Command) tellWait() func(lease.Note, time.Duration) {
	if c.onTerminal(c.Stderr) {
		return func(n lease.Note, waited time.Duration) {
			line := fmt.Sprintf(c.say("等待另一个 jixiao（进程 %d）：%s；已等 %s", "waiting for another jixiao (process %d): %s; %s so far"),
				n.PID, c.doing(n), waited.Truncate(time.Second))
			fmt.Fprintf(c.Stderr, "\r%s\x1b[K", runewidth.Truncate(line, 79, "…"))
		}
	}
	var last lease.Stage
	var told time.Duration
	return func(n lease.Note, waited time.Duration) {
		if waited-told < sayAgain && told > 0 && n.Stage == last {
			return
		}
		last, told = n.Stage, max(waited, 1)
		fmt.Fprintf(c.Stderr, c.say("%s；等它结束。\n", "%s; waiting for it to end.\n"), c.holder(n))
	}
}

// holder says who works on the ledger and how far it is.
func (c *Command) holder(n lease.Note) string {
	if n.PID == 0 {
		return c.say("另一个 jixiao 正在使用台账", "another jixiao is using the ledger")
	}
	return fmt.Sprintf(c.say("另一个 jixiao（进程 %d，%s，%s 开始）正在使用台账：%s", "another jixiao (process %d on %s, since %s) is using the ledger: %s"),
		n.PID, oneLine(n.Host), n.Began.Format("15:04:05"), c.doing(n))
}

// doing is what the holder does and how far it is.
func (c *Command) doing(n lease.Note) string {
	text := n.Purpose.Label().In(c.lang)
	if stage := n.Stage.Label(); !stage.IsZero() {
		text += c.say("，", ", ") + stage.In(c.lang)
	}
	if n.Total > 0 {
		text += fmt.Sprintf(" %d/%d", n.Done, n.Total)
	}
	return text
}

// endWait wipes the line that tellWait drew, before another is printed.
func (c *Command) endWait() {
	if c.onTerminal(c.Stderr) {
		fmt.Fprint(c.Stderr, "\r\x1b[K")
	}
}
