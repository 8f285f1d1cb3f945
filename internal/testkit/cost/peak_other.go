//go:build !linux

package cost

import "os"

func peak(*os.ProcessState) int64 { return 0 }
