package cost

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// as makes the test binary one of the processes that are measured.
const as = "JIXIAO_COST_AS"

func TestMain(m *testing.M) {
	switch os.Getenv(as) {
	case "large":
		block := make([]byte, 64<<20)
		for i := range block {
			block[i] = byte(i)
		}
		os.Stdout.Write(block[:1])
		os.Exit(findings)
	case "broken":
		os.Exit(3)
	}
	os.Exit(m.Run())
}

func child(what string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), as+"="+what)
	return cmd
}

func TestOf(t *testing.T) {
	c, said, err := Of(child("large"))
	if err != nil || len(said) != 1 {
		t.Fatalf("said %q, %v: a run with findings went well", said, err)
	}
	if c.CPU <= 0 || c.Wall <= 0 || c.Wall > time.Hour {
		t.Errorf("took %+v", c)
	}
	if runtime.GOOS == "linux" && (c.Peak < 64<<20 || c.Peak > 640<<20) {
		t.Errorf("peak of %d bytes, want those of 64 MB and little more", c.Peak)
	}
	if _, _, err := Of(child("broken")); err == nil {
		t.Error("exit code 3 is no error")
	}
	if _, _, err := Of(exec.Command(filepath.Join(t.TempDir(), "nothing"))); err == nil {
		t.Error("a program that is not there is no error")
	}
}

func TestMiddle(t *testing.T) {
	if m := Middle([]int{3, 1, 2}); m != 2 {
		t.Errorf("the middle of three is %d", m)
	}
	if m := Middle([]float64{4, 1, 3, 2}); m != 2 {
		t.Errorf("the middle of four is %v, want the lower one", m)
	}
}
