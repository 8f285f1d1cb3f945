package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"jixiao/internal/metrics"
	"jixiao/pipeline/campaigns"
)

// work serves one campaign. Why it could not be begun is printed once.
func (s *servers) work(ctx context.Context, e campaigns.Entry) {
	why := s.workOn(ctx, e)
	s.mu.Lock()
	before := s.faults[e.Name]
	s.faults[e.Name] = why
	s.mu.Unlock()
	if why != "" && why != before {
		_, _ = campaignOutput{s, e.Name}.Write([]byte(why))
	}
}

// workOn returns why a campaign does not work, "" when it was told to stop.
func (s *servers) workOn(ctx context.Context, e campaigns.Entry) (why string) {
	var said bytes.Buffer
	one := s.of(e, &said)
	health := s.health.Monitor(e.Name)
	defer one.endLog()
	defer s.claims.release(e.Name)
	defer func() {
		if p := recover(); p != nil {
			one.log.Error().Msg(fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
			why = s.say("程序出错，见日志", "a fault of the program: see the log")
		}
		if ctx.Err() != nil {
			s.health.Remove(e.Name)
		}
	}()
	err := s.serveOne(ctx, e, one, health)
	if err == nil || ctx.Err() != nil {
		return ""
	}
	health.Ended("start", metrics.Failed, 0, err)
	one.fail(err)
	return strings.TrimSpace(said.String())
}

func (s *servers) serveOne(ctx context.Context, e campaigns.Entry, one *session, health *metrics.Monitor) error {
	server := &server{session: one, health: health, loaded: s.loaded,
		turn: func(context.Context) (func(), error) { return s.turns.Take(ctx) }}
	if err := s.loaded.begin(ctx, server); err != nil {
		return err
	}
	if err := one.claim(s.claims, server.settled()); err != nil {
		return err
	}
	one.Stdout, one.Stderr = campaignOutput{s, e.Name}, campaignOutput{s, e.Name}
	return server.loop(ctx).Serve(ctx)
}
