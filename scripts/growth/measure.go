package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jixiao/internal/testkit/cost"
	"jixiao/internal/testkit/manysheets"
)

// row is what one campaign took.
type row struct {
	size
	first, fifty, none   cost.Cost
	ledger, outbox       int64 // bytes after the first run
	written, own         int   // files in the outbox after the first run, and those of them in departments' folders
	fiftyWrote, fiftyOwn int   // files written in the night after, and those of them in departments' folders
	noneWrote, noneOwn   int
}

// measure makes the first run, a run of the next evening with 50 new files and
// one of the evening after that with none.
func (c campaign) measure(ctx context.Context) (row, error) {
	r := row{size: c.size}
	at, err := time.Parse(time.RFC3339, manysheets.Received)
	if err != nil {
		return r, err
	}
	evening := func(n int) string { return at.AddDate(0, 0, n).Format(time.RFC3339) }
	if r.first, err = c.run(ctx, evening(0)); err != nil {
		return r, err
	}
	before, err := c.outbox()
	if err != nil {
		return r, err
	}
	r.written, r.own = before.newTo(nil)
	r.outbox = before.bytes()
	if r.ledger, err = bytesOf(c.path("work", "data"), "ledger.db", "ledger.db-wal"); err != nil {
		return r, err
	}
	files, err := names(c.path("fresh"))
	if err != nil {
		return r, err
	}
	for _, name := range files {
		if err := c.handIn("fresh", name); err != nil {
			return r, err
		}
	}
	if r.fifty, err = c.run(ctx, evening(1)); err != nil {
		return r, err
	}
	after, err := c.outbox()
	if err != nil {
		return r, err
	}
	r.fiftyWrote, r.fiftyOwn = after.newTo(before)
	if r.none, err = c.run(ctx, evening(2)); err != nil {
		return r, err
	}
	last, err := c.outbox()
	r.noneWrote, r.noneOwn = last.newTo(after)
	return r, err
}

// listing is what lies in an outbox, by path.
type listing map[string]fs.FileInfo

func (c campaign) outbox() (listing, error) {
	all := listing{}
	root := c.path("work", "outbox")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		all[strings.TrimPrefix(path, root+string(filepath.Separator))] = info
		return err
	})
	return all, err
}

func (l listing) bytes() (sum int64) {
	for _, info := range l {
		sum += info.Size()
	}
	return sum
}

// newTo counts the files that were made since, whatever is in them, and those
// in the folders of departments. A file that is written anew is another one.
func (l listing) newTo(before listing) (all, own int) {
	departments := "单位" + string(filepath.Separator)
	for path, info := range l {
		if was, ok := before[path]; ok && os.SameFile(was, info) && was.ModTime().Equal(info.ModTime()) {
			continue
		}
		all++
		if strings.HasPrefix(path, departments) {
			own++
		}
	}
	return all, own
}

// bytesOf is how large some files of a folder are, where they are there.
func bytesOf(dir string, files ...string) (sum int64, err error) {
	for _, name := range files {
		info, err := os.Stat(filepath.Join(dir, name))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return 0, err
		}
		sum += info.Size()
	}
	return sum, nil
}

func (r row) String() string {
	return fmt.Sprintf("%s: first %v, fifty new %v, nothing new %v", r.size, r.first, r.fifty, r.none)
}
