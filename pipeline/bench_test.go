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

	"jixiao/internal/memory"
	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
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
		memory.Bound(os.Getenv)
		run := runRound
		if os.Getenv(bombEnv) != "" {
			run = runBomb
		}
		if err := run(os.Getenv(roundEnv), os.Getenv(workEnv)); err != nil {
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
	c, err := load.Campaign(os.DirFS(filepath.Join(round, "configs")))
	if err != nil {
		return pipeline.Options{}, err
	}
	asOf, err := time.Parse(time.RFC3339, manysheets.Received)
	o := optionsIn(work, c, asOf)
	o.Inbox = filepath.Join(round, "inbox")
	return o, err
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
// from inbox to outbox, in a process of its own: those of 400 departments, and
// those of 2,000, each of which gets its own report. Making the sheets is not
// counted; starting the process and loading the settings is.
func BenchmarkRun2000(b *testing.B) {
	const sheets = 2000
	for _, departments := range []int{400, 2000} {
		b.Run(fmt.Sprintf("%d departments", departments), func(b *testing.B) { benchRun(b, sheets, departments) })
	}
}

func benchRun(b *testing.B, sheets, departments int) {
	round := b.TempDir()
	_, err := manysheets.Write(round, manysheets.Options{Sheets: sheets, AUnit: sheets / departments, Seed: 1, Defaults: os.DirFS("../configs")})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("first run", func(b *testing.B) {
		var all used
		for b.Loop() {
			b.StopTimer()
			work := b.TempDir()
			b.StartTimer()
			all.add(child(b, round, work))
		}
		reportUse(b, sheets, all)
	})
	b.Run("second run", func(b *testing.B) {
		work := b.TempDir()
		child(b, round, work)
		var all used
		for b.Loop() {
			all.add(child(b, round, work))
		}
		reportUse(b, sheets, all)
	})
}

// used is what runs took: the processor's time of all, the memory of the
// largest.
type used struct {
	cpu     time.Duration
	peakKiB int64
}

func (u *used) add(one used) {
	u.cpu += one.cpu
	u.peakKiB = max(u.peakKiB, one.peakKiB)
}

func child(b *testing.B, round, work string) used {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roundEnv+"="+round, workEnv+"="+work)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	peak, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	if err != nil {
		b.Fatal(err)
	}
	return used{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak}
}

func reportUse(b *testing.B, sheets int, all used) {
	runs := float64(b.N) * float64(sheets)
	b.ReportMetric(1000*b.Elapsed().Seconds()/runs, "ms/file")
	b.ReportMetric(1000*all.cpu.Seconds()/runs, "cpu-ms/file")
	if all.peakKiB > 0 {
		b.ReportMetric(float64(all.peakKiB)/1024, "MB-peak")
	}
}
