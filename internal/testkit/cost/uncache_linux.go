package cost

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func uncache(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED), f.Close())
}
