package notify

import (
	"testing"
	"time"

	"jixiao/pipeline/record"
)

// A letter rests longer after every try, and ends in the hands of people.
func TestLettersRestLongerAndAreGivenUp(t *testing.T) {
	now := sentAt
	l := record.Notification{State: record.NotificationDue}
	var last time.Duration
	tries := 0
	for l.State == record.NotificationDue {
		if !Ready(l, now) {
			t.Fatalf("not ready at its time: %+v", l)
		}
		l = Failed(l, "away", now)
		if tries++; tries > 100 {
			t.Fatal("never given up")
		}
		if l.State != record.NotificationDue {
			break
		}
		pause := l.Next.Sub(now)
		if pause < last || Ready(l, l.Next.Add(-time.Second)) {
			t.Errorf("try %d rests %s, the one before %s", tries, pause, last)
		}
		now, last = l.Next, pause
	}
	if l.State != record.NotificationFailed || l.Tries != tries || Ready(l, now.AddDate(1, 0, 0)) || !Unsent(l, now) {
		t.Errorf("after %d tries: %+v", tries, l)
	}
}

func TestWhatIsReady(t *testing.T) {
	for state, want := range map[record.NotificationState]bool{record.NotificationDue: true, record.NotificationSending: true,
		record.NotificationSent: false, record.NotificationDropped: false, record.NotificationFailed: false} {
		if got := Ready(record.Notification{State: state}, sentAt); got != want {
			t.Errorf("%s: ready is %t", state, got)
		}
	}
}
