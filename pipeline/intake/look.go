package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"jixiao/pipeline/record"
)

// Look lists all files of the inbox by path, at any depth, those too that are
// no submissions. Links and whatever else is no plain file are listed as such,
// and not followed.
//
// A folder that cannot be listed is an error of the whole look, even a
// department's: taken for empty, it would make all its files look taken away.
// One that vanishes while we look is empty.
func Look(ctx context.Context, root string) ([]record.Sighting, error) {
	inbox, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("look into inbox: %w", err)
	}
	defer func() { _ = inbox.Close() }()
	var seen []record.Sighting
	for folders := []string{"."}; len(folders) > 0; {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("look into inbox: %w", err)
		}
		folder := folders[len(folders)-1]
		files, inner, err := list(inbox, folder)
		if err != nil && (folder == "." || !errors.Is(err, fs.ErrNotExist)) {
			return nil, fmt.Errorf("look into inbox: %w", err)
		}
		seen = append(seen, files...)
		folders = append(folders[:len(folders)-1], inner...)
	}
	slices.SortFunc(seen, func(a, b record.Sighting) int { return strings.Compare(a.Path, b.Path) })
	return seen, nil
}

// list reads one folder: its files, and the folders in it.
func list(inbox *os.Root, folder string) (files []record.Sighting, folders []string, err error) {
	f, err := inbox.Open(folder)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = f.Close() }()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		if entry.IsDir() {
			folders = append(folders, name)
			continue
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		files = append(files, sighting(name, info))
	}
	return files, folders, nil
}

func sighting(name string, info fs.FileInfo) record.Sighting {
	return record.Sighting{Path: name, Size: info.Size(), ModTime: changed(info), Link: !info.Mode().IsRegular()}
}

// changed is the sender's change time. One outside the years that can be
// written down, which only a broken clock makes, is the zero time.
func changed(info fs.FileInfo) time.Time {
	t := info.ModTime().UTC()
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}
