package notify

import (
	"context"
	"errors"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/daily"
	"jixiao/pipeline/webhook"
	"jixiao/rules/finding"
)

// Channel carries letters to where they belong.
type Channel interface {
	// Name is what the ledger calls it.
	Name() string
	// Open gets ready to send: it connects and proves who we are, and sends
	// nothing. Errors of it and of its line are told by Reason.
	Open(ctx context.Context) (Line, error)
	// Reason is an error in words that may be written down.
	Reason(err error) finding.Text
}

// Label is a channel as people call it.
func Label(channel string) finding.Text {
	return finding.Text{ZH: daily.ChannelName(channel), EN: channel}
}

// What can be wrong with one letter while the channel is well.
var (
	// ErrRefused: this letter was refused, others may go.
	ErrRefused = errors.New("letter refused")
	// ErrStale: the other side had ended the conversation before the letter was
	// handed over.
	ErrStale = errors.New("line was closed")
)

// Line is an open channel. Errors of Send match ErrRefused or ErrStale where
// one of them is the reason.
type Line interface {
	Send(ctx context.Context, l Letter) error
	Close() error
}

// Channels are those that the settings have.
func Channels(s campaign.Settings, k Secrets, now func() time.Time) []Channel {
	var all []Channel
	if s.Mail.On {
		all = append(all, &post{settings: s.Mail, sign: s.Notify.Sign(), keeper: k, now: now})
	}
	for _, w := range s.Webhooks {
		kind, _ := webhook.Named(w.Kind) // the settings were held against the names
		all = append(all, &hook{settings: w, kind: kind, keeper: k, now: now})
	}
	return all
}
