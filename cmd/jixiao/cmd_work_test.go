package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"jixiao/configs"
	"jixiao/internal/testkit/manysheets"
	"jixiao/internal/testkit/postgres"
	"jixiao/pipeline/ledger"
)

// lockedBuffer is read while something writes.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// TestWorkersShareAList: two workers make the first runs of what was put on the list;
// settings that cannot be loaded stop no other campaign, and are told.
func TestWorkersShareAList(t *testing.T) {
	server := postgres.Start(t)
	database, root := server.Database(t), t.TempDir()
	command := func(ctx context.Context, out *lockedBuffer, args ...string) int {
		return (&Command{Stdin: strings.NewReader(""), Stdout: out, Stderr: out, Env: func(string) string { return "" }, Context: ctx}).Main(args)
	}
	try := func(want int, args ...string) string {
		t.Helper()
		var out lockedBuffer
		if code := command(t.Context(), &out, append(args, "--db", database)...); code != want {
			t.Fatalf("%v: exit code %d\n%s", args, code, out.String())
		}
		return out.String()
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listen := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	names := []string{"甲区2023", "乙区2023", "丙区2023"}
	for i, name := range names {
		dir := filepath.Join(root, name)
		if _, err := manysheets.Write(dir, manysheets.Options{Sheets: 6, Seed: uint64(i + 1), Defaults: configs.Files()}); err != nil {
			t.Fatal(err)
		}
		try(exitClean, "campaigns", "add", dir)
	}
	if err := os.WriteFile(filepath.Join(root, names[2], "configs", "campaign.yaml"), []byte("year: ["), 0o644); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	said := make([]lockedBuffer, 2)
	for i := range said {
		all.Go(func() {
			log := filepath.Join(root, fmt.Sprintf("%d.log", i))
			args := []string{"work", "--db", database, "--at-once", "2", "--log", log}
			if i == 0 {
				args = append(args, "--listen", listen)
			}
			if code := command(ctx, &said[i], args...); code != exitClean {
				t.Errorf("work: exit code %d\n%s", code, said[i].String())
			}
		})
	}
	defer all.Wait()
	defer stop()
	until := time.Now().Add(90 * time.Second)
	for {
		list, made := try(exitClean, "campaigns", "list"), said[0].String()+said[1].String()
		if strings.Count(made, "区2023：审核完成") == 2 && strings.Contains(list, "campaign.yaml") {
			break
		}
		if time.Now().After(until) {
			t.Fatalf("not made:\n%s\n%s", list, made)
		}
		time.Sleep(100 * time.Millisecond)
	}
	for _, name := range names[:2] {
		if where, there, err := ledger.OnServer(filepath.Join(root, name, "data", "ledger.db")); err != nil || !there || where.Campaign != name {
			t.Errorf("%s: its ledger is at %+v, %v, %v", name, where, there, err)
		}
		if found, err := filepath.Glob(filepath.Join(root, name, "outbox", "*.xlsx")); err != nil || len(found) == 0 {
			t.Errorf("%s: nothing published: %v", name, err)
		}
	}
	if r, err := http.Get("http://" + listen + "/metrics"); err != nil || r.StatusCode != http.StatusOK {
		t.Errorf("metrics: %v", err)
	} else if err := r.Body.Close(); err != nil {
		t.Error(err)
	}
	try(exitClean, "campaigns", "remove", names[2])
	try(exitUsage, "campaigns", "remove", names[2])
	if list := try(exitClean, "campaigns", "list"); strings.Contains(list, names[2]) || !strings.Contains(list, names[0]) {
		t.Errorf("%s", list)
	}
}
