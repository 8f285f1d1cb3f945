package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// settingsState changes when a file of the settings does. It goes by names,
// sizes and times: the files themselves are read only when it has changed.
// What an office program puts beside a workbook while it is open is left out.
func settingsState(dir string) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || strings.HasPrefix(d.Name(), "~$") || strings.HasPrefix(d.Name(), ".") {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(h, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look at settings %s: %w", dir, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
