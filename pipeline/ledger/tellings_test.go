package ledger

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/pipeline/record"
)

// afterRun is a ledger with one run, after which letters may be due.
func afterRun(t *testing.T) *Ledger {
	t.Helper()
	l := mustOpen(t, ledgerPath(t))
	run, err := l.StartRun(t.Context(), friday, friday)
	must(t, err)
	run.Ended = friday
	mustFinish(t, l, run, nil)
	return l
}

func aLetter(key, to string) record.Notification {
	return record.Notification{Channel: "mail", Kind: "findings", Unit: "213001", To: to, Key: key, Run: 1, Items: []string{"item " + key}}
}

func mustPlan(t *testing.T, l *Ledger, wanted ...record.Notification) []record.Notification {
	t.Helper()
	out, err := l.PlanNotifications(t.Context(), wanted, friday)
	must(t, err)
	return out
}

func TestPlannedLettersKeepWhatBecameOfThem(t *testing.T) {
	l := afterRun(t)
	first := mustPlan(t, l, aLetter("a", "x"), aLetter("b", "x"))
	failed := first[0]
	failed.State, failed.Tries, failed.Next, failed.Error = record.NotificationDue, 2, sunday, "away"
	sent := first[1]
	sent.State, sent.Tries = record.NotificationSent, 1
	must(t, l.RecordNotifications(t.Context(), friday, failed, sent))
	if diff := cmp.Diff([]record.Notification{failed, sent}, mustPlan(t, l, aLetter("a", "x"), aLetter("b", "x"))); diff != "" {
		t.Errorf("planned again (-want +got):\n%s", diff)
	}
	unsent, err := l.Unsent(t.Context())
	must(t, err)
	if diff := cmp.Diff([]record.Notification{failed}, unsent, cmpopts.IgnoreFields(record.Notification{}, "Items")); diff != "" {
		t.Errorf("unsent (-want +got):\n%s", diff)
	}
	told, err := l.SentItems(t.Context())
	must(t, err)
	if diff := cmp.Diff(map[string]map[string]bool{"mail": {"item b": true}}, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

// A letter that nobody needs any more is dropped and can come back; one whose
// address was mended begins anew, and one that was sent stays sent.
func TestLettersThatChange(t *testing.T) {
	l := afterRun(t)
	first := mustPlan(t, l, aLetter("a", "old"), aLetter("b", "old"), aLetter("c", "old"))
	for i, state := range []record.NotificationState{record.NotificationFailed, record.NotificationDue, record.NotificationSent} {
		first[i].State, first[i].Tries, first[i].Error = state, 5, "550"
	}
	must(t, l.RecordNotifications(t.Context(), friday, first...))
	again := mustPlan(t, l, aLetter("a", "new"), aLetter("c", "new"))
	if again[0].State != record.NotificationDue || again[0].Tries != 0 || again[0].Error != "" {
		t.Errorf("with another address: %+v", again[0])
	}
	if again[1].State != record.NotificationSent {
		t.Errorf("what was sent is sent again: %+v", again[1])
	}
	unsent, err := l.Unsent(t.Context())
	must(t, err)
	if len(unsent) != 0 {
		t.Errorf("b is still to be sent: %+v", unsent)
	}
	if back := mustPlan(t, l, aLetter("b", "old"))[0]; back.ID != first[1].ID || back.State != record.NotificationDue || back.Tries != 0 {
		t.Errorf("b came back as %+v", back)
	}
}

func TestReleasesAreInEverySnapshot(t *testing.T) {
	l := afterRun(t)
	r := record.Release{Code: "T03", Form: "score-sheet", At: friday, By: "section"}
	for i, want := range []bool{true, false} {
		if added, err := l.Release(context.Background(), r); err != nil || added != want {
			t.Errorf("release %d: %t, %v", i, added, err)
		}
	}
	s, err := l.Outline(t.Context())
	must(t, err)
	if diff := cmp.Diff([]record.Release{r}, s.Releases, cmpopts.EquateApproxTime(time.Duration(0))); diff != "" || !s.Released("T03", "score-sheet") || s.Released("T03", "other") {
		t.Errorf("releases (-want +got):\n%s", diff)
	}
}
