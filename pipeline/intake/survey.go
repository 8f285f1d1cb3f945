package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Copy is one original of the archive as it was found.
type Copy struct {
	Size int64
	// Whole says that the copy still is what its name says.
	Whole bool
}

// Count is how many originals the archive holds, whole or not.
func (s *Store) Count() (int, error) {
	names, _, err := s.names()
	if err != nil {
		return 0, fmt.Errorf("count originals: %w", err)
	}
	return len(names), nil
}

// names lists the originals by name, and counts the files that are none. No
// archive yet is an empty one.
func (s *Store) names() (names []string, others int, err error) {
	err = filepath.WalkDir(s.dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return nil
		case !isHash(entry.Name()) || path != s.path(entry.Name()):
			others++
			return nil
		}
		names = append(names, entry.Name())
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return names, others, err
}

// Survey reads every original of the archive and says which are whole. Files
// whose names are no hashes, such as those of a writer that was killed, are
// counted as others; no archive yet is an empty one.
func (s *Store) Survey(ctx context.Context) (copies map[string]Copy, others int, err error) {
	names, others, err := s.names()
	if err != nil {
		return nil, 0, fmt.Errorf("survey archive: %w", err)
	}
	found := make([]Copy, len(names))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			sum, size, err := HashFile(s.path(name))
			if errors.Is(err, fs.ErrPermission) {
				return err // not letting us in says nothing about the copy
			}
			found[i] = Copy{Size: size, Whole: err == nil && sum == name}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, 0, fmt.Errorf("survey archive: %w", err)
	}
	copies = make(map[string]Copy, len(names))
	for i, name := range names {
		copies[name] = found[i]
	}
	return copies, others, nil
}

// HashFile names the content of a file without holding it in memory.
func HashFile(path string) (hash string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer func() { _ = f.Close() }()
	sum := sha256.New()
	size, err = io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), size, err
}
