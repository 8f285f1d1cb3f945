package notify

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/webhook"
	"jixiao/rules/finding"
)

// hook is the channel of one webhook.
type hook struct {
	settings  campaign.Webhook
	kind      webhook.Kind
	keeper    Secrets
	now       func() time.Time
	key, sign string // once they were read: not to be shown
}

// Name is the webhook's own.
func (h *hook) Name() string { return h.settings.Name }

// Reason hides the keys.
func (h *hook) Reason(err error) finding.Text { return Reason(err, h.key, h.sign) }

// Open reads the keys. There is no way to try a robot without saying something.
func (h *hook) Open(context.Context) (Line, error) {
	var err error
	if h.key, err = h.keeper.reveal(h.settings.Key); err != nil {
		return nil, err
	}
	if h.sign, err = h.keeper.reveal(h.settings.Sign); err != nil {
		return nil, err
	}
	client := &http.Client{Timeout: dialTimeout,
		// A key goes where the settings say and nowhere else.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &hookLine{hook: h, client: client}, nil
}

// hookLine sends one request a letter.
type hookLine struct {
	hook   *hook
	client *http.Client
}

// Close lets go of connections.
func (l *hookLine) Close() error {
	l.client.CloseIdleConnections()
	return nil
}

// Send posts one letter.
func (l *hookLine) Send(ctx context.Context, letter Letter) error {
	request, err := l.hook.request(ctx, letter)
	if err != nil {
		return err
	}
	answer, err := l.client.Do(request)
	if err != nil {
		return fmt.Errorf("post to webhook: %w", err)
	}
	defer func() { _ = answer.Body.Close() }()
	said, err := io.ReadAll(io.LimitReader(answer.Body, 64<<10))
	if err != nil {
		return fmt.Errorf("read answer of webhook: %w", err)
	}
	if answer.StatusCode/100 != 2 {
		return fmt.Errorf("webhook answered %s: %s", answer.Status, said)
	}
	if l.hook.kind.Refused == nil {
		return nil
	}
	return l.hook.kind.Refused(said)
}

// request is a letter in the shape that the kind of the webhook wants.
func (h *hook) request(ctx context.Context, l Letter) (*http.Request, error) {
	r := h.kind.Request(l.webhook(), webhook.Keys{Key: h.key, Sign: h.sign, Now: h.now()})
	data, err := json.Marshal(r.Body)
	if err != nil {
		return nil, fmt.Errorf("write message: %w", err)
	}
	address := cmp.Or(h.settings.URL, h.kind.Address) + r.Path
	if len(r.Query) > 0 {
		query := url.Values{}
		for name, value := range r.Query {
			query.Set(name, value)
		}
		address += "?" + query.Encode()
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(data))
	if err != nil {
		return nil, trouble{ZH: "网址（url）写法有误", EN: "the address of the webhook cannot be used"} // the error would show it
	}
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	if r.Bearer != "" {
		request.Header.Set("Authorization", "Bearer "+r.Bearer)
	}
	return request, nil
}

// webhook is the letter as webhooks tell it.
func (l Letter) webhook() webhook.Letter {
	return webhook.Letter{ID: l.ID(), Kind: l.Kind, Campaign: l.Campaign, Run: l.Run, AsOf: l.AsOf, Title: l.Subject, Lines: l.Lines}
}
