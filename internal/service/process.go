package service

import (
	"context"
	"fmt"
	"runtime"

	manager "github.com/kardianos/service"
)

// Run does the work as the process of a Windows service, if that is what this
// process is; elsewhere the manager speaks to it by signals. A service whose
// work ends with an error calls exit, so that the manager starts it again.
func Run(ctx context.Context, work func(context.Context) error, exit func()) error {
	if runtime.GOOS != "windows" || manager.Interactive() {
		return work(ctx)
	}
	p := &process{ctx: ctx, work: work, exit: exit, ended: make(chan error, 1)}
	s, err := manager.New(p, &manager.Config{Name: "jixiao"})
	if err != nil {
		return fmt.Errorf("speak to service manager: %w", err)
	}
	return s.Run()
}

// process is what the manager of Windows starts and stops.
type process struct {
	ctx   context.Context
	work  func(context.Context) error
	exit  func()
	stop  context.CancelFunc
	ended chan error
}

// Start begins the work, which goes on when it has returned.
func (p *process) Start(manager.Service) error {
	ctx, stop := context.WithCancel(p.ctx)
	p.stop = stop
	go func() {
		err := p.work(ctx)
		p.ended <- err
		if ctx.Err() == nil && err != nil {
			p.exit()
		}
	}()
	return nil
}

// Stop ends the work, which takes less than ten seconds.
func (p *process) Stop(manager.Service) error {
	p.stop()
	return <-p.ended
}
