package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"jixiao/internal/diskinfo"
	"jixiao/internal/httpserver"
	"jixiao/internal/logfile"
	"jixiao/internal/metrics"
	"jixiao/internal/schedule"
	"jixiao/internal/service"
	"jixiao/internal/watch"
	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

// serveCommand is `jixiao serve`.
type serveCommand struct{ *session }

func newServeCommand(s *session) *cobra.Command {
	c := serveCommand{s}
	var f placeFlags
	var log, list string
	var all bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: c.say("常驻运行：新文件随到随审，每晚全面审核", "keep running: check files as they arrive, and everything every night"),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if all {
				return c.serveAll(cmd.Context(), f, list, log)
			}
			return c.serveLogging(cmd.Context(), f, log)
		},
	}
	c.placeFlags(cmd, &f)
	c.logFlag(cmd, &log)
	markFlag(cmd, &all, "all", c.say("名单上的评价年度一起值守", "every campaign on the list"))
	listFlag(c.session, cmd, &list)
	return cmd
}

// serveLogging serves with the log in a file, where one is named: what is
// printed for people goes there too, because a service has no window.
func (c serveCommand) serveLogging(ctx context.Context, f placeFlags, path string) (err error) {
	exit := func() { os.Exit(exitFailed) }
	serve := func(ctx context.Context) error { return c.serve(ctx, f) }
	if path == "" {
		return service.Run(ctx, serve, exit)
	}
	log, err := logfile.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	logged := *c.session
	logged.Stdout, logged.Stderr = io.MultiWriter(c.Stdout, log), log
	return service.Run(ctx, func(ctx context.Context) error {
		err := serveCommand{&logged}.serve(ctx, f)
		if err != nil {
			logged.fail(err) // a service has no window
		}
		return err
	}, exit)
}

// serve runs the standing service until it is told to stop.
func (c serveCommand) serve(ctx context.Context, f placeFlags) error {
	s := &server{session: c.session, flags: f, health: metrics.New(time.Now)}
	if err := s.begin(ctx); err != nil {
		return err
	}
	stop, err := s.listen()
	if err != nil {
		return err
	}
	defer stop()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.printStart()
	if err := s.loop(ctx).Serve(ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.Stdout, c.say("已停止。", "stopped."))
	return err
}

// begin takes the settings, and what there was before this start.
func (s *server) begin(ctx context.Context) (err error) {
	if s.taken, err = settingsState(s.config); err != nil {
		return err
	}
	o, err := s.options(s.flags)
	if err != nil {
		return err
	}
	s.take(o)
	if err := o.History(); err != nil && !errors.Is(err, workspace.ErrNoRun) {
		return err
	}
	return s.remember(ctx)
}

// loop says when the server runs.
func (s *server) loop(ctx context.Context) *schedule.Loop {
	return &schedule.Loop{Work: s, Now: time.Now, Zone: s.zone, Events: s.events(ctx), Log: s.settled().Log}
}

// remember tells health of the last good run before this start.
func (s *server) remember(ctx context.Context) error {
	last, err := s.current.Place.LastGood(ctx)
	if errors.Is(err, workspace.ErrNoRun) || errors.Is(err, ledger.ErrOlder) {
		return nil
	}
	if err != nil {
		return err
	}
	s.health.SetLastGood(last.Ended)
	return nil
}

// events is nil where there are no events to rely on; looks find everything then.
func (s *server) events(ctx context.Context) <-chan struct{} {
	disk, err := diskinfo.Of(s.current.Inbox)
	if err != nil || disk.Remote {
		return nil
	}
	knock, err := watch.On(ctx, s.current.Inbox, 1+intake.Depth)
	if err != nil {
		s.current.Log.Warn().Err(err).Msg("no events from the inbox: it is looked at by the clock alone")
		return nil
	}
	return knock
}

func (s *server) printStart() {
	o := s.current
	fmt.Fprintf(s.Stdout, s.say("正在值守 %s：每 %d 秒看一次，新文件随到随审；下次全面审核 %s（%s）。\n",
		"watching %s: a look every %d seconds, new files are checked as they arrive; everything at %s (%s).\n"),
		o.Inbox, o.Campaign.Settings.Serve.PollSeconds, s.Next(time.Now()).Format("2006-01-02 15:04"), o.Campaign.ZoneName().In(s.lang))
	if at := o.Campaign.Settings.Serve.Listen; at != "" {
		fmt.Fprintf(s.Stdout, s.say("运行状况：http://%s/healthz\n", "how it is: http://%s/healthz\n"), at)
	}
	if s.logFile != nil {
		fmt.Fprintf(s.Stdout, s.say("日志：%s\n", "log: %s\n"), s.logFile.Path)
	}
	fmt.Fprintln(s.Stdout, s.say("按 Ctrl+C 停止。", "press Ctrl+C to stop."))
}

// printRun is one line about a run, for whoever looks at the service's window
// or its journal.
func (s *server) printRun(out *pipeline.Outcome) {
	fmt.Fprintf(s.Stdout, s.say("%s 审核完成：新收 %d 个，收件箱共 %d 个文件，%d 个结果文件有变化\n",
		"%s run ended: %d received, %d files in the inbox, %d results changed\n"),
		time.Now().In(s.zone).Format("01-02 15:04:05"), out.Received, out.Run.Balance.Seen, out.Published.Written)
}

// listen answers how the service is, where the settings want it. An address
// that is taken most likely means that the service runs already.
func (s *server) listen() (stop func(), err error) {
	settings := s.current.Campaign.Settings.Serve
	if settings.Listen == "" {
		return func() {}, nil
	}
	log := s.current.Log
	stop, err = httpserver.Site{Address: settings.Listen, Hosts: settings.Hosts, Handler: s.health.Handler(s.lang),
		Refusal: s.say("这里不用这个名称访问：要用它，请写进 campaign.yaml 的 serve.hosts",
			"not known by this name: to use it, name it in serve.hosts of campaign.yaml"),
		Failed: func(err error) { log.Error().Err(err).Msg("health is no longer answered") }}.Start()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.say("serve.listen 的地址不能用（服务是否已经在运行？要换地址请改 campaign.yaml）",
			"serve.listen cannot be used (does the service run already? campaign.yaml names another address)"), err)
	}
	return stop, nil
}
