package pipeline_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"jixiao/pipeline"
	"jixiao/pipeline/record"
)

var bombSize = flag.Int("bombs", 48, "how many megabytes the bombs of TestBombs unpack to")

// What one file may cost over a run without it.
const (
	mostOver = 256 << 10 // KiB
	mostTime = 10 * time.Second
)

// bombEnv makes the test binary a process that runs twice over an inbox with a
// bomb in it.
const bombEnv = "JIXIAO_BOMB"

// bombOutcome is what became of both runs.
type bombOutcome struct {
	PeakKiB  int64
	CPU      [2]time.Duration
	Written  [2]int
	Verdicts map[string]record.Verdict
	Codes    map[string]string
	Err      [2]string
}

// runBomb runs twice and prints what became of it.
func runBomb(round, work string) error {
	o, err := roundOptions(round, work)
	if err != nil {
		return err
	}
	if o.AsOf, err = time.Parse(time.RFC3339, "2023-10-13T22:00:00+08:00"); err != nil {
		return err
	}
	var done bombOutcome
	for i := range done.CPU {
		before := cpuTime()
		out, err := pipeline.Run(context.Background(), later(o, i))
		done.CPU[i] = cpuTime() - before
		if err != nil {
			done.Err[i] = err.Error()
		}
		if out == nil {
			return err
		}
		done.Written[i] = out.Published.Written
		done.Verdicts, done.Codes = verdicts(out.Snapshot), codesByFile(out.Snapshot)
	}
	done.PeakKiB = peakKiB()
	return json.NewEncoder(os.Stdout).Encode(done)
}

// TestBombs runs over an inbox with a bomb beside another department's good
// file, in a process of its own for each kind: no bomb takes more memory over
// the rest, or more time, than one file may, and what the other department is
// to be told is published by the same run.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("many processes: make test and make crash have them")
	}
	good := transport + "/评分表_A-03.xlsx"
	base := explode(t, bomb{}, good)
	t.Logf("without a bomb: %d MB, %s and %s", base.PeakKiB>>10, base.CPU[0], base.CPU[1])
	t.Run("two side by side", func(t *testing.T) {
		one := inStyles("two cell styles", "</cellXfs>", `<xf/>`)
		got := explode(t, one, good, "402001钢城区自然资源局")
		over := got.PeakKiB - base.PeakKiB
		t.Logf("%s: %d MB over, %s and %s", one.name, over>>10, got.CPU[0], got.CPU[1])
		if got.PeakKiB > 0 && over > mostOver {
			t.Errorf("two take %d MB over the rest", over>>10)
		}
	})
	turns := make(chan struct{}, 2)
	var group sync.WaitGroup
	for _, b := range bombs() {
		group.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			t.Run(b.name, func(t *testing.T) {
				got := explode(t, b, good)
				over := got.PeakKiB - base.PeakKiB
				t.Logf("%s: %d MB over, %s and %s, %v %v", b.name, over>>10, got.CPU[0], got.CPU[1], got.Verdicts, got.Err)
				if got.PeakKiB > 0 && over > mostOver {
					t.Errorf("takes %d MB over the rest", over>>10)
				}
				if got.CPU[0]-base.CPU[0] > mostTime {
					t.Errorf("takes %s", got.CPU[0])
				}
				if got.CPU[1]-base.CPU[1] > 2*time.Second || got.Written[1] > base.Written[1] {
					t.Errorf("the second run takes %s and writes %d", got.CPU[1], got.Written[1])
				}
			})
		})
	}
	group.Wait()
}

// explode runs twice over an inbox with a good file, a bomb of one department
// and the same of further ones.
func explode(t *testing.T, b bomb, good string, further ...string) bombOutcome {
	t.Helper()
	mine, work := t.TempDir(), t.TempDir()
	if err := os.CopyFS(filepath.Join(mine, "configs"), os.DirFS("../configs")); err != nil {
		t.Fatal(err)
	}
	inbox := filepath.Join(mine, "inbox")
	put(t, inbox, good, edited(t, sample(t, transport, "评分表_A-03.xlsx"), map[string]string{"E32": "12.34"}))
	if b.name != "" {
		ext := b.ext
		if ext == "" {
			ext = ".xlsx"
		}
		for _, folder := range append(further, cityManagement) {
			path := filepath.Join(inbox, folder, "评分表_A-02"+ext)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			b.explode(t, path, *bombSize<<20)
			if info, err := os.Stat(path); err != nil || info.Size() > 50<<20 {
				t.Fatal("the bomb is larger than a file may be", err)
			}
		}
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), bombEnv+"=1", roundEnv+"="+mine, workEnv+"="+work)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err, string(out))
	}
	var got bombOutcome
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(work, "outbox", "单位", transport)
	for _, name := range []string{"最新审核意见.xlsx", "评分表_A-03_审核.xlsx"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Errorf("the other department's result is not there: %v", err)
		}
	}
	return got
}
