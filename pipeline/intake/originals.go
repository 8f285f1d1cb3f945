package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"jixiao/internal/disk"
)

// Store is the archive of originals: every content that was ever received,
// once, under its hash. What is in it is never changed or deleted.
type Store struct {
	dir  string
	disk disk.Disk
	base *Store // nil, or an archive that is only read
}

// ErrCorrupt is returned by Load when a copy is no longer what was received.
var ErrCorrupt = errors.New("archived copy does not match its hash; restore it from a backup")

// NewStore is the archive in a folder, which is made with the first copy.
func NewStore(dir string) *Store { return (&Store{dir: dir}).On(disk.Disk{}) }

// On is the same archive on a disk that answers as a test wants.
func (s *Store) On(d disk.Disk) *Store { return &Store{dir: s.dir, disk: d.Private(), base: s.base} }

// Over is the same archive with what another one holds besides: that one is only
// read, and what is kept goes here.
func (s *Store) Over(base *Store) *Store { return &Store{dir: s.dir, disk: s.disk, base: base} }

// Put keeps a content and returns its SHA-256 in hex.
func (s *Store) Put(data []byte) (hash string, err error) {
	hash = Hash(data)
	return hash, s.Save(hash, data)
}

// Save keeps a content under the hash that Hash gives it. When it returns, the
// copy is whole and survives a loss of power; so the ledger may speak of it.
// Keeping the same content again costs a read, and mends a damaged copy.
//
// It may be called from many goroutines, with the same content too.
func (s *Store) Save(hash string, data []byte) error {
	if _, err := s.own(hash); err == nil {
		return nil
	}
	return s.place(hash, data, s.disk.WriteFile)
}

// place has a copy written into its place.
func (s *Store) place(hash string, data []byte, write func(string, func(io.Writer) error) error) error {
	err := write(s.path(hash), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return fmt.Errorf("archive %s: %w", hash, err)
	}
	return nil
}

// Load reads a content back. The error is ErrCorrupt when the copy has changed,
// and fs.ErrNotExist when there is none.
func (s *Store) Load(hash string) ([]byte, error) {
	data, err := s.own(hash)
	if err != nil && s.base != nil {
		return s.base.Load(hash)
	}
	return data, err
}

// own reads a content back that was kept here.
func (s *Store) own(hash string) ([]byte, error) {
	if !isHash(hash) {
		return nil, fmt.Errorf("load %q from archive: %w", hash, fs.ErrNotExist)
	}
	data, err := s.disk.ReadFile(s.path(hash))
	if err != nil {
		return nil, fmt.Errorf("load %s from archive: %w", hash, err)
	}
	if Hash(data) != hash {
		return nil, fmt.Errorf("load %s from archive: %w", hash, ErrCorrupt)
	}
	return data, nil
}

// Hash names a content: its SHA-256 in hex.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// isHash keeps anything else from becoming a path.
func isHash(s string) bool {
	raw, err := hex.DecodeString(s)
	return err == nil && len(raw) == sha256.Size
}

func (s *Store) path(hash string) string { return filepath.Join(s.dir, hash[:2], hash) }
