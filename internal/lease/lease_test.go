package lease

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// holdVariable makes this test program a process that holds a lease.
const holdVariable = "JIXIAO_TEST_HOLD"

func TestMain(m *testing.M) {
	if ledger := os.Getenv(holdVariable); ledger != "" {
		l, err := Take(ledger, Run)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		l.At(Receiving)
		fmt.Println("held")
		<-make(chan int, os.Getpid()) // until it is killed
	}
	os.Exit(m.Run())
}

func mustTake(t *testing.T, ledger string, p Purpose) *Lease {
	t.Helper()
	l, err := Take(ledger, p)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func mustRelease(t *testing.T, l *Lease) {
	t.Helper()
	if err := l.Release(); err != nil {
		t.Fatal(err)
	}
}

// noteOf is the note by which a lease is refused.
func noteOf(t *testing.T, ledger string) Note {
	t.Helper()
	l, err := Take(ledger, Publish)
	var held *Held
	if !errors.As(err, &held) {
		t.Fatalf("lease %v, error %v: want *Held", l, err)
	}
	return held.Note
}

func TestTheHolderSaysWhatItDoes(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "data", "ledger.db")
	l := mustTake(t, ledger, Run)
	n := noteOf(t, ledger)
	if n.PID != os.Getpid() || n.Host == "" || n.Purpose != Run || time.Since(n.Began) > time.Minute {
		t.Errorf("note = %+v", n)
	}
	l.At(Receiving)
	l.Done(3, 7)
	l.Done(4, 7) // too soon to be written
	if n := noteOf(t, ledger); n.Stage != Receiving || n.Done != 3 || n.Total != 7 {
		t.Errorf("note = %+v, want 3 of 7 received", n)
	}
	l.At(Publishing)
	if n := noteOf(t, ledger); n.Stage != Publishing || n.Total != 0 {
		t.Errorf("note = %+v, want publishing and no count", n)
	}
	mustRelease(t, l)
	mustRelease(t, mustTake(t, ledger, Backup))
}

func TestLookTakesNothing(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger.db")
	if _, held, err := Holder(ledger); held || err != nil {
		t.Errorf("where nothing is: held %v, %v", held, err)
	}
	if _, err := os.Stat(ledger + ".lock"); err == nil {
		t.Error("looking has made a file")
	}
	l := mustTake(t, ledger, Backup)
	n, held, err := Holder(ledger)
	if !held || err != nil || n.Purpose != Backup {
		t.Errorf("held %v by %+v, %v; want a backup", held, n, err)
	}
	mustRelease(t, l)
	if n, held, err := Holder(ledger); held || err != nil || n != (Note{}) {
		t.Errorf("after its end: held %v by %+v, %v", held, n, err)
	}
}

// TestADeadHolderHoldsNobodyUp kills a process that holds the lease: it is
// free at once, and the note left behind is replaced.
func TestADeadHolderHoldsNobodyUp(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger.db")
	holder := exec.Command(os.Args[0])
	holder.Env = append(os.Environ(), holdVariable+"="+ledger)
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the holder says %q", line)
	}
	if n := noteOf(t, ledger); n.PID != holder.Process.Pid || n.Stage != Receiving {
		t.Errorf("note = %+v, want process %d receiving", n, holder.Process.Pid)
	}
	if err := holder.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = holder.Wait() // it was killed, which is an error
	if n, err := read(notePath(ledger)); err != nil || n.PID != holder.Process.Pid {
		t.Fatalf("note = %+v, %v: want what the dead one left", n, err)
	}
	if _, held, err := Holder(ledger); held || err != nil {
		t.Errorf("held %v, %v: want what nobody holds", held, err)
	}
	l := mustTake(t, ledger, Publish)
	if n := noteOf(t, ledger); n.PID != os.Getpid() || n.Purpose != Publish {
		t.Errorf("note = %+v, want our own", n)
	}
	mustRelease(t, l)
}

func TestANoteNobodyUnderstands(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger.db")
	l := mustTake(t, ledger, Run)
	if err := os.WriteFile(notePath(ledger), []byte(`{"pid": 12`), 0o644); err != nil {
		t.Fatal(err)
	}
	if n := noteOf(t, ledger); n != (Note{}) {
		t.Errorf("note = %+v, want none", n)
	}
	mustRelease(t, l)
}

func TestPatience(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger.db")
	synctest.Test(t, func(t *testing.T) {
		l := mustTake(t, ledger, Run)
		go func() {
			time.Sleep(7 * time.Second)
			_ = l.Release()
		}()
		var told []time.Duration
		p := Waiting{For: time.Minute, Report: func(_ Note, waited time.Duration) { told = append(told, waited) }}
		mine, err := p.Take(t.Context(), ledger, Publish)
		if err != nil {
			t.Fatal(err)
		}
		want := []time.Duration{0, 2 * time.Second, 4 * time.Second, 6 * time.Second}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
		mustRelease(t, mine)
	})
}

func TestPatienceEnds(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger.db")
	l := mustTake(t, ledger, Run)
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		_, err := Waiting{For: 5 * time.Minute}.Take(t.Context(), ledger, Run)
		var held *Held
		if !errors.As(err, &held) || time.Since(began) != 5*time.Minute {
			t.Errorf("error %v after %s, want *Held after five minutes", err, time.Since(began))
		}
		began = time.Now()
		if _, err := (Waiting{}).Take(t.Context(), ledger, Run); !errors.As(err, &held) || time.Since(began) != 0 {
			t.Errorf("without patience: error %v after %s", err, time.Since(began))
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := (Waiting{For: time.Hour}).Take(ctx, ledger, Run); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("stopped while waiting: error %v", err)
		}
	})
	mustRelease(t, l)
}

// TestBroken: a lease that was given back leaves nothing to clear away, one of
// a holder that died does.
func TestBroken(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger.db")
	take := func(want bool) {
		t.Helper()
		l, err := Take(ledger, Run)
		if err != nil {
			t.Fatal(err)
		}
		if l.Broken() != want {
			t.Errorf("broken = %v, want %v", l.Broken(), want)
		}
		if err := l.Release(); err != nil {
			t.Fatal(err)
		}
	}
	take(false)
	take(false)
	if err := os.WriteFile(ledger+".holder", []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	take(true)
	take(false)
}
