package notify

import (
	"time"

	"jixiao/pipeline/record"
)

// pauses are how long a letter rests after each try that failed; after the
// last it is given up.
var pauses = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour,
	8 * time.Hour, 12 * time.Hour, 24 * time.Hour, 24 * time.Hour}

// Failed is a letter after a try that failed, in words that show no secret.
func Failed(t record.Notification, reason string, now time.Time) record.Notification {
	t.Tries++
	t.Error = reason
	if t.Tries > len(pauses) {
		t.State, t.Next = record.NotificationFailed, time.Time{}
		return t
	}
	t.State, t.Next = record.NotificationDue, now.Add(pauses[t.Tries-1])
	return t
}

// Ready reports whether a letter may be sent now. One that was being sent when
// the process ended is sent once more: nobody knows whether it arrived.
func Ready(t record.Notification, now time.Time) bool {
	switch t.State {
	case record.NotificationSending:
		return true
	case record.NotificationDue:
		return !t.Next.After(now)
	}
	return false
}

// Unsent reports whether a letter has not been sent, however often it was tried.
func Unsent(t record.Notification, _ time.Time) bool { return t.State != record.NotificationSent }
