package logfile

import (
	"errors"
	"io/fs"
	"sync"
)

// Lazy is a log file that is there from its first line on: who has nothing to
// log makes none, and none before its folder is there.
type Lazy struct {
	Path string
	// Required is set where somebody named the file: a folder that is missing
	// keeps lines from it then, and is told.
	Required bool

	mu   sync.Mutex
	file *File
	err  error // the first
}

// Write adds a line. A log that cannot be written makes no work fail: Close
// tells.
func (l *Lazy) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.write(line)
	if early := errors.Is(err, fs.ErrNotExist) && !l.Required; l.err == nil && !early {
		l.err = err
	}
	return len(line), nil
}

func (l *Lazy) write(line []byte) error {
	if l.file == nil {
		file, err := Open(l.Path)
		if err != nil {
			return err
		}
		l.file = file
	}
	_, err := l.file.Write(line)
	return err
}

// Close ends the log, and returns what kept lines from it.
func (l *Lazy) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return l.err
	}
	return errors.Join(l.err, l.file.Close())
}
