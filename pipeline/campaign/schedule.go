package campaign

import (
	"time"
)

// Schedule is when the whole campaign is judged without anybody asking. Times
// are those of the campaign's zone.
type Schedule struct {
	Full Times `yaml:"full"`
	// LastDays is for how many days up to a deadline LastDaysFull counts too.
	LastDays     int   `yaml:"last_days" validate:"gte=0,lte=31"`
	LastDaysFull Times `yaml:"last_days_full"`
	// WaitSeconds is how long a command waits for another process on the
	// same ledger.
	WaitSeconds int `yaml:"wait_seconds" validate:"gte=0,lte=3600"`
}

// Serve is how the standing service looks after the inbox, and where it can be
// asked how it is.
type Serve struct {
	PollSeconds int    `yaml:"poll_seconds" validate:"gte=1,lte=300"`
	Listen      string `yaml:"listen" validate:"omitempty,hostname_port"` // "" is nowhere
	// Hosts are the names, besides its own, by which the machine may be asked.
	Hosts      []string `yaml:"hosts" validate:"dive,hostname_rfc1123"`
	StaleHours int      `yaml:"stale_hours" validate:"gte=1,lte=720"` // since the last good run, until health is bad
}

// Watch is how long files in the inbox are waited for, in real time.
type Watch struct {
	Stable time.Duration // for so long a file must stand still before it is read
	Report time.Duration // after so long a file that could not be read is told of in other words
	Empty  time.Duration // for so long an empty file may be one that is still to be filled
}

// Times are the moments that a line of cron names: minute, hour, day, month
// and day of the week.
type Times string
