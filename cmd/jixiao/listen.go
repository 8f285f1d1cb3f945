package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// listen answers how the service is, where the settings want it. It fails at
// once where the address is taken: most likely the service runs already.
func (s *server) listen() (stop func(), err error) {
	at := s.options.Campaign.Settings.Serve.Listen
	if at == "" {
		return func() {}, nil
	}
	l, err := net.Listen("tcp", at)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.c.say("serve.listen 的地址不能用（服务是否已经在运行？要换地址请改 campaign.yaml）",
			"serve.listen cannot be used (does the service run already? campaign.yaml names another address)"), err)
	}
	site := web(onlyFor(s.hosts(), s.c.say("这里不用这个名称访问：要用它，请写进 campaign.yaml 的 serve.hosts",
		"not known by this name: to use it, name it in serve.hosts of campaign.yaml"), s.health.Handler(s.c.lang)))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := site.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			s.options.Log.Error().Err(err).Msg("health is no longer answered")
		}
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = site.Shutdown(ctx) // who still asks is left without an answer
		<-done
	}, nil
}
