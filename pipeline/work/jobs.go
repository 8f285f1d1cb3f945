package work

import (
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// mostTries is how often one job is tried; a run is put into the queue anew after that,
// so that the errors of one that fails for weeks fill no row.
const mostTries = 100

// live are the states of jobs of which no two with the same arguments are wanted.
func live() []rivertype.JobState {
	return []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning, rivertype.JobStateRetryable, rivertype.JobStateScheduled}
}

func once(queue string, priority int) river.InsertOpts {
	return river.InsertOpts{Queue: queue, Priority: priority, MaxAttempts: mostTries, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: live()}}
}

// dueArgs is the look at the list. What one leaves undone the next one does.
type dueArgs struct{}

// Kind names the job.
func (dueArgs) Kind() string { return "due" }

// InsertOpts says that it is not tried again.
func (dueArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: dueQueue, MaxAttempts: 1}
}

// planArgs is the look at settings that may have changed.
type planArgs struct{}

// Kind names the job.
func (planArgs) Kind() string { return "plan" }

// InsertOpts says that it is not tried again.
func (planArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: choresQueue, MaxAttempts: 1}
}

// runArgs is one run of one campaign.
type runArgs struct {
	Campaign int64     `json:"campaign"`
	AsOf     time.Time `json:"as_of"`
	Instead  int64     `json:"instead"` // of the job whose worker died, 0 for none
}

// Kind names the job.
func (runArgs) Kind() string { return "run" }

// InsertOpts says that there is one.
func (runArgs) InsertOpts() river.InsertOpts { return once(runQueue, 1) }

// lettersArgs sends letters that a run left over.
type lettersArgs struct {
	Campaign int64     `json:"campaign"`
	At       time.Time `json:"at"`
}

// Kind names the job.
func (lettersArgs) Kind() string { return "letters" }

// InsertOpts says that there is one for each moment.
func (lettersArgs) InsertOpts() river.InsertOpts { return once(choresQueue, 1) }

// backupArgs is the nightly backup.
type backupArgs struct {
	Campaign int64 `json:"campaign"`
}

// Kind names the job.
func (backupArgs) Kind() string { return "backup" }

// InsertOpts says that there is one, after all runs.
func (backupArgs) InsertOpts() river.InsertOpts { return once(runQueue, 3) }

// rollupArgs renews the summary for the level above.
type rollupArgs struct {
	Campaign int64 `json:"campaign"`
}

// Kind names the job.
func (rollupArgs) Kind() string { return "rollup" }

// InsertOpts says that there is one, after all runs.
func (rollupArgs) InsertOpts() river.InsertOpts { return once(runQueue, 2) }
