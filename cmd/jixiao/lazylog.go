package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"github.com/rs/zerolog"

	"jixiao/pipeline/reason"
)

// logPlace is the file that log lines go to, "" for standard error: the one
// that was named, else, where a person looks at the screen, one beside the
// ledger. Scripts and timers have their standard error kept.
func logPlace(named string, screen bool, ledger string) string {
	if named != "" || !screen {
		return named
	}
	return filepath.Join(filepath.Dir(ledger), "jixiao.log")
}

// logger writes JSON lines, never to a screen: what a command has done and
// what is wrong it prints there itself.
func (c *Command) logger(named, ledger string) zerolog.Logger {
	path := logPlace(named, c.onTerminal(c.Stderr), ledger)
	if path != "" && (c.logFile == nil || c.logFile.path != path) {
		c.endLog()
		c.logFile = &lazyLog{path: path, named: named != ""}
	}
	to := c.Stderr
	if path != "" {
		to = c.logFile
	}
	return zerolog.New(to).Level(zerolog.InfoLevel).With().Timestamp().Logger()
}

// lazyLog is a log file that is there from its first line on: a command that
// has nothing to log makes none, and none before the ledger has its folder.
type lazyLog struct {
	path  string
	named bool // by whoever runs the command

	mu   sync.Mutex
	file *logFile
	err  error // the first
}

// Write adds a line. A log that cannot be written makes no run fail; it is
// told when the command ends.
func (l *lazyLog) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.write(line)
	if early := errors.Is(err, fs.ErrNotExist) && !l.named; l.err == nil && !early {
		l.err = err
	}
	return len(line), nil
}

func (l *lazyLog) write(line []byte) error {
	if l.file == nil {
		file, err := openLog(l.path, mostLog)
		if err != nil {
			return err
		}
		l.file = file
	}
	_, err := l.file.Write(line)
	return err
}

// close ends the log, and returns what kept lines from it.
func (l *lazyLog) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return l.err
	}
	return errors.Join(l.err, l.file.Close())
}

// endLog says that the log is not whole, if so.
func (c *Command) endLog() {
	if c.logFile == nil {
		return
	}
	if err := c.logFile.close(); err != nil {
		fmt.Fprintf(c.Stderr, c.say("日志 %s 没有写全：%s\n", "the log %s is not whole: %s\n"), c.logFile.path, reason.Or(err).In(c.lang))
	}
}
