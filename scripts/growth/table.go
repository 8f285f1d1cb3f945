package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jixiao/internal/testkit/cost"
)

// report is all that was measured.
type report struct {
	rows  []row
	waits *waits
}

// watched is how many files the campaign has whose departments were varied.
func (r report) watched() int {
	var sizes []int
	for _, row := range r.rows {
		sizes = append(sizes, row.files)
	}
	slices.Sort(sizes)
	return watched(sizes).files
}

// table is the report in Markdown.
func (r report) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "`make growth`, %s:\n\n", cost.Measured())
	b.WriteString("| files | departments | run | processor time | a file | wall time | peak | files written | of departments | ledger, a file | outbox, a file |\n|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	for _, row := range r.rows {
		row.write(&b)
	}
	if r.waits != nil {
		_ = r.waits.write(&b) // a builder takes every write
	}
	return b.String()
}

func (r row) write(b *strings.Builder) {
	line := func(name string, c cost.Cost, files, all, own int) string {
		return fmt.Sprintf("| %s | %s | %s | %.1f s | %.2f ms | %.1f s | %d MB | %s | %s |", thousands(r.files), thousands(r.departments()),
			name, c.CPU.Seconds(), 1000*c.CPU.Seconds()/float64(files), c.Wall.Seconds(), c.MB(), thousands(all), thousands(own))
	}
	fmt.Fprintf(b, "%s %.1f KB | %.1f KB |\n", line("first", r.first, r.files, r.written, r.own),
		kbAFile(r.ledger, r.files), kbAFile(r.outbox, r.files))
	fmt.Fprintf(b, "%s | |\n", line(fmt.Sprintf("%d new", fresh), r.fifty, r.files+fresh, r.fiftyWrote, r.fiftyOwn))
	fmt.Fprintf(b, "%s | |\n", line("nothing new", r.none, r.files+fresh, r.noneWrote, r.noneOwn))
}

func (w *waits) write(to io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\nFrom the drop of a file with a mistake into the watched inbox, over %s known files, %d drops at rest and %d while a run goes on:\n\n",
		thousands(w.known), len(w.marked), len(w.busy))
	b.WriteString("| until | median | 95 % within |\n|---|---:|---:|\n")
	for _, until := range []struct {
		what string
		took []time.Duration
	}{{"a run begins", w.begun}, {"it is in the ledger", w.kept}, {"its marked copy lies in the outbox", w.marked},
		{"the copy of one dropped while a run goes on", w.busy}} {
		if len(until.took) > 0 {
			fmt.Fprintf(&b, "| %s | %.2f s | %.2f s |\n", until.what, cost.Middle(until.took).Seconds(), most(until.took).Seconds())
		}
	}
	if w.judging < time.Millisecond {
		b.WriteString("\nJudging the file takes too little of that to be told from loading the settings.\n")
	} else {
		fmt.Fprintf(&b, "\nJudging the file takes %.0f ms of processor time of that.\n", 1000*w.judging.Seconds())
	}
	_, err := io.WriteString(to, b.String())
	return err
}

// most is what 95 of a hundred do not exceed.
func most(took []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)*95+99)/100-1]
}

func kbAFile(bytes int64, files int) float64 { return float64(bytes) / 1024 / float64(files) }

// thousands writes a number with a comma before each three digits.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
