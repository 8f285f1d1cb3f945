//go:build unix

package postgres

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// account is who runs the server. The zero value is whoever runs the test.
type account struct{ credential *syscall.Credential }

// whose is the account that PostgreSQL's package made where root runs the test: the
// server refuses root.
func whose() (account, error) {
	if os.Getuid() != 0 {
		return account{}, nil
	}
	who, err := user.Lookup(superuser)
	if err != nil {
		return account{}, fmt.Errorf("PostgreSQL does not run as root: %w", err)
	}
	uid, err := strconv.ParseUint(who.Uid, 10, 32)
	if err != nil {
		return account{}, err
	}
	gid, err := strconv.ParseUint(who.Gid, 10, 32)
	if err != nil {
		return account{}, err
	}
	return account{&syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
}

// give makes a folder the account's.
func (a account) give(dir string) error {
	if a.credential == nil {
		return nil
	}
	return os.Chown(dir, int(a.credential.Uid), int(a.credential.Gid))
}

// run makes a command the account's, and lets it end with this program.
func (a account) run(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: a.credential}
	endsWithUs(cmd.SysProcAttr)
}

// crash has the server end at once, without a checkpoint. It may have ended already.
func crash(p *os.Process) { _ = p.Signal(syscall.SIGQUIT) }
