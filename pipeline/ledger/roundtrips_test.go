package ledger

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"

	"jixiao/internal/disk"
	"jixiao/pipeline/record"
)

// exchange passes on what goes between a client and a server, and counts how often the
// client speaks after the server has.
type exchange struct {
	mu          sync.Mutex
	answered    bool
	asked       int
	listener    net.Listener
	destination string
}

func newExchange(t *testing.T, destination string) *exchange {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	x := &exchange{answered: true, listener: listener, destination: destination}
	go x.serve()
	return x
}

func (x *exchange) serve() {
	for {
		client, err := x.listener.Accept()
		if err != nil {
			return
		}
		to, err := net.Dial("tcp", x.destination)
		if err != nil {
			_ = client.Close()
			return
		}
		go x.pass(to, client, false)
		go x.pass(client, to, true)
	}
}

func (x *exchange) pass(to io.WriteCloser, from io.Reader, answers bool) {
	defer func() { _ = to.Close() }()
	room := make([]byte, 64<<10)
	for {
		n, err := from.Read(room)
		if err != nil {
			return
		}
		x.note(answers)
		if _, err := to.Write(room[:n]); err != nil {
			return
		}
	}
}

func (x *exchange) note(answers bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !answers && x.answered {
		x.asked++
	}
	x.answered = answers
}

// during counts the round trips that something takes.
func (x *exchange) during(do func()) int {
	x.mu.Lock()
	before := x.asked
	x.mu.Unlock()
	do()
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.asked - before
}

// TestSavesTakeFewRoundTrips: over a network a file costs half of one at most.
func TestSavesTakeFewRoundTrips(t *testing.T) {
	u, err := url.Parse(ofServers(t))
	must(t, err)
	x := newExchange(t, u.Host)
	path := ledgerPath(t)
	w, _, err := OnServer(path)
	must(t, err)
	w.Database = strings.Replace(w.Database, u.Host, x.listener.Addr().String(), 1)
	must(t, w.Point(disk.Disk{}, path))
	l, ctx := mustOpen(t, path), context.Background()
	const files = 100
	for round := range 3 {
		in := inbox{}
		for i := range files {
			in[fmt.Sprintf("213001/%d/%03d.xlsx", round, i)] = fmt.Sprintf("A-%02d%02d:returned", round, i)
		}
		run, err := l.StartRun(ctx, friday, friday)
		must(t, err)
		must(t, l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: in.sightings()}))
		pending, err := l.Pending(ctx)
		must(t, err)
		var batch []Saved
		for _, f := range pending {
			f.Hash = in[f.Path]
			batch = append(batch, Saved{File: f, Judgement: judge(f.Hash)})
		}
		for _, what := range []string{"new", "judged again"} {
			n := x.during(func() { must(t, l.SaveFiles(ctx, run.ID, batch)) })
			t.Logf("%d files, %s: %d round trips", len(batch), what, n)
			if round > 0 && n > files/2 { // the first round has the statements read
				t.Errorf("%d files, %s: %d round trips, want %d at most", files, what, n, files/2)
			}
		}
		mustFinish(t, l, run, nil)
	}
}
