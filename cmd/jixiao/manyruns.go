package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/rs/zerolog"

	"jixiao/internal/logfile"
	"jixiao/internal/sidebyside"
	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/campaigns"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// of is the session of one campaign of many. What it would print goes to out; its log
// lines name it.
func (s *session) of(e campaigns.Entry, out io.Writer) *session {
	one := *s
	one.config, one.campaign, one.logFile = e.Settings, e.Name, nil
	one.Stdout, one.Stderr = out, out
	return &one
}

// manyRuns is one run of each campaign on a list.
type manyRuns struct {
	runCommand
	flags   runFlags
	failing finding.Severity
	claims  *claims
}

// queued is a campaign of the list: it claims its places after the one before it.
type queued struct {
	campaigns.Entry
	before, claimed chan struct{}
}

func inQueue(entries []campaigns.Entry) (all []queued) {
	before := make(chan struct{})
	close(before)
	for _, e := range entries {
		q := queued{e, before, make(chan struct{})}
		all, before = append(all, q), q.claimed
	}
	return all
}

// ranOne is what came of one campaign's run.
type ranOne struct {
	code int
	line string // what there is to say of it
	more string // why it was not made
}

// runAll runs every campaign on a list, several at once, each for itself: one that is
// broken stops no other. It is told of in the list's order.
func (c runCommand) runAll(ctx context.Context, f runFlags) error {
	failing, err := c.failing(f.failOn)
	if err != nil {
		return err
	}
	if f.inbox+f.outbox+f.ledger != "" || f.newLedger || f.reallyEmpty {
		return usageError{errors.New(c.say("--all 时不能指定 --inbox、--outbox、--ledger、--new-ledger、--really-empty：各评价年度照自己的设置", "--all goes by the settings of each campaign: no --inbox, --outbox, --ledger, --new-ledger or --really-empty"))}
	}
	list, err := c.campaignList(f.list)
	if err != nil {
		return err
	}
	endLog, err := c.logTogether(&f.log)
	if err != nil {
		return err
	}
	err = c.runEach(ctx, f, failing, list)
	return errors.Join(err, endLog())
}

// logTogether opens what the log lines of all campaigns go to: the file that is named,
// else standard error, unless a person looks at that.
func (s *session) logTogether(named *string) (end func() error, err error) {
	if *named == "" {
		if !terminal.Is(s.Stderr) {
			s.logTo = zerolog.SyncWriter(s.Stderr)
		}
		return func() error { return nil }, nil
	}
	log, err := logfile.Open(*named)
	if err != nil {
		return nil, err
	}
	*named, s.logTo = "", zerolog.SyncWriter(log)
	return log.Close, nil
}

func (c runCommand) runEach(ctx context.Context, f runFlags, failing finding.Severity, list *campaigns.List) error {
	m := manyRuns{runCommand: c, flags: f, failing: failing, claims: newClaims()}
	count, worst := map[int]int{}, exitClean
	for e, r := range sidebyside.Each(inQueue(list.Entries), func(e queued) ranOne { return m.one(ctx, e) }) {
		count[r.code]++
		worst = max(worst, r.code)
		if err := m.print(e, r); err != nil {
			return err
		}
	}
	not := count[exitUsage] + count[exitFailed]
	fmt.Fprintf(c.Stdout, c.say("共 %d 个评价年度：%d 个已审核，其中 %d 个有审核意见；%d 个没有完成\n", "%d campaigns: %d checked, %d of them with findings; %d not completed\n"),
		len(list.Entries), len(list.Entries)-not, count[exitFindings], not)
	if worst == exitClean {
		return nil
	}
	return explainedError{worst}
}

// print says what came of a campaign.
func (m manyRuns) print(e queued, r ranOne) error {
	if r.more != "" {
		fmt.Fprintln(m.Stderr, e.Name+m.say("：", ": ")+r.more)
	}
	_, err := fmt.Fprintln(m.Stdout, e.Name+m.say("：", ": ")+r.line)
	return err
}

// one runs one campaign.
func (m manyRuns) one(ctx context.Context, e queued) (r ranOne) {
	var said bytes.Buffer
	s := m.of(e.Entry, &said)
	claimed := sync.OnceFunc(func() { <-e.before; close(e.claimed) })
	defer claimed()
	defer s.endLog()
	defer func() {
		if p := recover(); p != nil {
			s.log.Error().Msg(fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
			r = ranOne{code: exitFailed, line: m.say("没有完成", "not completed"), more: m.say("程序出错，见日志", "a fault of the program: see the log")}
		}
	}()
	out, err := m.run(ctx, s, func(o pipeline.Options) error {
		defer claimed()
		<-e.before
		return s.claim(m.claims, o)
	})
	if code := s.fail(err); code > exitFindings {
		return ranOne{code, m.say("没有完成", "not completed"), strings.TrimSpace(said.String())}
	}
	code := exitClean
	if found(out, m.failing) {
		code = exitFindings
	}
	return ranOne{code: code, line: m.line(out)}
}

func (m manyRuns) run(ctx context.Context, s *session, claim func(pipeline.Options) error) (*pipeline.Outcome, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	o, err := s.options(m.flags.placeFlags)
	if err != nil {
		return nil, err
	}
	if err := claim(o); err != nil {
		return nil, err
	}
	if m.flags.noLetters {
		o.Channels = nil
	}
	out, err := pipeline.Run(ctx, o)
	if err == nil || madeWithout(out, err) {
		inboxFolders{s.console}.follow(o, out, m.flags.placeFlags)
	}
	return out, err
}

// line is one line about a run.
func (m manyRuns) line(out *pipeline.Outcome) string {
	b := out.Run.Balance
	return fmt.Sprintf(m.say("收件箱 %d 个文件，新收 %d 个，退回修改 %d 个；%d 个结果文件有变化", "%d files in the inbox, %d received, %d returned; %d results changed"),
		b.Seen, out.Received, b.ByVerdict[record.Returned], out.Published.Written)
}

// found reports whether a run met anything of a severity, or above it.
func found(out *pipeline.Outcome, failing finding.Severity) bool {
	for _, issue := range out.Snapshot.Issues {
		if issue.Weight() >= failing {
			return true
		}
	}
	return false
}
