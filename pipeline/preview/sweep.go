package preview

import (
	"os"
	"path/filepath"
	"time"
)

// folderPrefix begins the names of the folders in which previews are made.
const folderPrefix = "jixiao-preview-"

// abandoned is after what time nobody can be at work in one of them any more.
const abandoned = 24 * time.Hour

// sweep removes what previews left that were killed: a copy of a ledger must not lie
// about. Those of others stay; the system sees to that.
func sweep(dir string) {
	left, err := filepath.Glob(filepath.Join(dir, folderPrefix+"*"))
	if err != nil {
		return
	}
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && info.IsDir() && time.Since(info.ModTime()) > abandoned {
			_ = os.RemoveAll(path)
		}
	}
}
