package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	inlineCode = regexp.MustCompile("`[^`]*`")
	// typed is a command line of ours in code, up to a remark or the next one.
	typed = regexp.MustCompile("(?:^|[`&;/ ])jixiao(?:\\.exe)? ((?:--(?:config|lang) )?[a-z][^`#&;>]*)")
)

// TestPagesNameWhatThereIs: every command that a reader is told to type is one
// of the program's, with its options.
func TestPagesNameWhatThereIs(t *testing.T) {
	for _, page := range []string{"README.md", "README.zh-CN.md", "docs/operations.md", "docs/管理员手册.md", "docs/绩效科手册.md", "docs/many.md", "docs/many.zh-CN.md"} {
		data, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(page)))
		if err != nil {
			t.Fatal(err)
		}
		lines := typedIn(string(data))
		if len(lines) == 0 {
			t.Errorf("%s names no command", page)
		}
		for _, line := range lines {
			if fault := refused(line); fault != "" {
				t.Errorf("%s: jixiao %s: %s", page, line, fault)
			}
		}
	}
}

// typedIn are the command lines in the code of a page.
func typedIn(page string) []string {
	var all []string
	fenced := false
	for line := range strings.Lines(page) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
			continue
		}
		code := inlineCode.FindAllString(line, -1)
		if fenced {
			code = []string{line}
		}
		for _, part := range code {
			for _, m := range typed.FindAllStringSubmatch(part, -1) {
				all = append(all, strings.TrimSpace(m[1]))
			}
		}
	}
	return all
}

// refused says what the program would not take of a command line.
func refused(line string) string {
	root := newRootCommand(newSession("configs", io.Discard, io.Discard))
	command, rest, err := root.Find(strings.Fields(line))
	if err != nil {
		return err.Error()
	}
	if command.ParseFlags(rest) != nil { // a page may name an option without what it is given
		if err := command.ParseFlags(append(rest, "1")); err != nil {
			return err.Error()
		}
	}
	if !command.HasSubCommands() {
		return "" // pages leave out what a command is about
	}
	if err := command.ValidateArgs(command.Flags().Args()); err != nil {
		return err.Error()
	}
	return ""
}
