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
	"jixiao/rules/finding"
)

// hook is the channel of one webhook.
type hook struct {
	settings  campaign.Webhook
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
	address, body := l.hook.request(letter)
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("write message: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(data))
	if err != nil {
		return trouble{ZH: "网址（url）写法有误", EN: "the address of the webhook cannot be used"} // the error would show it
	}
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	if l.hook.settings.Kind == campaign.JSONHook && l.hook.key != "" {
		request.Header.Set("Authorization", "Bearer "+l.hook.key)
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
	if l.hook.settings.Kind == campaign.JSONHook {
		return nil
	}
	return refused(said)
}

// refused reads the answer of a robot: it says no with status 200 too.
func refused(said []byte) error {
	var answer struct {
		Code    *int   `json:"errcode"`
		Message string `json:"errmsg"`
	}
	if err := json.Unmarshal(said, &answer); err != nil || answer.Code == nil {
		return fmt.Errorf("webhook answered what no robot says: %s", said)
	}
	if *answer.Code != 0 {
		return fmt.Errorf("robot refused (%d): %s", *answer.Code, answer.Message)
	}
	return nil
}

// request is where a letter goes and in which shape.
func (h *hook) request(l Letter) (address string, body any) {
	switch h.settings.Kind {
	case campaign.WeCom:
		return cmp.Or(h.settings.URL, wecomAddress) + "?" + url.Values{"key": {h.key}}.Encode(), wecomMessage(l)
	case campaign.DingTalk:
		return cmp.Or(h.settings.URL, dingAddress) + "?" + h.dingQuery().Encode(), dingMessage(l)
	}
	return h.settings.URL, plainMessage(l)
}

// plain is a letter for programs.
type plain struct {
	ID       string    `json:"id"` // the same however often it is sent
	Kind     string    `json:"kind"`
	Campaign string    `json:"campaign"`
	Run      int64     `json:"run"`
	AsOf     time.Time `json:"as_of"`
	Title    string    `json:"title"`
	Lines    []string  `json:"lines"`
}

func plainMessage(l Letter) plain {
	return plain{ID: l.ID(), Kind: l.Kind, Campaign: l.Campaign, Run: l.Run, AsOf: l.AsOf, Title: l.Subject, Lines: l.Lines}
}
