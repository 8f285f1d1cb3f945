package httpserver

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// Site is what is answered where.
type Site struct {
	Address string   // to listen at, host and port
	Hosts   []string // names of this machine besides its own and the address's
	Refusal string   // what who asks by another name is told
	Handler http.Handler
	Failed  func(error) // hears that nothing is answered any more
}

// Start listens and answers until stop is called. It fails at once where the
// address is taken.
func (s Site) Start() (stop func(), err error) {
	l, err := net.Listen("tcp", s.Address)
	if err != nil {
		return nil, err
	}
	server := limited(onlyFor(s.names(), s.Refusal, s.Handler))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			s.Failed(err)
		}
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = server.Shutdown(ctx) // who still asks is left without an answer
		<-done
	}, nil
}

// limited is a server at which whoever stays silent loses the connection: there
// are only so many.
func limited(handler http.Handler) *http.Server {
	return &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
}
