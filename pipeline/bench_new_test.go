package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
)

// BenchmarkRunFiftyNew runs over an inbox of many score sheets that are known
// and 50 that are new. Making the sheets and the first run are not counted.
// Looking is also told by itself: listing the inbox, and recording in a copy of
// the ledger what was seen. So is checking the ledger.
func BenchmarkRunFiftyNew(b *testing.B) {
	for _, known := range []int{2000, 20000} {
		b.Run(fmt.Sprint("of ", known), func(b *testing.B) { runFiftyNew(b, known) })
	}
}

func runFiftyNew(b *testing.B, known int) {
	const fresh = 50
	round := b.TempDir()
	if _, err := manysheets.Write(round, manysheets.Options{Sheets: known + fresh, Seed: 1, Defaults: os.DirFS("../configs")}); err != nil {
		b.Fatal(err)
	}
	work, aside := b.TempDir(), b.TempDir()
	o, err := roundOptions(round, work)
	if err != nil {
		b.Fatal(err)
	}
	back := takeAside(b, o.Inbox, aside, fresh)
	if _, err := pipeline.Run(context.Background(), o); err != nil {
		b.Fatal(err)
	}
	back()
	looked := lookAgain(b, o)
	for b.Loop() {
		out, err := pipeline.Run(context.Background(), later(o, 1))
		if err != nil {
			b.Fatal(err)
		}
		if out.Received > fresh {
			b.Fatalf("%d files read, want the %d new ones at most", out.Received, fresh)
		}
		b.ReportMetric(float64(out.Received), "files-read")
		b.ReportMetric(out.Run.Ended.Sub(out.Run.Started).Seconds(), "s-to-ledger")
	}
	b.ReportMetric(looked.Seconds(), "s-look")
	b.ReportMetric(checkAgain(b, o).Seconds(), "s-check")
}

// checkAgain opens and checks the ledger as every run does first.
func checkAgain(b *testing.B, o pipeline.Options) time.Duration {
	start := time.Now()
	l, err := ledger.Open(string(o.Place))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if again, err := l.Check(context.Background()); err != nil || len(again) > 0 {
		b.Fatalf("check: %q, %v", again, err)
	}
	return time.Since(start)
}

// takeAside moves some files out of an inbox, from all over it, and returns
// what puts them back.
func takeAside(b *testing.B, inbox, aside string, n int) (back func()) {
	look, err := intake.Look(context.Background(), inbox)
	if err != nil {
		b.Fatal(err)
	}
	moved := map[string]string{}
	for i := range n {
		path := filepath.Join(inbox, filepath.FromSlash(look.Files[i*len(look.Files)/n].Path))
		moved[path] = filepath.Join(aside, fmt.Sprint(i))
	}
	rename := func(from, to string) {
		if err := os.Rename(from, to); err != nil {
			b.Fatal(err)
		}
	}
	for from, to := range moved {
		rename(from, to)
	}
	return func() {
		for from, to := range moved {
			rename(to, from)
		}
	}
}

// lookAgain looks and records the look, in a copy of the ledger.
func lookAgain(b *testing.B, o pipeline.Options) time.Duration {
	ctx := context.Background()
	data, err := os.ReadFile(string(o.Place))
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "ledger.db")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		b.Fatal(err)
	}
	l, err := ledger.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	run, err := l.StartRun(ctx, o.AsOf.Add(time.Minute), time.Now())
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	look, err := intake.Look(ctx, o.Inbox)
	if err != nil {
		b.Fatal(err)
	}
	look.At = run.AsOf
	if err := l.RecordLook(ctx, run.ID, look); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// BenchmarkLookFiftyNew looks into an inbox of 20,000 files that are known and
// 50 that are new, and records what it saw.
func BenchmarkLookFiftyNew(b *testing.B) {
	const known, fresh = 20000, 50
	ctx := context.Background()
	root := b.TempDir()
	l, err := ledger.Open(filepath.Join(b.TempDir(), "ledger.db"))
	must(b, err)
	defer func() { _ = l.Close() }()
	next := 0
	more := func(n int) {
		for range n {
			put(b, root, fmt.Sprintf("%06d局/评分表_A-%05d.xlsx", 213000+next%1000, next), []byte("x"))
			next++
		}
	}
	at := time.Now()
	see := func() {
		at = at.Add(time.Minute)
		run, err := l.StartRun(ctx, at, at)
		must(b, err)
		look, err := intake.Look(ctx, root)
		must(b, err)
		look.At = at
		must(b, l.RecordLook(ctx, run.ID, look))
	}
	more(known)
	see()
	for b.Loop() {
		b.StopTimer()
		more(fresh)
		b.StartTimer()
		see()
	}
}
