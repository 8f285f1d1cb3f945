package pipeline

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jixiao/pipeline/intake"
)

// sumsName is the list of a folder's files as `sha256sum -c` reads it.
const sumsName = "SHA256SUMS"

// sum is one line of the list.
type sum struct {
	hash string
	path string // relative to the list, with slashes
}

// sumsOf hashes every file below a folder.
func sumsOf(ctx context.Context, dir string) ([]sum, error) {
	var all []sum
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		hash, _, err := intake.HashFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		all = append(all, sum{hash, filepath.ToSlash(rel)})
		return err
	})
	return all, err
}

// writeSums puts the list into a folder, in the order of the paths.
func writeSums(dir string, all []sum) error {
	slices.SortFunc(all, func(a, b sum) int { return strings.Compare(a.path, b.path) })
	return private().WriteFile(filepath.Join(dir, sumsName), func(w io.Writer) error {
		out := bufio.NewWriter(w)
		for _, s := range all {
			if _, err := fmt.Fprintf(out, "%s  %s\n", s.hash, s.path); err != nil {
				return err
			}
		}
		return out.Flush()
	})
}

// readSums reads the list of a folder.
func readSums(dir string) ([]sum, error) {
	f, err := os.Open(filepath.Join(dir, sumsName))
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var all []sum
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		hash, path, ok := strings.Cut(lines.Text(), "  ")
		if !ok {
			return nil, fmt.Errorf("%s: line %d is none of ours", f.Name(), len(all)+1)
		}
		all = append(all, sum{hash, path})
	}
	return all, lines.Err()
}
