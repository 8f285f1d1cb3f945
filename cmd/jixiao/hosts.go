package main

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"slices"
	"strings"
	"time"
)

// web is the server that says how the service is. Whoever stays silent loses the
// connection: there are only so many.
func web(handler http.Handler) *http.Server {
	return &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
}

// hosts are the names by which this machine may be asked: that of serve.listen,
// its own, and those of serve.hosts.
func (s *server) hosts() []string {
	settings := s.options.Campaign.Settings.Serve
	names := append([]string{"localhost", hostOf(settings.Listen)}, settings.Hosts...)
	if own, err := os.Hostname(); err == nil { // else it is not asked by that
		names = append(names, own)
	}
	for i := range names {
		names[i] = strings.ToLower(names[i])
	}
	return names
}

// onlyFor answers requests to known names and to plain addresses. A page that
// somebody opens on this network could have its own name lead here, and read what
// is answered; a plain address is nobody's name.
func onlyFor(known []string, refusal string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := hostOf(r.Host)
		_, err := netip.ParseAddr(host)
		if err != nil && host != "" && !slices.Contains(known, host) {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.WriteHeader(http.StatusMisdirectedRequest)
			_, _ = fmt.Fprintln(w, refusal) // who asked has gone
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostOf is the name or address before a port.
func hostOf(at string) string {
	if host, _, err := net.SplitHostPort(at); err == nil {
		at = host
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(at, "[]"), "."))
}
