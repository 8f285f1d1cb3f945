package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"jixiao/internal/disk"
)

// SumPath is the file beside a ledger in which a session says how it left it:
// the length of the ledger's file and a CRC-32C of every megabyte. Where the
// bytes are still those, no row need be read to know that they are sound.
//
// It protects from what a disk spoils, and from copies that went wrong. Against
// a person it proves nothing, nor against what spoils the file while a session
// is open: that is what the chain of runs and Examine are for.
func SumPath(path string) string { return path + ".sum" }

// sumFormat begins a sum; the schema and the length follow.
const sumFormat = "jixiao ledger sum 1\nschema %d\nbytes %d\n"

// sumBlock is how much of the file one checksum covers.
const sumBlock = 1 << 20

// soundness is what a session knows of the ledger as a whole.
type soundness struct {
	path string
	// sound says that all rows were what they should be: this session read them,
	// or the bytes are as they were left by one that knew.
	sound atomic.Bool
	// touched says that this session may have written, so that an earlier sum is
	// gone.
	touched atomic.Bool
	version int64 // of the data, which another process's writing changes
}

// asLeft reports whether a ledger's file is what its sum says, with nothing in a
// log beside it.
func asLeft(path string) bool {
	said, err := os.ReadFile(SumPath(path))
	if err != nil || logged(path) {
		return false
	}
	is, err := sumOf(path, said)
	return err == nil && bytes.Equal(said, is)
}

// logged reports whether anything may be in the log beside a ledger.
func logged(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0 || err != nil && !errors.Is(err, fs.ErrNotExist)
}

// sumOf is the sum of a ledger's file. Of one that cannot be as an earlier sum
// says, because its length is another, only the beginning is made.
func sumOf(path string, earlier []byte) ([]byte, error) {
	schema, err := newest()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	sum := fmt.Appendf(nil, sumFormat, schema, info.Size())
	if earlier != nil && !bytes.HasPrefix(earlier, sum) {
		return sum, nil
	}
	blocks, err := checksums(f, info.Size())
	for _, block := range blocks {
		sum = fmt.Appendf(sum, "%08x\n", block)
	}
	return sum, err
}

// checksums are those of the blocks of a file, made on all cores.
func checksums(f io.ReaderAt, size int64) ([]uint32, error) {
	sums := make([]uint32, (size+sumBlock-1)/sumBlock)
	faults := make([]error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for w := range faults {
		wg.Go(func() {
			block := make([]byte, sumBlock)
			for i := w; i < len(sums) && faults[w] == nil; i += len(faults) {
				at := int64(i) * sumBlock
				n := min(sumBlock, size-at)
				_, faults[w] = io.ReadFull(io.NewSectionReader(f, at, n), block[:n])
				sums[i] = crc32.Checksum(block[:n], crc32.MakeTable(crc32.Castagnoli))
			}
		})
	}
	wg.Wait()
	return sums, errors.Join(faults...)
}

// touch says that this session is about to write. A sum that cannot be removed
// does no harm: it fits no other bytes.
func (s *soundness) touch() {
	if s.path != "" && !s.touched.Swap(true) {
		_ = os.Remove(SumPath(s.path))
	}
}

// dataVersion changes where another process has written.
func (f *file) dataVersion(ctx context.Context) (version int64, err error) {
	err = f.db.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&version)
	return version, err
}

// alone reports whether no other process has written since the ledger was opened.
func (f *file) alone() bool {
	version, err := f.dataVersion(context.Background())
	return err == nil && version == f.kept.version
}

// leave writes the sum, once a ledger is closed. There is none where rows may
// not be sound, where nothing was written, and where another process still has
// the log in use.
func (s *soundness) leave() error {
	if !s.sound.Load() || !s.touched.Swap(false) {
		return nil
	}
	if _, err := os.Stat(s.path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	sum, err := sumOf(s.path, nil)
	if err != nil {
		return err
	}
	return disk.Disk{}.Private().WriteFile(SumPath(s.path), func(w io.Writer) error {
		_, err := w.Write(sum)
		return err
	})
}
