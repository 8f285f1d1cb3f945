package custody

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jixiao/internal/disk"
	"jixiao/internal/lease"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

var (
	// ErrHoldsRuns says that a ledger with runs in it, or one that cannot be
	// read, lies where the backup is to go.
	ErrHoldsRuns = errors.New("a ledger is there already")
	// ErrNoBackup says that a folder is no backup of ours.
	ErrNoBackup = errors.New("the folder is no whole backup")
	// ErrOtherYear says that a backup is another campaign's.
	ErrOtherYear = errors.New("the backup is of another year")
	// ErrBackupDamaged says that a backup is not what was backed up.
	ErrBackupDamaged = errors.New("the backup is damaged")
)

// RestoreOptions say what is restored.
type RestoreOptions struct {
	Replace   bool // a ledger that is there; it is kept beside
	Originals bool // only originals that the archive lacks; the ledger stays
	Partial   bool // although originals in the backup are damaged or missing
}

// Restored is what Restore did.
type Restored struct {
	workspace.BackupNote
	Originals int      // that the archive lacked and now has
	Lacking   []string // SHA-256 of originals that neither archive nor backup has whole
	Server    string   // the database that it was restored in, "" where it is a file
	Aside     string   // where that lies which was replaced, "" where nothing was
}

// Restore puts a backup in the place of ledger and archive, after it has
// checked all of it against its list. Settings and outbox are left alone.
//
// At every moment a ledger lies in place, the old one or the backup's, so that
// no run takes its absence for a beginning. Restoring again completes what was
// cut off. A ledger that is on a server is restored there.
func Restore(ctx context.Context, w workspace.Workspace, from string, opts RestoreOptions) (*Restored, error) {
	b, err := openBackup(ctx, w, from)
	if err != nil {
		return nil, err
	}
	if len(b.lacking) > 0 && !opts.Partial {
		return nil, fmt.Errorf("restore %s: %w: %d originals, first %s", from, ErrBackupDamaged, len(b.lacking), b.lacking[0])
	}
	w, err = w.Acquire(ctx, lease.Restore)
	if err != nil {
		return nil, err
	}
	defer w.Release()
	b.w = w
	out := &Restored{BackupNote: b.note, Lacking: b.lacking}
	if !opts.Originals && !opts.Replace {
		if err := vacant(string(w.Place)); err != nil {
			return nil, err
		}
	}
	if err := b.originals(ctx, out); err != nil {
		return out, fmt.Errorf("restore originals: %w", err)
	}
	if opts.Originals {
		return out, nil
	}
	put := func() error { return b.ledger(out) }
	if at, on, err := ledger.OnServer(string(w.Place)); on && err == nil {
		put = func() error { return b.served(ctx, at, out) }
	}
	if err := put(); err != nil {
		return out, fmt.Errorf("restore ledger: %w", err)
	}
	return out, nil
}

// vacant is nil where no ledger is, or one without runs.
func vacant(path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	l, err := ledger.Open(path)
	for _, of := range []error{ledger.ErrAway, ledger.ErrLost, ledger.ErrRefused, ledger.ErrSeesAll} {
		if errors.Is(err, of) {
			return fmt.Errorf("restore over %s: %w", path, err)
		}
	}
	if errors.Is(err, ledger.ErrNotThere) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("restore over %s: %w: %v", path, ErrHoldsRuns, err)
	}
	defer func() { _ = l.Close() }()
	runs, err := l.Runs(context.Background(), 1)
	if err == nil && len(runs) == 0 {
		return nil
	}
	return fmt.Errorf("restore over %s: %w", path, ErrHoldsRuns)
}

// stored is a backup that was checked.
type stored struct {
	w       workspace.Workspace
	dir     string
	note    workspace.BackupNote
	hashes  []string // of originals that are whole in it
	lacking []string // whole neither in it nor in the archive
	aside   string
}

// openBackup checks a backup against its list.
func openBackup(ctx context.Context, w workspace.Workspace, dir string) (*stored, error) {
	b := &stored{w: w, dir: dir}
	b.aside = w.State().Replaced(time.Now().In(w.Campaign.Zone).Format(backupTime))
	sums, err := readChecksums(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("restore %s: %w", dir, ErrNoBackup)
	}
	if err != nil {
		return nil, fmt.Errorf("restore %s: %w: %v", dir, ErrBackupDamaged, err)
	}
	for _, s := range sums {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := b.check(s); err != nil {
			return nil, fmt.Errorf("restore %s: %w", dir, err)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, workspace.BackupNoteName))
	if err == nil {
		err = json.Unmarshal(data, &b.note)
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("restore %s: %w: %v", dir, ErrBackupDamaged, err)
	case b.note.Year != w.Campaign.Facts.Year:
		return nil, fmt.Errorf("restore %s: %w: %d", dir, ErrOtherYear, b.note.Year)
	}
	b.lacking = append(b.lacking, b.still(b.note.Missing)...)
	return b, nil
}

// check holds one file of the backup against its line. No line leads anywhere
// but into the backup and to the originals beside it.
func (b *stored) check(s checksum) error {
	shared, isOriginal := strings.CutPrefix(s.path, "../"+backupOriginals+"/")
	if !filepath.IsLocal(shared) || isOriginal && shared != s.hash[:min(2, len(s.hash))]+"/"+s.hash {
		return fmt.Errorf("%w: line %q", ErrBackupDamaged, s.path)
	}
	hash, _, err := intake.HashFile(filepath.Join(b.dir, filepath.FromSlash(s.path)))
	whole := err == nil && hash == s.hash
	switch {
	case isOriginal && whole:
		b.hashes = append(b.hashes, s.hash)
	case isOriginal:
		b.lacking = append(b.lacking, b.still([]string{s.hash})...)
	case !whole:
		return fmt.Errorf("%w: %s", ErrBackupDamaged, s.path)
	}
	return nil
}

// still are the originals that the archive does not have either.
func (b *stored) still(hashes []string) []string {
	archive := intake.NewStore(b.w.State().Originals())
	var out []string
	for _, hash := range hashes {
		if _, err := archive.Load(hash); err != nil {
			out = append(out, hash)
		}
	}
	return out
}

// originals puts those into the archive that it lacks or holds damaged.
func (b *stored) originals(ctx context.Context, out *Restored) error {
	archive := intake.NewStore(b.w.State().Originals())
	store := intake.NewStore(filepath.Join(filepath.Dir(filepath.Clean(b.dir)), backupOriginals))
	for _, hash := range b.hashes {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := archive.Load(hash); err == nil {
			continue
		} else if errors.Is(err, intake.ErrCorrupt) {
			damaged := filepath.Join(b.w.State().Originals(), hash[:2], hash)
			if err := b.setAside(damaged, "archive", out); err != nil {
				return err
			}
		}
		data, err := store.Load(hash)
		if err != nil {
			return err
		}
		if _, err := archive.Put(data); err != nil {
			return err
		}
		out.Originals++
	}
	return nil
}

// ledger puts the backup's ledger in place. The log of the old one goes first:
// beside another ledger it would be taken for that one's.
func (b *stored) ledger(out *Restored) error {
	path := string(b.w.Place)
	for _, name := range []string{path, path + "-wal"} {
		if err := b.setAside(name, "", out); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	fresh := b.w.State().Restored()
	if err := copyFile(workspace.Private(), filepath.Join(b.dir, backupLedger), fresh); err != nil {
		return err
	}
	for _, name := range []string{path + "-wal", path + "-shm", ledger.SumPath(path)} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := disk.Replace(fresh, path); err != nil {
		return err
	}
	// Opened once, it is brought up to this version's schema.
	l, err := ledger.Open(path)
	if err != nil {
		return err
	}
	return l.Close()
}

// setAside copies what is about to be replaced aside.
func (b *stored) setAside(path, into string, out *Restored) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if err := copyFile(workspace.Private(), path, filepath.Join(b.aside, into, filepath.Base(path))); err != nil {
		return err
	}
	out.Aside = b.aside
	return nil
}

// RestoreSettings puts the settings of a backup into a folder that is not
// there, after it has checked them against the backup's list.
func RestoreSettings(from, to string) error {
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("restore settings to %s: %w", to, fs.ErrExist)
	}
	sums, err := readChecksums(from)
	if err != nil {
		return fmt.Errorf("restore settings from %s: %w", from, ErrNoBackup)
	}
	return disk.WriteFolder(to, func(dir string) error {
		for _, s := range sums {
			inner, ok := strings.CutPrefix(s.path, backupConfigs+"/")
			if !ok || !filepath.IsLocal(inner) {
				continue
			}
			target := filepath.Join(dir, filepath.FromSlash(inner))
			if err := copyFile(disk.Disk{}, filepath.Join(from, filepath.FromSlash(s.path)), target); err != nil {
				return err
			}
			if hash, _, err := intake.HashFile(target); err != nil || hash != s.hash {
				return fmt.Errorf("%w: %s", ErrBackupDamaged, s.path)
			}
		}
		return nil
	})
}
