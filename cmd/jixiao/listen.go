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
	web := &http.Server{Handler: s.health.Handler(s.c.lang), ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := web.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			s.options.Log.Error().Err(err).Msg("health is no longer answered")
		}
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = web.Shutdown(ctx) // who still asks is left without an answer
		<-done
	}, nil
}
