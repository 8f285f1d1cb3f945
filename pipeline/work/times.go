package work

import "time"

// Times are how often, how long and how soon; tests have shorter ones.
type Times struct {
	Due    time.Duration // between two looks at the list
	Dead   time.Duration // so old a run is whose worker is taken for dead, if nobody holds it
	Snooze time.Duration // until a campaign is tried again on which somebody works
	Retry  time.Duration // the longest pause after a failure
	Late   time.Duration // a run that is later has the clock of now: nobody worked meanwhile
	Replan time.Duration // so long a change of a timetable may go unseen
	Watch  time.Duration // between two looks at how all are
	Grace  time.Duration // for runs to end after a stop
	Fetch  time.Duration // between two looks into the queue where nothing knocks
}

// UsualTimes are those of the service.
func UsualTimes() Times {
	return Times{Due: time.Minute, Dead: 15 * time.Second, Snooze: 15 * time.Second, Retry: time.Minute, Late: time.Hour,
		Replan: 50 * time.Minute, Watch: 15 * time.Second, Grace: 5 * time.Minute, Fetch: 5 * time.Second}
}

const (
	// longestRun is after what a run is given up as hung.
	longestRun = 6 * time.Hour
	// longestBackup is the same of a backup, longestChore of all else.
	longestBackup = 2 * time.Hour
	longestChore  = 10 * time.Minute
	// fetchPause is how long after a look into the queue there is none: short runs need not
	// wait for the next one.
	fetchPause = 20 * time.Millisecond
	// moment is how long what takes no time may take.
	moment = 30 * time.Second
	// hardStop is how long work may take to come to a safe point after it was cut.
	hardStop = 10 * time.Second
)
