package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"jixiao/pipeline/record"
)

// Why a file that a look saw could not be read. None of them is the fault of
// the file, and none ends a run.
var (
	// ErrUnsettled: it is still being written, or we are not let in (F10).
	ErrUnsettled = errors.New("file is not settled")
	// ErrVanished: it is no longer there.
	ErrVanished = errors.New("file has vanished")
	// ErrTooLarge: it is larger than the limit (F04), and was not read.
	ErrTooLarge = errors.New("file is too large")
)

// Read reads a file of the inbox that a look saw, at most maxSize bytes of it
// (0 is no limit). It gives what the look saw or nothing: a file that has
// changed since, or changes while it is read, is ErrUnsettled. ErrAway, and
// other errors than that, ErrVanished and ErrTooLarge, concern the inbox as a
// whole.
func Read(ctx context.Context, root string, s record.Sighting, maxSize int64) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("read %q: %w", s.Path, err)
	}
	if maxSize > 0 && s.Size > maxSize {
		return nil, fmt.Errorf("read %q: %w", s.Path, ErrTooLarge)
	}
	inbox, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("read inbox: %w: %w", ErrAway, err)
	}
	defer func() { _ = inbox.Close() }()
	data, err := readStable(inbox, s)
	switch {
	case err == nil:
		return data, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("read %q: %w", s.Path, ErrVanished)
	case errors.Is(err, ErrUnsettled):
		return nil, fmt.Errorf("read %q: %w", s.Path, err)
	}
	// Whatever else one file may do to us, the next look tries again.
	return nil, fmt.Errorf("read %q: %w: %v", s.Path, ErrUnsettled, err)
}

// readStable reads the file between two checks that it is what the look saw.
func readStable(inbox *os.Root, s record.Sighting) ([]byte, error) {
	// Before opening: the path may have become a link, or a pipe on which
	// opening waits for ever.
	if err := unchanged(s)(inbox.Lstat(s.Path)); err != nil {
		return nil, err
	}
	f, err := inbox.OpenFile(s.Path, readOnly, 0)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	if err := unchanged(s)(f.Stat()); err != nil {
		return nil, err
	}
	data, err := readSized(f, s.Size)
	if err != nil {
		return nil, err
	}
	if err := unchanged(s)(f.Stat()); err != nil {
		return nil, err
	}
	// The path may hold another file by now than the one that was read.
	return data, unchanged(s)(inbox.Lstat(s.Path))
}

// unchanged checks that a file is still as the look saw it.
func unchanged(s record.Sighting) func(fs.FileInfo, error) error {
	return func(info fs.FileInfo, err error) error {
		if err != nil {
			return err
		}
		if s.Link || !same(s, sighting(s.Path, info)) {
			return fmt.Errorf("%w: size or time has changed", ErrUnsettled)
		}
		return nil
	}
}

// readSized reads exactly size bytes and makes sure that no more follow.
func readSized(r io.Reader, size int64) ([]byte, error) {
	var data bytes.Buffer
	data.Grow(int(min(size, 1<<20)) + bytes.MinRead)
	n, err := io.Copy(&data, io.LimitReader(r, size+1))
	if err != nil {
		return nil, err
	}
	if n != size {
		return nil, fmt.Errorf("%w: %d bytes were there, want %d", ErrUnsettled, n, size)
	}
	return data.Bytes(), nil
}
