package cost

import (
	"context"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"time"
)

// Rest lets the disk come to rest for so long, once all is written: what ran before
// is not counted with what runs next. The files of folders that nobody needs any
// more leave the system's cache, where it takes such advice: a virtual machine
// would have to ask its host for new memory, page by page, for what is written next.
func Rest(ctx context.Context, rest time.Duration, done ...string) error {
	if err := exec.CommandContext(ctx, "sync").Run(); err != nil {
		return fmt.Errorf("let the disk come to rest: %w", err)
	}
	for _, dir := range done {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.Type().IsRegular() {
				return err
			}
			return uncache(path)
		})
		if err != nil {
			return fmt.Errorf("take %s out of the cache: %w", dir, err)
		}
	}
	select {
	case <-time.After(rest):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
