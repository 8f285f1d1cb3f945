package work

import (
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
)

// The queues: runs wait for no letter, and the look at the list for no run.
const (
	dueQueue     = "due"
	runQueue     = "runs"
	choresQueue  = "chores"
	choresAtOnce = 2
)

func (w *Worker) config(pool *pgxpool.Pool, h *runsHere) *river.Config {
	of := common{Worker: w, pool: pool, runs: h}
	workers := river.NewWorkers()
	river.AddWorker(workers, &dueWorker{common: of})
	river.AddWorker(workers, &runWorker{common: of})
	river.AddWorker(workers, &planWorker{common: of})
	river.AddWorker(workers, &lettersWorker{common: of})
	river.AddWorker(workers, &backupWorker{common: of})
	river.AddWorker(workers, &rollupWorker{common: of})
	return &river.Config{
		Schema:  schema,
		Workers: workers,
		Queues: map[string]river.QueueConfig{dueQueue: {MaxWorkers: 1}, runQueue: {MaxWorkers: max(w.AtOnce, 1)},
			choresQueue: {MaxWorkers: choresAtOnce}},
		PeriodicJobs: []*river.PeriodicJob{
			river.NewPeriodicJob(river.PeriodicInterval(w.Times.Due), func() (river.JobArgs, *river.InsertOpts) { return planArgs{}, nil }, nil),
		},
		Logger:               newLogger(w.Log),
		RetryPolicy:          retryPolicy{w.Times.Retry},
		JobTimeout:           longestChore,
		RescueStuckJobsAfter: longestChore + time.Minute, // of a kind that may take longer, that
		SoftStopTimeout:      w.Times.Grace,
		FetchPollInterval:    w.Times.Fetch,
		FetchCooldown:        fetchPause,
		// Jobs that are done say nothing that the ledgers do not.
		CompletedJobRetentionPeriod: 6 * time.Hour,
	}
}
