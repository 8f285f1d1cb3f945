package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/monitor"
	"jixiao/pipeline/schedule"
	"jixiao/pipeline/volume"
	"jixiao/pipeline/wake"
)

func (c *Command) serveCommand() *cobra.Command {
	var f placeFlags
	var log string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: c.say("常驻运行：新文件随到随审，每晚全面审核", "keep running: check files as they arrive, and everything every night"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.serveLogging(cmd.Context(), f, log) },
	}
	c.placeFlags(cmd, &f)
	c.logFlag(cmd, &log)
	return cmd
}

// serveLogging serves with the log in a file, where one is named: what is
// printed for people goes there too, because a service has no window.
func (c *Command) serveLogging(ctx context.Context, f placeFlags, path string) (err error) {
	serve := func(ctx context.Context) error { return c.serve(ctx, f) }
	if path == "" {
		return underManager(ctx, serve)
	}
	log, err := openLog(path, mostLog)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	streams := *c
	streams.Stdout, streams.Stderr = io.MultiWriter(c.Stdout, log), log
	return underManager(ctx, func(ctx context.Context) error {
		err := streams.serve(ctx, f)
		if err != nil {
			streams.fail(err) // a service has no window
		}
		return err
	})
}

// serve runs the standing service until it is told to stop.
func (c *Command) serve(ctx context.Context, f placeFlags) error {
	o, err := c.options(f)
	if err != nil {
		return err
	}
	s := &server{c: c, flags: f, health: monitor.New(time.Now)}
	s.take(o)
	if err := pipeline.History(o); err != nil && !errors.Is(err, pipeline.ErrNoRun) {
		return err
	}
	if s.taken, err = settingsState(c.config); err != nil {
		return err
	}
	if err := s.remember(ctx); err != nil {
		return err
	}
	stop, err := s.listen()
	if err != nil {
		return err
	}
	defer stop()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.greet()
	loop := schedule.Loop{Work: s, Now: time.Now, Wake: s.wake(ctx), Log: s.now().Log}
	if err := loop.Serve(ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.Stdout, c.say("已停止。", "stopped."))
	return err
}

// remember tells health of the last good run before this start.
func (s *server) remember(ctx context.Context) error {
	last, err := pipeline.LastGood(ctx, s.options.Ledger)
	if errors.Is(err, pipeline.ErrNoRun) || errors.Is(err, ledger.ErrOlder) {
		return nil
	}
	if err != nil {
		return err
	}
	s.health.SetLastGood(last.Ended)
	return nil
}

// wake is nil where there are no events to rely on; looks find everything then.
func (s *server) wake(ctx context.Context) <-chan struct{} {
	disk, err := volume.Of(s.options.Inbox)
	if err != nil || disk.Remote {
		return nil
	}
	knock, err := wake.On(ctx, s.options.Inbox, 1+intake.Depth)
	if err != nil {
		s.options.Log.Warn().Err(err).Msg("no events from the inbox: it is looked at by the clock alone")
		return nil
	}
	return knock
}

func (s *server) greet() {
	c, o := s.c, s.options
	fmt.Fprintf(c.Stdout, c.say("正在值守 %s：每 %d 秒看一次，新文件随到随审；下次全面审核 %s（%s）。\n",
		"watching %s: a look every %d seconds, new files are checked as they arrive; everything at %s (%s).\n"),
		o.Inbox, o.Campaign.Settings.Serve.PollSeconds, s.Next(time.Now()).Format("2006-01-02 15:04"), o.Campaign.ZoneName().In(c.lang))
	if at := o.Campaign.Settings.Serve.Listen; at != "" {
		fmt.Fprintf(c.Stdout, c.say("运行状况：http://%s/healthz\n", "how it is: http://%s/healthz\n"), at)
	}
	if c.logFile != nil {
		fmt.Fprintf(c.Stdout, c.say("日志：%s\n", "log: %s\n"), c.logFile.path)
	}
	fmt.Fprintln(c.Stdout, c.say("按 Ctrl+C 停止。", "press Ctrl+C to stop."))
}

// told is one line about a run, for whoever looks at the service's window or
// its journal.
func (s *server) told(out *pipeline.Outcome) {
	c := s.c
	fmt.Fprintf(c.Stdout, c.say("%s 审核完成：新收 %d 个，收件箱共 %d 个文件，%d 个结果文件有变化\n",
		"%s run ended: %d received, %d files in the inbox, %d results changed\n"),
		time.Now().In(s.options.Campaign.Zone).Format("01-02 15:04:05"), out.Received, out.Run.Balance.Seen, out.Written)
}
