package custody

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"jixiao/internal/disk"
	"jixiao/internal/lease"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/workspace"
)

// Names in a folder of backups. The originals, which never change, are shared
// by all of them: each is copied once, on whatever kind of disk.
const (
	backupTime      = "20060102-150405"
	backupOriginals = "originals"
	backupLedger    = "ledger.db"
	backupConfigs   = "configs"
)

// ErrBackupLacks says that a backup was made and lacks originals, because the
// archive has lost them.
var ErrBackupLacks = errors.New("the backup lacks originals that the archive has lost")

// BackupDone is what Backup did.
type BackupDone struct {
	workspace.BackupNote
	Folder  string
	Copied  int // originals that no earlier backup had
	Removed int // older backups that were removed
}

// Backup copies ledger, originals and settings into a folder of its own below
// to, whole or not at all, and then removes all but the last keep of them. It
// holds the lease, so that nothing else writes meanwhile.
//
// The backup is there even beside ErrBackupLacks; older ones are kept then.
func Backup(ctx context.Context, w workspace.Workspace, to string, keep int) (*BackupDone, error) {
	s, err := w.Open(ctx, lease.Backup)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	b := &backup{Session: s, to: to}
	if err := b.make(ctx); err != nil {
		return nil, fmt.Errorf("back up: %w", err)
	}
	if len(b.done.Missing) > 0 {
		return &b.done, fmt.Errorf("back up: %w: %d of %d", ErrBackupLacks, len(b.done.Missing), b.done.Originals)
	}
	b.done.Removed, err = removeOld(to, w.Campaign.Facts.Year, keep)
	return &b.done, err
}

// backup is one in the making.
type backup struct {
	*workspace.Session
	to   string
	done BackupDone
}

func (b *backup) make(ctx context.Context) error {
	if err := disk.MakePrivate(b.to, b.Group()); err != nil {
		return err
	}
	if err := errors.Join(disk.RemovePartial(b.to), disk.RemoveStale(filepath.Join(b.to, backupOriginals))); err != nil {
		return err
	}
	head, err := b.Ledger.Head(ctx)
	if err != nil {
		return err
	}
	c, now := b.Campaign, time.Now()
	b.done.BackupNote = workspace.BackupNote{Made: now.In(c.Zone).Truncate(time.Second), Version: b.Version, Campaign: c.Name,
		Year: c.Facts.Year, Run: head.Run, Seal: head.Hash}
	kept, err := b.originals(ctx)
	if err != nil {
		return err
	}
	b.done.Folder = b.free(now.In(c.Zone))
	return workspace.Private().WriteFolder(b.done.Folder, func(dir string) error { return b.fill(ctx, dir, kept) })
}

// originals copies those that no earlier backup had, and lists them all.
func (b *backup) originals(ctx context.Context) ([]checksum, error) {
	contents, err := b.Ledger.Contents(ctx)
	if err != nil {
		return nil, err
	}
	archive, store := intake.NewStore(b.State().Originals()), intake.NewStore(filepath.Join(b.to, backupOriginals))
	var kept []checksum
	for _, hash := range slices.Sorted(maps.Keys(contents)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		copied, err := store.Take(archive, hash)
		switch {
		case errors.Is(err, intake.ErrCorrupt), errors.Is(err, os.ErrNotExist):
			b.done.Missing = append(b.done.Missing, hash)
			continue
		case err != nil:
			return nil, err
		case copied:
			b.done.Copied++
		}
		kept = append(kept, checksum{hash, "../" + backupOriginals + "/" + hash[:2] + "/" + hash})
	}
	b.done.Originals = len(contents)
	return kept, nil
}

// free is a name that no backup has yet: two may be made in one second.
func (b *backup) free(now time.Time) string {
	name := fmt.Sprintf("%s%d-%s", workspace.BackupPrefix, b.Campaign.Facts.Year, now.Format(backupTime))
	for n := 2; ; n++ {
		path := filepath.Join(b.to, name)
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		name = fmt.Sprintf("%s%d-%s-%d", workspace.BackupPrefix, b.Campaign.Facts.Year, now.Format(backupTime), n)
	}
}

// fill writes everything that is this backup's own, and the list of it all.
func (b *backup) fill(ctx context.Context, dir string, originals []checksum) error {
	if err := b.Ledger.CopyTo(ctx, filepath.Join(dir, backupLedger)); err != nil {
		return err
	}
	if err := disk.Sync(filepath.Join(dir, backupLedger)); err != nil {
		return err
	}
	if err := copyFolder(b.Configs, filepath.Join(dir, backupConfigs)); err != nil {
		return err
	}
	err := workspace.Private().WriteFile(filepath.Join(dir, workspace.BackupNoteName), func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		return encoder.Encode(b.done.BackupNote)
	})
	if err != nil {
		return err
	}
	own, err := checksumsOf(ctx, dir)
	if err != nil {
		return err
	}
	return writeChecksums(dir, append(own, originals...))
}

// removeOld removes all but the last backups of a year.
func removeOld(dir string, year, keep int) (int, error) {
	all, err := workspace.Backups(dir, year)
	if err != nil {
		return 0, err
	}
	old := all[:max(0, len(all)-max(keep, 1))]
	for i, path := range old {
		if err := disk.RemoveFolder(path); err != nil {
			return i, err
		}
	}
	return len(old), nil
}

// copyFolder copies the plain files of a folder, at any depth.
func copyFolder(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		return copyFile(workspace.Private(), path, filepath.Join(to, rel))
	})
}

func copyFile(d disk.Disk, from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	return d.WriteFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
}
