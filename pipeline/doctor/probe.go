package doctor

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"jixiao/internal/disk"
)

// probeName is the same every time, so that one that was left behind is
// replaced and removed by the next.
const probeName = ".jixiao-doctor"

// probe writes a file and removes it again, and returns its time: that of the
// machine that keeps the folder.
func probe(dir string) (at time.Time, err error) {
	path := filepath.Join(dir, probeName)
	if err := (disk.Disk{}).WriteFile(path, func(w io.Writer) error {
		_, err := io.WriteString(w, "jixiao doctor\n")
		return err
	}); err != nil {
		return at, err
	}
	defer func() { err = errors.Join(err, os.Remove(path)) }()
	info, err := os.Stat(path)
	if err != nil {
		return at, err
	}
	return info.ModTime(), nil
}
