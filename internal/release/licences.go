package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// module is one that is linked, as `go list` tells it.
type module struct {
	Path, Version, Dir string
	Main               bool
}

// licences is the text of the licences of every module that a platform's
// binary links, and of Go's own library.
func licences(p platform) ([]file, error) {
	modules, err := linked(p)
	if err != nil {
		return nil, err
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("find Go: %w", err)
	}
	modules = append(modules, module{Path: "Go", Dir: strings.TrimSpace(string(goroot))})
	var text strings.Builder
	for _, m := range modules {
		said, err := licenceOf(m)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&text, "==== %s %s ====\n\n%s\n", m.Path, m.Version, said)
	}
	return []file{{"LICENSES.txt", []byte(text.String()), 0o644}}, nil
}

// linked are the modules of a platform's binary, but for our own.
func linked(p platform) ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-json=Module", "./cmd/jixiao")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.os, "GOARCH="+p.arch)
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list modules: %w", err)
	}
	var all []module
	for from := json.NewDecoder(strings.NewReader(string(out))); ; {
		var pkg struct{ Module *module }
		if err := from.Decode(&pkg); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("list modules: %w", err)
		}
		if m := pkg.Module; m != nil && !m.Main && !slices.Contains(all, *m) {
			all = append(all, *m)
		}
	}
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// licenceOf is what a module says of who may use it. One that says nothing may
// not be handed on.
func licenceOf(m module) (string, error) {
	entries, err := os.ReadDir(m.Dir)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "NOTICE") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(m.Dir, e.Name()))
		if err != nil {
			return "", err
		}
		text.Write(data)
		text.WriteString("\n")
	}
	if text.Len() == 0 {
		return "", fmt.Errorf("%s says nothing of its licence", m.Path)
	}
	return text.String(), nil
}
