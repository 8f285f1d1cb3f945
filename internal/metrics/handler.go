package metrics

import (
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"jixiao/rules/finding"
)

// Handler answers GET /healthz and /metrics.
func (m *Monitor) Handler(lang finding.Lang) http.Handler {
	return handler(lang, m.registry, m.Health)
}

func handler(lang finding.Lang, registry *prometheus.Registry, health func() (bool, finding.Text)) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		well, sentence := health()
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		if !well {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		_, _ = fmt.Fprintln(w, sentence.In(lang)) // who asked has gone
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	return mux
}
