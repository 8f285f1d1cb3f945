package main

import (
	"fmt"
	"time"

	"jixiao/internal/lease"
	"jixiao/internal/terminal"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// waitNotice is how often a pipe or a log is told that we still wait.
const waitNotice = 30 * time.Second

// waiting reads --wait, and tells on standard error how far the other is.
func (s *session) waiting(wait string, settings campaign.Schedule) (lease.Waiting, error) {
	p := lease.Waiting{For: time.Duration(settings.WaitSeconds) * time.Second, Report: printWait(s.console)}
	if wait == "" {
		return p, nil
	}
	var err error
	if p.For, err = time.ParseDuration(wait); err != nil || p.For < 0 {
		return p, usageError{fmt.Errorf(s.say("--wait %q：应如 30s、5m，0 为不等", "--wait %q: want a time such as 30s or 5m, 0 not to wait"), wait)}
	}
	return p, nil
}

// printWait draws over one line on a terminal, and says a line now and then in
// a pipe: when something has changed, or enough time has passed.
func printWait(c console) func(lease.Note, time.Duration) {
	if terminal.Is(c.Stderr) {
		return func(n lease.Note, waited time.Duration) {
			terminal.Redraw(c.Stderr, fmt.Sprintf(c.say("等待另一个 jixiao（进程 %d）：%s；已等 %s", "waiting for another jixiao (process %d): %s; %s so far"),
				n.PID, progressOf(c, n), waited.Truncate(time.Second)))
		}
	}
	var last lease.Stage
	var told time.Duration
	return func(n lease.Note, waited time.Duration) {
		if waited-told < waitNotice && told > 0 && n.Stage == last {
			return
		}
		last, told = n.Stage, max(waited, 1)
		fmt.Fprintf(c.Stderr, c.say("%s；等它结束。\n", "%s; waiting for it to end.\n"), holder(c, n))
	}
}

// holder says who works on the ledger and how far it is.
func holder(c console, n lease.Note) string {
	if n.PID == 0 {
		return c.say("另一个 jixiao 正在使用台账", "another jixiao is using the ledger")
	}
	return fmt.Sprintf(c.say("另一个 jixiao（进程 %d，%s，%s 开始）正在使用台账：%s", "another jixiao (process %d on %s, since %s) is using the ledger: %s"),
		n.PID, finding.OneLine(n.Host), n.Began.Format("15:04:05"), progressOf(c, n))
}

// progressOf is what the holder does and how far it is.
func progressOf(c console, n lease.Note) string {
	text := n.Purpose.Label().In(c.lang)
	if stage := n.Stage.Label(); !stage.IsZero() {
		text += c.say("，", ", ") + stage.In(c.lang)
	}
	if n.Total > 0 {
		text += fmt.Sprintf(" %d/%d", n.Done, n.Total)
	}
	return text
}
