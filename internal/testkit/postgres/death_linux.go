package postgres

import "syscall"

// endsWithUs ends a server whose tests were killed.
func endsWithUs(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGQUIT }
