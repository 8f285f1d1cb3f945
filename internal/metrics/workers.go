package metrics

import (
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"jixiao/rules/finding"
)

// Workers is a monitor of processes that share a list of campaigns, as one of them is
// told of all: campaigns are told of by name in /healthz alone.
type Workers struct {
	registry *prometheus.Registry

	workers, campaigns, failing, late, longest, away prometheus.Gauge
	jobs                                             *prometheus.GaugeVec
	runs                                             *prometheus.CounterVec
	took                                             prometheus.Histogram

	mu    sync.Mutex
	last  Shared
	asked bool
	err   error
}

// Shared is how the workers on a list of campaigns are.
type Shared struct {
	Workers, Campaigns int
	Jobs               map[Job]int
	Late               time.Duration // of the run that is due the longest and is in no queue
	Longest            time.Duration // since the clock of the run that is under way the longest
	Failing            []string      // campaigns whose run fails, by name; perhaps not all
}

// Job is a kind of job and a state of the queue.
type Job struct{ Kind, State string }

// mostLate is how late a look at the list may be: it comes every minute.
const mostLate = 5 * time.Minute

// NewWorkers is a monitor that has been told nothing yet.
func NewWorkers() *Workers {
	w := &Workers{registry: prometheus.NewRegistry(),
		workers:   gauge("jixiao_workers", "Worker processes that share the list."),
		campaigns: gauge("jixiao_campaigns", "Campaigns on the list."),
		failing:   gauge("jixiao_campaigns_failing", "Campaigns whose run fails, at most 50."),
		late:      gauge("jixiao_due_late_seconds", "Since the moment of the run that is due the longest and is in no queue yet."),
		longest:   gauge("jixiao_run_age_seconds", "Since the clock of the run that is under way the longest."),
		away:      gauge("jixiao_database_away", "1 while the database does not answer."),
		jobs: prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "jixiao_jobs",
			Help: "Jobs in the queue."}, []string{"kind", "state"}),
		runs: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jixiao_runs_total",
			Help: "Runs of this worker since it started."}, []string{"outcome"}),
		took: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "jixiao_run_seconds",
			Help: "How long good runs of this worker took.", Buckets: []float64{0.25, 1, 4, 15, 60, 240, 900}}),
	}
	w.registry.MustRegister(collectors.NewGoCollector(), w.workers, w.campaigns, w.failing, w.late, w.longest, w.away, w.jobs, w.runs, w.took)
	return w
}

// Ended says how a run of this worker ended.
func (w *Workers) Ended(o Outcome, took time.Duration) {
	w.runs.WithLabelValues(string(o)).Inc()
	if o == Good {
		w.took.Observe(took.Seconds())
	}
}

// Told says how all are, or why the database did not answer. It reports whether that
// is news: the database went, or is back.
func (w *Workers) Told(s Shared, err error) (news bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	news = (w.err != nil) != (err != nil)
	w.asked, w.err = true, err
	w.away.Set(1)
	if err != nil {
		return news
	}
	w.last = s
	w.away.Set(0)
	w.workers.Set(float64(s.Workers))
	w.campaigns.Set(float64(s.Campaigns))
	w.failing.Set(float64(len(s.Failing)))
	w.late.Set(s.Late.Seconds())
	w.longest.Set(s.Longest.Seconds())
	w.jobs.Reset()
	for job, n := range s.Jobs {
		w.jobs.WithLabelValues(job.Kind, job.State).Set(float64(n))
	}
	return news
}

// Health is whether all do their work: a line for all, and one for each campaign whose
// run fails.
func (w *Workers) Health() (bool, finding.Text) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.err != nil:
		return false, text("数据库现在连不上，恢复后会自动接着工作。", "the database does not answer: work goes on by itself when it is back.")
	case !w.asked:
		return true, text("刚启动。", "just started.")
	}
	said := count("%d 个工作进程，%d 个评价年度，%d 个没有成功。", "%d workers, %d campaigns, %d of them failing.", w.last.Workers, w.last.Campaigns, len(w.last.Failing))
	if w.last.Late > mostLate {
		late := text("到点的审核已经晚了 %s，还没有排上。", "a run has been due for %s and is in no queue.", hours(w.last.Late))
		said.ZH += "\n" + late.ZH
		said.EN += "\n" + late.EN
	}
	for _, name := range w.last.Failing {
		said.ZH += "\n" + finding.OneLine(name)
		said.EN += "\n" + finding.OneLine(name)
	}
	return w.last.Late <= mostLate && len(w.last.Failing) == 0, said
}

// Handler answers GET /healthz and /metrics.
func (w *Workers) Handler(lang finding.Lang) http.Handler { return handler(lang, w.registry, w.Health) }
