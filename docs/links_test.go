package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// link is one to a file of ours.
var link = regexp.MustCompile(`\]\(([^)#:]+)\)`)

// TestLinksLead somewhere, in whatever there is to read.
func TestLinksLead(t *testing.T) {
	pages, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, page := range append(pages, "../README.md", "../README.zh-CN.md", "../CONTRIBUTING.md") {
		for _, m := range link.FindAllStringSubmatch(strings.Join(mustLines(t, page), "\n"), -1) {
			found++
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s leads to %s: %v", page, m[1], err)
			}
		}
	}
	if found == 0 {
		t.Error("no link was found")
	}
}
