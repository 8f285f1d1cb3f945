package logfile

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"jixiao/internal/disk"
)

// maxSize is how large a log may grow before it is put aside as NAME.1 and
// begun anew.
const maxSize = 10 << 20

// File is a log that keeps itself small. It may be written from any goroutine.
type File struct {
	path string
	max  int64

	mu   sync.Mutex
	file *os.File
	size int64
}

// Open goes on with a log, or begins it.
func Open(path string) (*File, error) { return open(path, maxSize) }

func open(path string, limit int64) (*File, error) {
	l := &File{path: path, max: limit}
	return l, l.open()
}

func (l *File) open() error {
	if err := disk.CreatePrivate(l.path); err != nil {
		return fmt.Errorf("open log: %w", err)
	}
	f, err := os.OpenFile(l.path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("open log: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(fmt.Errorf("open log: %w", err), f.Close())
	}
	l.file, l.size = f, info.Size()
	return nil
}

// Write adds a line.
func (l *File) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size > 0 && l.size+int64(len(line)) > l.max {
		if err := l.rotate(); err != nil {
			return 0, err
		}
	}
	n, err := l.file.Write(line)
	l.size += int64(n)
	return n, err
}

// rotate puts the log aside, closed first because Windows renames no open file.
// Where another process has it open there, the log goes on in its place, and the
// next line tries again.
func (l *File) rotate() error {
	if err := l.file.Close(); err != nil {
		return err
	}
	renamed := os.Rename(l.path, l.path+".1")
	if err := l.open(); err != nil {
		return errors.Join(renamed, err)
	}
	return nil
}

// Close ends it.
func (l *File) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}
