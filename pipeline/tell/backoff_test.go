package tell

import (
	"testing"
	"time"

	"jixiao/pipeline/record"
)

// A letter rests longer after every try, and ends in the hands of people.
func TestLettersRestLongerAndAreGivenUp(t *testing.T) {
	now := sentAt
	l := record.Telling{State: record.TellDue}
	var last time.Duration
	tries := 0
	for l.State == record.TellDue {
		if !Ready(l, now) {
			t.Fatalf("not ready at its time: %+v", l)
		}
		l = Failed(l, "away", now)
		if tries++; tries > 100 {
			t.Fatal("never given up")
		}
		if l.State != record.TellDue {
			break
		}
		pause := l.Next.Sub(now)
		if pause < last || Ready(l, l.Next.Add(-time.Second)) {
			t.Errorf("try %d rests %s, the one before %s", tries, pause, last)
		}
		now, last = l.Next, pause
	}
	if l.State != record.TellFailed || l.Tries != tries || Ready(l, now.AddDate(1, 0, 0)) || !Unsent(l, now) {
		t.Errorf("after %d tries: %+v", tries, l)
	}
}

func TestWhatIsReady(t *testing.T) {
	for state, want := range map[record.TellingState]bool{record.TellDue: true, record.TellSending: true,
		record.TellSent: false, record.TellDropped: false, record.TellFailed: false} {
		if got := Ready(record.Telling{State: state}, sentAt); got != want {
			t.Errorf("%s: ready is %t", state, got)
		}
	}
}
