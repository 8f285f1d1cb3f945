package pipeline_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"jixiao/internal/manysheets"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// roundEnv and workEnv make the test binary a process that does one run and
// nothing else, so that the peak of its memory is that of a run.
const (
	roundEnv = "JIXIAO_BENCH_ROUND" // folder with configs and inbox
	workEnv  = "JIXIAO_BENCH_WORK"  // folder for outbox and data
)

func TestMain(m *testing.M) {
	if end := os.Getenv(crashEnv); end != "" {
		crash(end)
	}
	if os.Getenv(roundEnv) != "" {
		pipeline.BoundMemory(os.Getenv)
		if err := runRound(os.Getenv(roundEnv), os.Getenv(workEnv)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// runRound does what `jixiao run` does, from loading the settings to the last
// file of the outbox, and prints the peak of its memory in KiB.
func runRound(round, work string) error {
	o, err := roundOptions(round, work)
	if err != nil {
		return err
	}
	if _, err := pipeline.Run(context.Background(), o); err != nil {
		return err
	}
	_, err = fmt.Println(peakKiB())
	return err
}

func roundOptions(round, work string) (pipeline.Options, error) {
	c, err := campaign.Load(os.DirFS(filepath.Join(round, "configs")))
	if err != nil {
		return pipeline.Options{}, err
	}
	asOf, err := time.Parse(time.RFC3339, manysheets.Received)
	return pipeline.Options{Campaign: c, AsOf: asOf, Lang: finding.ZH, Log: zerolog.Nop(),
		Inbox: filepath.Join(round, "inbox"), Outbox: filepath.Join(work, "outbox"),
		Units: filepath.Join(work, "outbox", "单位"), Ledger: filepath.Join(work, "data", "ledger.db")}, err
}

// peakKiB is the most memory that this process ever held, as Linux counts it;
// 0 elsewhere.
func peakKiB() int64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer func() { _ = f.Close() }()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			n, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return n
		}
	}
	return 0
}

// BenchmarkRun2000 runs 2,000 score sheets, a fifth of them with a mistake,
// from inbox to outbox, in a process of its own. Making the sheets is not
// counted; starting the process and loading the settings is.
func BenchmarkRun2000(b *testing.B) {
	const sheets = 2000
	round := b.TempDir()
	if _, err := manysheets.Write(round, manysheets.Options{Sheets: sheets, Seed: 1, Defaults: os.DirFS("../configs")}); err != nil {
		b.Fatal(err)
	}
	b.Run("first run", func(b *testing.B) {
		var peak int64
		for b.Loop() {
			b.StopTimer()
			work := b.TempDir()
			b.StartTimer()
			peak = max(peak, child(b, round, work))
		}
		report(b, sheets, peak)
	})
	b.Run("second run", func(b *testing.B) {
		work := b.TempDir()
		child(b, round, work)
		var peak int64
		for b.Loop() {
			peak = max(peak, child(b, round, work))
		}
		report(b, sheets, peak)
	})
}

func child(b *testing.B, round, work string) (peak int64) {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roundEnv+"="+round, workEnv+"="+work)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	peak, err = strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	if err != nil {
		b.Fatal(err)
	}
	return peak
}

func report(b *testing.B, sheets int, peakKiB int64) {
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(1000*seconds/float64(sheets), "ms/file")
	b.ReportMetric(float64(sheets)/seconds, "files/s")
	if peakKiB > 0 {
		b.ReportMetric(float64(peakKiB)/1024, "MB-peak")
	}
}
