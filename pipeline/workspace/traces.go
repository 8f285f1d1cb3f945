package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/rules/finding"
)

// traces looks for what earlier runs left: beside the ledger, among the backups
// and in the outbox. The first look of a ledger is recorded before any of it is
// made, so a first run that was killed before that left none.
func (w Workspace) traces() (*LostHistory, error) {
	h := &LostHistory{Ledger: string(w.Place)}
	for _, look := range []func(Workspace) error{h.log, h.originals, h.published, h.backup, h.outbox, h.others} {
		if err := look(w); err != nil {
			return nil, err
		}
	}
	return h, nil
}

func (h *LostHistory) add(zh, en string, args ...any) {
	h.Traces = append(h.Traces, finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)})
}

// log is what was written last and stands in no ledger yet. SQLite removes one
// that lies beside none.
func (h *LostHistory) log(w Workspace) error {
	path := string(w.Place) + "-wal"
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		h.add("台账最后的记录 %s", "the last records of the ledger: %s", path)
	}
	return nil
}

func (h *LostHistory) originals(w Workspace) error {
	dir := w.State().Originals()
	n, err := intake.NewStore(dir).Count()
	if err == nil && n > 0 {
		h.add("留底 %s 里有原件 %d 份", "the archive %s holds %d originals", dir, n)
	}
	return err
}

// published is the memory of any outbox that was published from here.
func (h *LostHistory) published(w Workspace) error {
	dir := w.State().beside(publishedFolder)
	return h.files(w, filepath.Join(dir, "*", "*"), "%s 是发布结果时留下的记录（%s）", "%s remembers what was published (%s)")
}

func (h *LostHistory) outbox(w Workspace) error {
	if w.Outbox == "" {
		return nil
	}
	for _, name := range []string{strings.Replace(masterPattern, "%d", "[0-9][0-9][0-9][0-9]", 1), FindingsName} {
		if err := h.files(w, filepath.Join(w.Outbox, name), "发件箱里有 %s（%s）", "the outbox holds %s (%s)"); err != nil {
			return err
		}
	}
	return nil
}

// files adds the newest of some files, by its name and time.
func (h *LostHistory) files(w Workspace, pattern, zh, en string) error {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	var newest fs.FileInfo
	var at string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && info.Mode().IsRegular() && (newest == nil || info.ModTime().After(newest.ModTime())) {
			newest, at = info, path
		}
	}
	if newest != nil {
		h.add(zh, en, at, w.minute(newest.ModTime()))
	}
	return nil
}

func (h *LostHistory) backup(w Workspace) error {
	if w.Backups == "" {
		return nil
	}
	note, found, err := LastBackup(w.Backups, w.Campaign.Facts.Year)
	if err != nil || !found || note.Run == 0 {
		return err
	}
	all, err := Backups(w.Backups, w.Campaign.Facts.Year)
	if err == nil {
		h.Backup = all[len(all)-1]
		h.add("备份 %s（%s，到第 %d 次审核）", "the backup %s (%s, up to run %d)", h.Backup, w.minute(note.Made), note.Run)
	}
	return err
}

// others are ledgers in the same folder that may count.
func (h *LostHistory) others(w Workspace) error {
	entries, err := os.ReadDir(w.Place.Folder())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), movedSuffix) {
			continue
		}
		path := filepath.Join(w.Place.Folder(), e.Name())
		if e.Type().IsRegular() && e.Name() != filepath.Base(string(w.Place)) && ledger.IsLedger(path) {
			h.Others = append(h.Others, path)
		}
	}
	return err
}

func (w Workspace) minute(at time.Time) string {
	return at.In(w.Campaign.Zone).Format("2006-01-02 15:04")
}
