package service

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"

	manager "github.com/kardianos/service"
)

var (
	// ErrNotAdmin says that services are for administrators to install.
	ErrNotAdmin = errors.New("services are for administrators")
	// ErrNoSystemd says that services of this machine are not ours to install.
	ErrNoSystemd = errors.New("no systemd on this machine")
	// ErrNotInstalled says that the manager knows no service of that name.
	ErrNotInstalled = manager.ErrNotInstalled
)

// Unit is what the service manager must know of a service. Its name alone does
// where it is installed already.
type Unit struct {
	Name, User  string
	Description string
	Program     string
	Arguments   []string
	Folder      string // where it works
}

// Install has the manager start the service with the machine.
func (u Unit) Install() error { return u.manage(manager.Service.Install) }

// Start starts the service now.
func (u Unit) Start() error { return u.manage(manager.Service.Start) }

// Stop stops the service; it starts with the machine still.
func (u Unit) Stop() error { return u.manage(manager.Service.Stop) }

// Uninstall has the manager forget the service.
func (u Unit) Uninstall() error { return u.manage(manager.Service.Uninstall) }

// manage has the manager do one thing with the service.
func (u Unit) manage(do func(manager.Service) error) error {
	s, err := u.service()
	if err != nil {
		return err
	}
	if err := do(s); err != nil {
		if errors.Is(err, fs.ErrPermission) {
			err = fmt.Errorf("%w: %w", ErrNotAdmin, err)
		}
		return fmt.Errorf("manage service %s: %w", u.Name, err)
	}
	return nil
}

// Running reports whether the service runs. It matches ErrNotInstalled.
func (u Unit) Running() (bool, error) {
	s, err := u.service()
	if err != nil {
		return false, err
	}
	state, err := s.Status()
	if err != nil {
		return false, fmt.Errorf("look at service %s: %w", u.Name, err)
	}
	return state == manager.StatusRunning, nil
}

// service is what the library makes of the unit.
func (u Unit) service() (manager.Service, error) {
	if runtime.GOOS == "linux" && manager.Platform() != "linux-systemd" {
		return nil, ErrNoSystemd
	}
	config := &manager.Config{Name: u.Name, DisplayName: u.Name, Description: u.Description, Executable: u.Program,
		Arguments: u.Arguments, WorkingDirectory: u.Folder, UserName: u.User,
		Option: manager.KeyValue{"OnFailure": "restart", "OnFailureDelayDuration": "30s"}}
	if runtime.GOOS == "linux" {
		// The library's template is filled with the whole unit, so that what is
		// printed is what is installed.
		config.Option["SystemdScript"], config.Description = "{{Description}}", u.Systemd()
	}
	return manager.New(idle{}, config)
}

// idle is no program: the manager starts a process of its own for that.
type idle struct{}

// Start and Stop are what the library wants of a program.
func (idle) Start(manager.Service) error { return nil }

// Stop has nothing to stop.
func (idle) Stop(manager.Service) error { return nil }
