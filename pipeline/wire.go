package pipeline

import (
	"context"
	"errors"

	"jixiao/pipeline/tell"
)

// wire is a channel while letters go over it: it is opened when there is
// something to send, and anew after every failure, because what is left of a
// broken conversation is no ground for the next letter.
type wire struct {
	teller
	channel tell.Channel
	line    tell.Line
}

// unreachable says that a channel could not be opened.
type unreachable struct{ error }

// carry sends one letter. Servers end conversations when it suits them, as a
// rule after so many letters: a letter that had not been handed over then goes
// over a new line.
func (w *wire) carry(ctx context.Context, g *outgoing) error {
	fresh := w.line == nil
	if fresh {
		var err error
		if w.line, err = w.channel.Open(ctx); err != nil {
			w.line = nil
			return unreachable{err}
		}
	}
	err := w.send(ctx, w.line, g)
	if !fresh && errors.Is(err, tell.ErrStale) {
		w.hangUp()
		return w.carry(ctx, g)
	}
	return err
}

func (w *wire) hangUp() {
	if w.line == nil {
		return
	}
	if err := w.line.Close(); err != nil {
		w.o.Log.Debug().Str("channel", w.channel.Name()).Str("reason", w.channel.Reason(err).EN).Msg("channel not closed in good order")
	}
	w.line = nil
}
