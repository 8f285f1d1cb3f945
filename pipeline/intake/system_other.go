//go:build !linux

package intake

import (
	"io/fs"
	"os"
	"time"
)

const readOnly = os.O_RDONLY

// changeTime is unknown: Windows tells it of opened files only, and opening all
// files of a share at every look would take longer than all the rest.
func changeTime(fs.FileInfo) time.Time { return time.Time{} }

// device is unknown.
func device(fs.FileInfo) string { return "" }
