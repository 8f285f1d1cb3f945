package postgres

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func TestAServerEndsWithTestsThatAreKilled(t *testing.T) {
	t.Parallel()
	Shared(t) // or there is none to start
	tests := exec.CommandContext(t.Context(), os.Args[0])
	tests.Env = append(os.Environ(), asChild+"=1")
	tests.Stderr = os.Stderr
	out, err := tests.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := tests.Start(); err != nil {
		t.Fatal(err)
	}
	var address, dir string
	if _, err := fmt.Fscan(out, &address, &dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	connect(t, address)
	if err := tests.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = tests.Wait()
	for end := time.Now().Add(limit); ; time.Sleep(pause) {
		conn, err := pgx.Connect(t.Context(), address)
		if err != nil {
			return
		}
		conn.Close(t.Context())
		if time.Now().After(end) {
			t.Fatal("the server goes on")
		}
	}
}
