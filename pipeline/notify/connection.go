package notify

import (
	"context"
	"errors"
)

// connection is a channel while letters go over it: it is opened when there is
// something to send, and anew after every failure, because what is left of a
// broken conversation is no ground for the next letter.
type connection struct {
	sending
	channel Channel
	line    Line
}

// unreachable says that a channel could not be opened.
type unreachable struct{ error }

// carry sends one letter. Servers end conversations when it suits them, as a
// rule after so many letters: a letter that had not been handed over then goes
// over a new line.
func (c *connection) carry(ctx context.Context, g *outgoing) error {
	fresh := c.line == nil
	if fresh {
		var err error
		if c.line, err = c.channel.Open(ctx); err != nil {
			c.line = nil
			return unreachable{err}
		}
	}
	err := c.send(ctx, c.line, g)
	if !fresh && errors.Is(err, ErrStale) {
		c.hangUp()
		return c.carry(ctx, g)
	}
	return err
}

func (c *connection) hangUp() {
	if c.line == nil {
		return
	}
	if err := c.line.Close(); err != nil {
		c.Log.Debug().Str("channel", c.channel.Name()).Str("reason", c.channel.Reason(err).EN).Msg("channel not closed in good order")
	}
	c.line = nil
}
