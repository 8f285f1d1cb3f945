package main

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"jixiao/pipeline/disk"
)

// mostLog is how large a log may grow before it is put aside as NAME.1 and
// begun anew: a service runs for months with nobody looking.
const mostLog = 10 << 20

// logFile is a log that keeps itself small.
type logFile struct {
	path string
	most int64

	mu   sync.Mutex
	file *os.File
	size int64
}

func openLog(path string, most int64) (*logFile, error) {
	l := &logFile{path: path, most: most}
	return l, l.open()
}

func (l *logFile) open() error {
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
func (l *logFile) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size > 0 && l.size+int64(len(line)) > l.most {
		if err := l.turn(); err != nil {
			return 0, err
		}
	}
	n, err := l.file.Write(line)
	l.size += int64(n)
	return n, err
}

// turn puts the log aside, closed first because Windows renames no open file.
// Where another process has it open there, the log goes on in its place, and the
// next line tries again.
func (l *logFile) turn() error {
	if err := l.file.Close(); err != nil {
		return err
	}
	turned := os.Rename(l.path, l.path+".1")
	if err := l.open(); err != nil {
		return errors.Join(turned, err)
	}
	return nil
}

// Close ends it.
func (l *logFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}
