package workspace

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Names in a folder of backups.
const (
	BackupPrefix = "jixiao-"
	// BackupNoteName is the file in which a backup says what it is.
	BackupNoteName = "backup.json"
	// ChecksumsName is the list of a folder's files as `sha256sum -c` reads it; it is
	// written last.
	ChecksumsName = "SHA256SUMS"
)

// BackupNote is what a backup says about itself.
type BackupNote struct {
	Made      time.Time `json:"made"`
	Version   string    `json:"version"`
	Campaign  string    `json:"campaign"`
	Year      int       `json:"year"`
	Run       int64     `json:"run"`  // the last sealed one
	Seal      string    `json:"seal"` // of that run
	Originals int       `json:"originals"`
	Missing   []string  `json:"missing,omitempty"` // SHA-256 of originals that it lacks
}

// Backups lists the whole backups of a year below a folder, oldest first.
func Backups(dir string, year int) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	var all []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !e.IsDir() || !strings.HasPrefix(e.Name(), fmt.Sprintf("%s%d-", BackupPrefix, year)) {
			continue
		}
		if _, err := os.Stat(filepath.Join(path, ChecksumsName)); err == nil {
			all = append(all, path)
		}
	}
	return all, nil
}

// LastBackup is what the newest whole backup of a year says about itself.
func LastBackup(dir string, year int) (note BackupNote, found bool, err error) {
	all, err := Backups(dir, year)
	if err != nil || len(all) == 0 {
		return note, false, err
	}
	note, err = ReadBackupNote(all[len(all)-1])
	return note, err == nil, err
}

// ReadBackupNote reads what a backup says about itself.
func ReadBackupNote(dir string) (note BackupNote, err error) {
	data, err := os.ReadFile(filepath.Join(dir, BackupNoteName))
	if err == nil {
		err = json.Unmarshal(data, &note)
	}
	if err != nil {
		return note, fmt.Errorf("read backup %s: %w", dir, err)
	}
	return note, nil
}
