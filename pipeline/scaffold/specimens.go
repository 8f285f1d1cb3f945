package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// takeSpecimens takes over the files that last year's examples of rules name.
func (r *round) takeSpecimens(dir string) error {
	if r.source == "" {
		return nil
	}
	for _, e := range r.last.Examples.List {
		if e.File == "" {
			continue
		}
		if err := r.takeSpecimen(dir, filepath.FromSlash(e.File)); err != nil {
			return err
		}
	}
	return nil
}

// takeSpecimen takes over one file, unless there is one of its name: that is the
// program's own, or was taken already.
func (r *round) takeSpecimen(dir, name string) error {
	to := filepath.Join(dir, name)
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	data, err := os.ReadFile(filepath.Join(r.source, name))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return write(to, data)
}
