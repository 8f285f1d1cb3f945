package play

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// copyTree copies a folder over another, with the times of its files: by these
// the program knows them again. Go files, of the default campaign, stay behind.
func copyTree(from, to string) error {
	return fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
		target := filepath.Join(to, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(target, 0o755)
		case strings.HasSuffix(name, ".go"):
			return nil
		}
		return copyFile(filepath.Join(from, filepath.FromSlash(name)), target)
	})
}

func copyFile(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, info.Mode().Perm()); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// setTimes gives all files below a folder one time, so that both builds see the
// same.
func setTimes(folder string, at time.Time) error {
	return fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chtimes(filepath.Join(folder, filepath.FromSlash(name)), at, at)
	})
}

// under are the files below a folder of the place, in order, as the program is
// told them.
func (p *place) under(folder string) ([]string, error) {
	var names []string
	err := fs.WalkDir(os.DirFS(p.dir), folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}
