package tree

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"jixiao/internal/compare/difference"
)

// Compare compares all files below two folders, on several cores.
func Compare(ctx context.Context, old, new string) (difference.Report, error) {
	a, err := files(old)
	if err != nil {
		return difference.Report{}, err
	}
	b, err := files(new)
	if err != nil {
		return difference.Report{}, err
	}
	names := make([]string, 0, len(a))
	for n := range a {
		names = append(names, n)
	}
	for n := range b {
		if a[n] == "" {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	found, errs := make([]difference.Report, len(names)), make([]error, len(names))
	c := &comparison{old: old, new: new, seen: map[pair]bool{}}
	each(names, func(i int, name string) { found[i], errs[i] = c.files(ctx, name, a[name], b[name]) })
	var report difference.Report
	for i := range names {
		if errs[i] != nil {
			return report, errs[i]
		}
		report.Add(found[i])
	}
	return report, nil
}

// each does something to all names, several at a time: workbooks are large.
func each(names []string, do func(i int, name string)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				do(i, names[i])
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	group.Wait()
}

// files are the paths of all files below a folder, by the name under which they
// are compared.
func files(root string) (map[string]string, error) {
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || kindOf(name) == none {
			return err
		}
		found[backup.ReplaceAllString(name, "jixiao-${1}-MOMENT")] = filepath.Join(root, filepath.FromSlash(name))
		return nil
	})
	return found, err
}
