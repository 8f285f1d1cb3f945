package httpserver

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"slices"
	"strings"
)

// names are those by which this machine may be asked: that of the address, its
// own, and those it was given.
func (s Site) names() []string {
	names := append([]string{"localhost", hostOf(s.Address)}, s.Hosts...)
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
