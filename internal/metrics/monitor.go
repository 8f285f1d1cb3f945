// Package metrics says how the standing service is: /healthz in one sentence
// for people and alarms, /metrics for Prometheus.
//
// It owns what it was told of the last looks and runs, in a registry of its
// own. It refuses names: what is counted is files, codes and runs, never who
// sent them; and it never looks for itself.
package metrics

import (
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// Monitor gathers what the service tells it. Its methods may be called from
// any goroutine.
type Monitor struct {
	now      func() time.Time
	registry *prometheus.Registry // of one that stands alone
	all      []prometheus.Collector

	files, findings     *prometheus.GaugeVec
	runs                *prometheus.CounterVec
	took                prometheus.Histogram
	waiting, away, held prometheus.Gauge
	backup              prometheus.Gauge

	mu       sync.Mutex
	noBackup bool
	lastGood time.Time
	stale    time.Duration
	inbox    error
	failed   error
}

// Outcome is what a run came to.
type Outcome string

// The outcomes of runs.
const (
	Good   Outcome = "good"   // with findings or without
	Failed Outcome = "failed" // could not run or could not finish
	Busy   Outcome = "busy"   // put off: another process was at work
)

// New is a monitor that has been told nothing yet. Without a good run for a
// while, which SetStale sets, the service is not well.
func New(now func() time.Time) *Monitor {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector())
	m := newMonitor(now, registry)
	m.registry = registry
	return m
}

func newMonitor(now func() time.Time, to prometheus.Registerer) *Monitor {
	m := &Monitor{now: now,
		files:    gauges("jixiao_files", "Files in the inbox at the last run.", "verdict"),
		findings: gauges("jixiao_findings", "Findings that hold since the last run.", "code"),
		runs: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jixiao_runs_total",
			Help: "Runs since the service started."}, []string{"why", "outcome"}),
		took: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "jixiao_run_seconds",
			Help: "How long good runs took.", Buckets: []float64{0.25, 1, 4, 15, 60, 240, 900}}),
		waiting: gauge("jixiao_waiting_files", "Files that are still being copied, are locked or empty."),
		away:    gauge("jixiao_inbox_out_of_reach", "1 while the inbox cannot be looked at."),
		backup:  gauge("jixiao_backup_failed", "1 while the last nightly backup did not succeed."),
		held:    gauge("jixiao_lease_held", "1 while the service works on the ledger itself."),
	}
	age := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "jixiao_last_good_run_age_seconds",
		Help: "Since the last good run ended; -1 before the first one."}, m.age)
	m.all = []prometheus.Collector{m.files, m.findings, m.runs, m.took, m.waiting, m.away, m.held, m.backup, age}
	to.MustRegister(m.all...)
	return m
}

func gauge(name, help string) prometheus.Gauge {
	return prometheus.NewGauge(prometheus.GaugeOpts{Name: name, Help: help})
}

func gauges(name, help, label string) *prometheus.GaugeVec {
	return prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, []string{label})
}

// SetStale says how old the last good run may be.
func (m *Monitor) SetStale(after time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stale = after
}

// SetLastGood says when the last good run ended that the ledger knows of.
func (m *Monitor) SetLastGood(at time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lastGood = at
}

// Looked says how a look at the inbox went.
func (m *Monitor) Looked(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.inbox = err
	m.away.Set(0)
	if err != nil {
		m.away.Set(1)
	}
}

// Began says that a run begins.
func (m *Monitor) Began() { m.held.Set(1) }

// Ended says how a run ended.
func (m *Monitor) Ended(why string, o Outcome, took time.Duration, err error) {
	m.held.Set(0)
	m.runs.WithLabelValues(why, string(o)).Inc()
	if o == Busy {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.failed = err; o == Good {
		m.lastGood = m.now()
		m.took.Observe(took.Seconds())
	}
}

// BackedUp says how the last nightly backup went.
func (m *Monitor) BackedUp(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.noBackup = err != nil
	m.backup.Set(0)
	if m.noBackup {
		m.backup.Set(1)
	}
}

// Counted says what the last run left: files by verdict, findings by code.
func (m *Monitor) Counted(files, findings map[string]int, waiting int) {
	set(m.files, files)
	set(m.findings, findings)
	m.waiting.Set(float64(waiting))
}

func set(g *prometheus.GaugeVec, counts map[string]int) {
	g.Reset()
	for label, n := range counts {
		g.WithLabelValues(label).Set(float64(n))
	}
}

func (m *Monitor) age() float64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.lastGood.IsZero() {
		return -1
	}
	return m.now().Sub(m.lastGood).Seconds()
}
