package ledger

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"
)

// leftBehind is a ledger that a session checked and left, with its sum.
func leftBehind(t *testing.T) *play {
	t.Helper()
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:accepted", "213001/b.xlsx": "A-02+A-03:returned", "213001/c.xlsx": "!"})
	p.check()
	p.leave()
	if !asLeft(p.path) {
		t.Fatal("a ledger that was checked is left without a sum")
	}
	return p
}

func (p *play) check() {
	p.t.Helper()
	again, err := p.l.Check(context.Background())
	must(p.t, err)
	if len(again) > 0 {
		p.t.Fatalf("to be judged again: %q", again)
	}
}

func (p *play) leave() { p.t.Helper(); must(p.t, p.l.Close()) }

// readsAll reports whether a session that begins now reads every row.
func (p *play) readsAll() bool {
	p.t.Helper()
	l, err := Open(p.path)
	if err != nil {
		return true
	}
	defer func() { _ = l.Close() }()
	return !l.engine.sound()
}

func hasSum(path string) bool {
	_, err := os.Stat(SumPath(path))
	return err == nil
}

// TestABitAnywhereIsNoticed: whatever is other than a session left it, at any
// place, every row is read.
func TestABitAnywhereIsNoticed(t *testing.T) {
	ofFiles(t)
	if testing.Short() {
		t.Skip("many ledgers, one after the other")
	}
	p := leftBehind(t)
	whole, err := os.ReadFile(p.path)
	must(t, err)
	sum, err := os.ReadFile(SumPath(p.path))
	must(t, err)
	put := func(path string, data []byte) { must(t, os.WriteFile(path, data, 0o600)) }
	rapid.Check(t, func(r *rapid.T) {
		data := append([]byte(nil), whole...)
		at := rapid.IntRange(0, len(data)-1).Draw(r, "at")
		switch rapid.IntRange(0, 3).Draw(r, "harm") {
		case 0:
			data = data[:at]
		case 1:
			data = append(data, data[:at+1]...)
		default:
			data[at] ^= 1 << rapid.IntRange(0, 7).Draw(r, "bit")
		}
		put(p.path, data)
		put(SumPath(p.path), sum)
		if asLeft(p.path) {
			r.Fatal("it counts as it was left")
		}
		put(p.path, whole)
		if !asLeft(p.path) {
			r.Fatal("put back, it does not count as it was left")
		}
		harmed := append([]byte(nil), sum...)
		harmed[at%len(sum)] ^= 1
		put(SumPath(p.path), harmed)
		if asLeft(p.path) {
			r.Fatal("another sum counts as its own")
		}
		put(SumPath(p.path), sum)
	})
	p.l = mustOpen(t, p.path)
	p.check()
}

// TestTheWholeCheckRunsAfterDamage, and finds it. What it finds is not sealed in
// by a sum.
func TestTheWholeCheckRunsAfterDamage(t *testing.T) {
	ofFiles(t)
	if testing.Short() {
		t.Skip("many ledgers, one after the other")
	}
	p := leftBehind(t)
	p.l = mustOpen(t, p.path)
	sum, err := os.ReadFile(SumPath(p.path))
	must(t, err)
	p.exec(`UPDATE submissions SET body = replace(body, '91.36', '91.37') WHERE file = 1`)
	p.leave()
	must(t, os.WriteFile(SumPath(p.path), sum, 0o600))
	p.l = mustOpen(t, p.path)
	again, err := p.l.Check(context.Background())
	must(t, err)
	if len(again) != 1 {
		t.Errorf("judged again: %q, want one file", again)
	}
	p.leave()
	if hasSum(p.path) || !p.readsAll() {
		t.Error("a sum was written over what is still to be judged again")
	}
	p.l = mustOpen(t, p.path)
	p.exec(`UPDATE files SET arrival = '' WHERE id = 1`)
	p.exec(`DELETE FROM entries`)
	if _, err := p.l.Check(context.Background()); !errors.Is(err, ErrDamaged) {
		t.Errorf("check: %v", err)
	}
	p.leave()
	if hasSum(p.path) {
		t.Error("a sum was written over a damaged ledger")
	}
}

func (p *play) exec(statement string) {
	p.t.Helper()
	_, err := p.l.db.Exec(statement)
	must(p.t, err)
}

// TestWhoeverKnowsKeepsTheSum: a session that checks nothing leaves a sum where
// it found one that was right, and none where it did not.
func TestWhoeverKnowsKeepsTheSum(t *testing.T) {
	ofFiles(t)
	p := leftBehind(t)
	p.l = mustOpen(t, p.path)
	p.run(sunday, inbox{"213001/d.xlsx": "A-04:accepted"})
	p.leave()
	if !asLeft(p.path) {
		t.Fatal("a session that found a right sum leaves none")
	}
	must(t, os.Remove(SumPath(p.path)))
	p.l = mustOpen(t, p.path)
	p.run(monday, inbox{"213001/e.xlsx": "A-05:accepted"})
	p.leave()
	if hasSum(p.path) {
		t.Fatal("a session that knew nothing leaves a sum")
	}
	p.l = mustOpen(t, p.path)
	p.check()
	p.leave()
	if !asLeft(p.path) {
		t.Fatal("after the whole check there is no sum")
	}
	before, err := os.Stat(SumPath(p.path))
	must(t, err)
	for _, open := range []func(string) (*Ledger, error){Open, OpenReadOnly} {
		l, err := open(p.path)
		must(t, err)
		_, err = l.Account(context.Background())
		must(t, err)
		must(t, l.Close())
	}
	after, err := os.Stat(SumPath(p.path))
	must(t, err)
	if !os.SameFile(before, after) || !asLeft(p.path) {
		t.Error("reading alone touched the sum")
	}
}

// TestAnOlderSchemaHasNoSum: another version of the program reads every row.
func TestAnOlderSchemaHasNoSum(t *testing.T) {
	ofFiles(t)
	p := leftBehind(t)
	sum, err := sumOf(p.path, []byte("jixiao ledger sum 1\nschema 1\n"))
	must(t, err)
	must(t, os.WriteFile(SumPath(p.path), sum, 0o600))
	if !p.readsAll() {
		t.Error("the sum of another schema counts")
	}
}

// copied is what a kill now would leave: the ledger with all that lies beside it.
func (p *play) copied() *play {
	p.t.Helper()
	to := filepath.Join(p.t.TempDir(), "data")
	must(p.t, os.CopyFS(to, os.DirFS(filepath.Dir(p.path))))
	must(p.t, os.RemoveAll(filepath.Join(to, filepath.Base(p.path)+"-shm")))
	return &play{t: p.t, path: filepath.Join(to, filepath.Base(p.path)), fingerprint: p.fingerprint, batch: p.batch, steps: -1}
}

// TestAKillLeavesNoWrongSum: wherever a session ends, there is no sum or it is
// right, and what was recorded is checked and goes on.
func TestAKillLeavesNoWrongSum(t *testing.T) {
	ofFiles(t)
	p := leftBehind(t)
	killed := func(when string) {
		t.Helper()
		left := p.copied()
		if hasSum(left.path) && !asLeft(left.path) {
			t.Errorf("%s: the sum is another ledger's", when)
		}
		begun, err := Begun(left.path) // puts the log in its place
		if err != nil || !begun {
			t.Errorf("%s: begun %v, %v", when, begun, err)
		}
		left.l = mustOpen(t, left.path)
		left.check()
		left.run(monday, inbox{"213001/a.xlsx": "A-01:accepted", "213001/f.xlsx": "A-06:returned"})
		left.leave()
		if !asLeft(left.path) {
			t.Errorf("%s: the next session leaves no sum", when)
		}
	}
	killed("before a session")
	for step := range 5 {
		p.l = mustOpen(t, p.path)
		killed("opened")
		p.check()
		killed("checked")
		p.steps = step
		p.run(sunday, inbox{"213001/a.xlsx": "A-01:accepted", "213001/d.xlsx": "A-04:accepted"})
		killed("half way")
		must(t, p.l.db.Close())
		killed("closed, before the sum is written")
		p.leave()
		killed("after a session")
	}
}

// TestWhoElseHasTheLedgerOpen: while a reader keeps the log in use there is no
// sum, and none after another process has written.
func TestWhoElseHasTheLedgerOpen(t *testing.T) {
	ofFiles(t)
	p := leftBehind(t)
	p.l = mustOpen(t, p.path)
	reader, err := OpenReadOnly(p.path)
	must(t, err)
	_, err = reader.Account(context.Background())
	must(t, err)
	p.run(sunday, inbox{"213001/d.xlsx": "A-04:accepted"})
	p.leave()
	if hasSum(p.path) {
		t.Error("a sum was written while the log was in use")
	}
	must(t, reader.Close())
	if hasSum(p.path) || !p.readsAll() {
		t.Error("a reader left a sum")
	}
	p.l = mustOpen(t, p.path)
	p.check()
	other := mustOpen(t, p.path)
	_, err = other.db.Exec(`UPDATE pages SET at = at`)
	must(t, err)
	_, err = other.StartRun(context.Background(), sunday, sunday)
	must(t, err)
	must(t, other.Close())
	p.leave()
	if _, err := os.Stat(p.path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the log is still there: %v", err)
	}
	if hasSum(p.path) {
		t.Error("a sum was written over what another process wrote")
	}
}
