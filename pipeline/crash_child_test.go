package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"jixiao/internal/disk"
	"jixiao/pipeline"
)

// crashEnv makes the test binary a process that does one task and is killed
// where it says: "operation 17", "moment 250000000", "point sealed", or whose
// files may not grow beyond "size 4096".
const (
	crashEnv = "JIXIAO_CRASH"
	taskEnv  = "JIXIAO_CRASH_TASK"
)

// crash does the task of such a process. It never returns.
func crash(end string) {
	k, err := taskNamed(os.Getenv(taskEnv))
	if err == nil {
		err = crashTask(end, k)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
	os.Exit(0)
}

func crashTask(end string, k task) error {
	o, err := crashOptions(os.Getenv(roundEnv), os.Getenv(workEnv), k)
	if err != nil {
		return err
	}
	what, where, _ := strings.Cut(end, " ")
	n, _ := strconv.ParseInt(where, 10, 64) // 0 for a point, which is a word
	switch what {
	case "operation":
		o.Disk = counting(&sync.Mutex{}, func(i int, _ disk.Op, _ string) error {
			if int64(i) == n {
				killMe()
			}
			return nil
		})
	case "moment":
		time.AfterFunc(time.Duration(n), killMe)
	case "point":
		o.Reached = func(p pipeline.Point) {
			if string(p) == where {
				killMe()
			}
		}
	case "size":
		if err := limitFiles(uint64(n)); err != nil {
			return err
		}
	}
	return k.do(context.Background(), o)
}

// counting is a disk that numbers its operations from 1 and asks about each,
// one after the other.
func counting(lock *sync.Mutex, ask func(i int, op disk.Op, path string) error) disk.Disk {
	n := 0
	return disk.Disk{Before: func(op disk.Op, path string) error {
		lock.Lock()
		defer lock.Unlock()
		n++
		return ask(n, op, path)
	}}
}

// killMe ends the process as kill -9 does: nothing is flushed, nothing is
// deferred.
func killMe() {
	me, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = me.Kill()
	}
	if err != nil {
		panic(err)
	}
	select {} // until the signal comes
}
