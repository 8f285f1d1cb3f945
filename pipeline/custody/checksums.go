package custody

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
	"jixiao/pipeline/workspace"
)

// checksum is one line of the list.
type checksum struct {
	hash string
	path string // relative to the list, with slashes
}

// checksumsOf hashes every file below a folder.
func checksumsOf(ctx context.Context, dir string) ([]checksum, error) {
	var all []checksum
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
		all = append(all, checksum{hash, filepath.ToSlash(rel)})
		return err
	})
	return all, err
}

// writeChecksums puts the list into a folder, in the order of the paths.
func writeChecksums(dir string, all []checksum) error {
	slices.SortFunc(all, func(a, b checksum) int { return strings.Compare(a.path, b.path) })
	return workspace.Private().WriteFile(filepath.Join(dir, workspace.ChecksumsName), func(w io.Writer) error {
		out := bufio.NewWriter(w)
		for _, s := range all {
			if _, err := fmt.Fprintf(out, "%s  %s\n", s.hash, s.path); err != nil {
				return err
			}
		}
		return out.Flush()
	})
}

// readChecksums reads the list of a folder.
func readChecksums(dir string) ([]checksum, error) {
	f, err := os.Open(filepath.Join(dir, workspace.ChecksumsName))
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var all []checksum
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		hash, path, ok := strings.Cut(lines.Text(), "  ")
		if !ok {
			return nil, fmt.Errorf("%s: line %d is none of ours", f.Name(), len(all)+1)
		}
		all = append(all, checksum{hash, path})
	}
	return all, lines.Err()
}
