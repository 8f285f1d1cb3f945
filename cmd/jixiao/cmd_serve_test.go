package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/configs"
)

// TestServeWhereTheAddressIsTaken says so at once, as when the service runs
// already.
func TestServeWhereTheAddressIsTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	dir := filepath.Join(t.TempDir(), "configs")
	if err := os.CopyFS(dir, configs.Files()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "campaign.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "127.0.0.1:8737", l.Addr().String(), 1)
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	c := &Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Env: func(string) string { return "" }, Context: t.Context()}
	if code := c.Main([]string{"--config", dir, "serve"}); code != exitFailed || !strings.Contains(errs.String(), "serve.listen") {
		t.Errorf("exit code %d, %s%s", code, out.String(), errs.String())
	}
}
