package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"jixiao/configs"
	"jixiao/pipeline"
)

// withHook is a campaign whose summaries go to a web server.
func withHook(t *testing.T, url string) (*session, pipeline.Options) {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "configs")
	if err := os.CopyFS(dir, configs.Files()); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root, "inbox"), 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "campaign.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "webhooks: []", `webhooks: [{kind: json, name: 平台, url: "`+url+`"}]`, 1)
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s := newSession(dir, &out, &out)
	o, err := s.options(placeFlags{})
	if err != nil {
		t.Fatal(err)
	}
	return s, o
}

// TestTheServiceTriesAgainBetweenRuns: what did not go out after a run goes out
// with a look, when it has rested, and only once.
func TestTheServiceTriesAgainBetweenRuns(t *testing.T) {
	var came atomic.Int32
	var away atomic.Bool
	away.Store(true)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if away.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		came.Add(1)
	}))
	defer web.Close()
	session, o := withHook(t, web.URL)
	out, err := pipeline.Run(t.Context(), o)
	if err != nil || out.Letters.Failed != 1 {
		t.Fatalf("run: %+v, %v", out, err)
	}
	away.Store(false)
	s := &server{session: session, current: o}
	s.scheduleRetry(out.Letters)
	s.retryLetters(t.Context())
	if came.Load() != 0 {
		t.Error("a letter did not rest")
	}
	s.current.Now = func() time.Time { return time.Now().Add(time.Hour) }
	for range 2 {
		s.retryAt = time.Now()
		s.retryLetters(t.Context())
	}
	if came.Load() != 1 || !s.retryAt.IsZero() {
		t.Errorf("%d letters came, next at %s", came.Load(), s.retryAt)
	}
}
