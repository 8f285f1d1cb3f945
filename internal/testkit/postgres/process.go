package postgres

import (
	"fmt"
	"os/exec"
	"runtime"
	"time"
)

// process is a server's first process, which ends the others.
type process struct {
	cmd   *exec.Cmd
	ended chan struct{} // closed when it has ended
}

// run starts a process. The thread that starts it stays until it has ended: Linux ends
// the process with that thread, not with the program.
func run(cmd *exec.Cmd) (*process, error) {
	p := &process{cmd: cmd, ended: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(p.ended)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended its log says
		}
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return p, nil
}

// quit ends the process at once, and waits until it has ended.
func (p *process) quit() error {
	crash(p.cmd.Process)
	select {
	case <-p.ended:
		return nil
	case <-time.After(limit):
		return fmt.Errorf("PostgreSQL (process %d) does not end", p.cmd.Process.Pid)
	}
}
