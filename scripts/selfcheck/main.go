// Command selfcheck builds the program inside 自查.html: cmd/selfcheck for a
// browser, packed, and beside it what starts it there.
//
// It owns where these lie and that the same commit always gives the same bytes. It
// refuses to make a page of them.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	out := flag.String("out", "pipeline/report/selfpage/program", "folder to write to")
	flag.Parse()
	if err := build(*out); err != nil {
		fmt.Fprintln(os.Stderr, "selfcheck:", err)
		os.Exit(3)
	}
}

func build(out string) error {
	dir, err := os.MkdirTemp("", "jixiao-selfcheck-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	wasm := filepath.Join(dir, "selfcheck.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid=", "-o", wasm, "jixiao/cmd/selfcheck")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, said)
	}
	data, err := os.ReadFile(wasm)
	if err != nil {
		return err
	}
	packed, err := packed(data)
	if err != nil {
		return err
	}
	starts, err := starter()
	if err != nil {
		return err
	}
	if err := replace(filepath.Join(out, "selfcheck.wasm.gz"), packed); err != nil {
		return err
	}
	return replace(filepath.Join(out, "wasm_exec.js"), starts)
}

// packed has no name and no time in it.
func packed(data []byte) ([]byte, error) {
	var b bytes.Buffer
	zipped, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := zipped.Write(data); err != nil {
		return nil, err
	}
	err = zipped.Close()
	return b.Bytes(), err
}

// starter is what the Go that builds has for a browser, notice included.
func starter() ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
}

// replace leaves a file alone that is so already: what embeds it need not be built
// again.
func replace(name string, data []byte) error {
	if was, err := os.ReadFile(name); err == nil && bytes.Equal(was, data) {
		return nil
	}
	return os.WriteFile(name, data, 0o644)
}
