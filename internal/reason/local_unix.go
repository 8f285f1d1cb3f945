//go:build unix

package reason

import "syscall"

var localCauses = []cause{{syscall.ETXTBSY, "正被别的程序使用"}}
