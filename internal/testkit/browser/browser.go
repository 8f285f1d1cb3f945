// Package browser opens pages of ours from files in a real Chromium, without a
// window.
//
// It owns starting and ending it, and what a page did that no page of ours may:
// requests, dialogs, errors. It refuses to know what a page is about.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Page is a page that is open.
type Page struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	requests []string
	faults   []string
}

// waiting is how long anything may take on a page: machines that test are slow.
const waiting = 2 * time.Minute

// Open opens a file. Before is a script that runs ahead of those of the page.
func Open(t testing.TB, path, before string) *Page {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not installed; CI must look at pages through a browser")
		}
		t.Skip("chromium is not installed: the page was not opened")
	}
	ctx, end := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()))...)
	t.Cleanup(end)
	ctx, end = chromedp.NewContext(ctx)
	t.Cleanup(end)
	p := &Page{t: t, ctx: ctx}
	p.Do(chromedp.Func(func(context.Context, *chromedp.Target) error { return nil })) // starts it
	if err := chromedp.Listen(ctx, p.notice); err != nil {
		t.Fatal(err)
	}
	Call(p, network.Enable, network.EnableParams{})
	Call(p, cdplog.Enable, cdp.Empty{})
	if before != "" {
		Call(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: before})
	}
	p.Do(chromedp.Navigate("file://" + path))
	return p
}

// notice remembers what the page did.
func (p *Page) notice(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *cdppage.EventJavascriptDialogOpening:
		p.faults = append(p.faults, "dialog: "+e.Message)
	case *runtime.EventExceptionThrown:
		p.faults = append(p.faults, "exception: "+e.ExceptionDetails.Text)
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.EntryLevelError {
			p.faults = append(p.faults, "log: "+e.Entry.Text)
		}
	}
}

// Requests are the addresses that the page asked for, its own among them.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.requests...)
}

// Faults are dialogs, errors and exceptions.
func (p *Page) Faults() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.faults...)
}

// Context is the page for what this package does not offer.
func (p *Page) Context() context.Context { return p.ctx }

// Do does something with the page.
func (p *Page) Do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatalf("page: %v; it did %q", err, p.Faults())
	}
}

// Call gives the browser a command of its protocol.
func Call[P, R any](p *Page, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	got, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatalf("browser: %v", err)
	}
	return got
}

// Eval gives what a script answers.
func Eval[T any](p *Page, script string) T {
	p.t.Helper()
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		p.t.Fatalf("page: %s: %v; it did %q", script, err, p.Faults())
	}
	return got
}

// Wait waits until a script answers true. The page itself looks again and again: asked
// from outside each time, it would work more for that than for what it is to do.
func (p *Page) Wait(script string) {
	p.t.Helper()
	looking := fmt.Sprintf(`(async () => {
  for (const end = performance.now() + %d; performance.now() < end; await new Promise((next) => setTimeout(next, 10))) if (%s) return true;
  return false;
})()`, waiting.Milliseconds(), script)
	came, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](looking, chromedp.EvalAwaitPromise))
	if err != nil || !came {
		p.t.Fatalf("page: it never came to %s: %v; it did %q", script, err, p.Faults())
	}
}

// Choose chooses files as a person does.
func (p *Page) Choose(field string, paths ...string) {
	p.t.Helper()
	p.Do(chromedp.SetUploadFiles(chromedp.CSS(field), paths))
}
