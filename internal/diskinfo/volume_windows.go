package diskinfo

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

func of(path string) (Disk, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return Disk{}, err
	}
	name, err := windows.UTF16PtrFromString(full)
	if err != nil {
		return Disk{}, err
	}
	var d Disk
	if err := windows.GetDiskFreeSpaceEx(name, &d.Free, nil, nil); err != nil {
		return Disk{}, err
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(full) + `\`)
	if err != nil {
		return Disk{}, err
	}
	if strings.HasPrefix(full, `\\`) || windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		d.Kind, d.Remote = "share", true
	}
	return d, nil
}
