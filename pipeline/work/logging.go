package work

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"jixiao/rules/finding"
)

// toldAgain is how long the queue's word about one trouble is not told again: while the
// database is away it has one each second.
const toldAgain = time.Minute

// logHandler writes what the queue has to say into our log: troubles, and nothing of its
// daily work.
type logHandler struct {
	log   zerolog.Logger
	attrs []slog.Attr
	told  *lastTold
}

type lastTold struct {
	mu sync.Mutex
	at map[string]time.Time // by message: there are as many as the library has
}

func newLogger(log zerolog.Logger) *slog.Logger {
	return slog.New(logHandler{log: log, told: &lastTold{at: map[string]time.Time{}}})
}

// Enabled reports whether a line of a level is written.
func (h logHandler) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelWarn }

// Handle writes a line.
func (h logHandler) Handle(_ context.Context, r slog.Record) error {
	if !h.told.news(r.Message, r.Time) {
		return nil
	}
	event := h.log.Warn()
	if r.Level >= slog.LevelError {
		event = h.log.Error()
	}
	add := func(a slog.Attr) bool {
		event = event.Str(a.Key, finding.OneLine(a.Value.String()))
		return true
	}
	for _, a := range h.attrs {
		add(a)
	}
	r.Attrs(add)
	event.Msg("queue: " + finding.OneLine(r.Message))
	return nil
}

// WithAttrs is the handler with something that each line says.
func (h logHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	h.attrs = append(h.attrs[:len(h.attrs):len(h.attrs)], attrs...)
	return h
}

// WithGroup is the handler itself: names stand for themselves.
func (h logHandler) WithGroup(string) slog.Handler { return h }

func (l *lastTold) news(message string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Sub(l.at[message]) < toldAgain {
		return false
	}
	l.at[message] = now
	return true
}
