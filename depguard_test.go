package jixiao_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestDepguardSaysTheSame keeps .golangci.yml, by which editors tell the import
// order while one types, equal to the table in layers_test.go.
func TestDepguardSaysTheSame(t *testing.T) {
	const name = ".golangci.yml"
	want := golangci()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not what layers_test.go says: run go test . -update (-want +got):\n%s", name, diff)
	}
}

// golangci renders the configuration: a rule a layer, a rule a library.
func golangci() string {
	var b strings.Builder
	b.WriteString(`# Written by go test . -update from layers_test.go: change the table there.
version: "2"
linters:
  default: none
  enable: [depguard, govet, staticcheck]
  settings:
    depguard:
      rules:
`)
	for _, row := range layers {
		if row.path == "." {
			continue // every pattern that finds the root's files finds all files
		}
		writeRule(&b, rule{
			name:  "layer " + row.path,
			files: append([]string{"!$test"}, closer(row)...),
			in:    []string{row.path},
			allow: row.imports,
			deny:  module, why: row.why,
		})
	}
	for _, lib := range libraries {
		files := []string{"$all"}
		if lib.tests {
			files = append(files, "!$test")
		}
		for _, home := range lib.homes {
			files = append(files, "!"+glob(home))
		}
		writeRule(&b, rule{name: "library " + lib.path, files: files, deny: lib.path, why: lib.why})
	}
	return b.String()
}

// rule is one entry of depguard's configuration.
type rule struct {
	name, deny, why  string
	files, in, allow []string
}

func writeRule(b *strings.Builder, r rule) {
	fmt.Fprintf(b, "        %q:\n          list-mode: lax\n          files:\n", r.name)
	for _, p := range r.in {
		fmt.Fprintf(b, "            - %q\n", glob(p))
	}
	for _, p := range r.files {
		fmt.Fprintf(b, "            - %q\n", p)
	}
	if len(r.allow) > 0 {
		b.WriteString("          allow:\n")
	}
	for _, p := range r.allow {
		fmt.Fprintf(b, "            - %s\n", allowed(p))
	}
	fmt.Fprintf(b, "          deny:\n            - pkg: %s\n              desc: %q\n", r.deny, r.why)
}

// closer excludes the packages under a row's pattern that rows of their own
// speak of.
func closer(row layer) []string {
	var out []string
	for _, other := range layers {
		if other.path != row.path && matches(strings.TrimSuffix(other.path, "/..."), row.path) {
			out = append(out, "!"+glob(other.path))
		}
	}
	return out
}

// glob is a pattern of packages as a pattern of files.
func glob(pattern string) string {
	root, all := strings.CutSuffix(pattern, "/...")
	if all {
		return "**/" + root + "/**/*.go"
	}
	return "**/" + root + "/*.go"
}

// allowed is a pattern as depguard's prefix of import paths; "$" ends one that
// stands for a single package.
func allowed(pattern string) string {
	root, all := strings.CutSuffix(pattern, "/...")
	if all {
		return module + "/" + root
	}
	return module + "/" + root + "$"
}
