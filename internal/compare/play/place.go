package play

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"jixiao/internal/compare/tree"
)

// place is a folder in which a build plays.
type place struct {
	binary, dir string
	said        int
}

// newPlace makes one, with the campaign's settings in it.
func newPlace(binary, dir, configs string) (*place, error) {
	p := &place{binary: binary, dir: dir}
	if err := os.MkdirAll(filepath.Join(dir, tree.Said), 0o755); err != nil {
		return nil, err
	}
	return p, copyTree(configs, p.in("configs"))
}

// in is a path inside the place.
func (p *place) in(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

// Exit codes of the program up to which a command went well.
const (
	clean    = 0
	findings = 1
)

// say runs a command, keeps what it says, and returns its standard output.
func (p *place) say(ctx context.Context, args ...string) (string, error) {
	return p.sayUpTo(ctx, findings, args...)
}

// well runs a command that must find nothing.
func (p *place) well(ctx context.Context, args ...string) error {
	_, err := p.sayUpTo(ctx, clean, args...)
	return err
}

func (p *place) sayUpTo(ctx context.Context, most int, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, p.binary, args...)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = p.dir, &out, &errs
	cmd.Env = append(os.Environ(), "JIXIAO_LANG=zh", "NO_COLOR=1")
	code := 0
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code, err = exit.ExitCode(), nil
	}
	if err != nil {
		return "", fmt.Errorf("run %s %s: %w", p.binary, strings.Join(args, " "), err)
	}
	if code < 0 || code > most {
		return "", fmt.Errorf("run %s %.300s: exit code %d: %s", p.binary, strings.Join(args, " "), code, errs.String())
	}
	return out.String(), p.keep(args, out.Bytes(), errs.Bytes(), code)
}

// keep writes down what a command said.
func (p *place) keep(args []string, out, errs []byte, code int) error {
	p.said++
	name := fmt.Sprintf("%03d", p.said)
	for _, a := range args[:min(len(args), 3)] {
		name += "-" + strings.NewReplacer("/", "_", ":", "_").Replace(a)
	}
	for ending, text := range map[string][]byte{"out": out, "err": errs, "code": []byte(strconv.Itoa(code))} {
		if err := os.WriteFile(p.in(tree.Said+"/"+name+"."+ending), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// snapshot keeps a copy of a folder as it is now.
func (p *place) snapshot(folder, as string) error {
	return copyTree(p.in(folder), p.in("kept/"+as))
}
