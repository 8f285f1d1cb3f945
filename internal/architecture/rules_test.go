package architecture

import (
	"go/ast"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestImportOrder holds the picture in docs/architecture.md: every package
// imports only what its row of the table allows.
func TestImportOrder(t *testing.T) {
	for _, f := range sources(t) {
		row, known := layerOf(f.pkg)
		if !known {
			t.Errorf("%s: package %s has no row in table_test.go: give it one, with the reason", f.path, f.pkg)
			continue
		}
		for _, name := range f.imports() {
			target, ours := strings.CutPrefix(name, module+"/")
			switch {
			case !ours:
			case f.test && within(f.pkg, "rules") && !within(target, "rules") && !within(target, "internal/testkit"):
				t.Errorf("%s: even a test under rules imports rules alone, but this one imports %s", f.path, target)
			case !f.test && !matchesAny(target, row.imports):
				t.Errorf("%s: %s may not import %s: %s", f.path, f.pkg, target, row.why)
			}
		}
	}
}

// TestLibrariesHaveAHome keeps every third-party package, and database/sql,
// inside the packages that the table names for it.
func TestLibrariesHaveAHome(t *testing.T) {
	for _, f := range sources(t) {
		for _, name := range f.imports() {
			if within(name, module) || (standard(name) && name != "database/sql") {
				continue
			}
			lib, known := libraryOf(name)
			switch {
			case !known:
				t.Errorf("%s: %s has no row in table_test.go: say where it may be used, and why", f.path, name)
			case f.test && lib.tests:
			case !matchesAny(f.pkg, lib.homes):
				t.Errorf("%s: %s is for %v only: %s", f.path, name, lib.homes, lib.why)
			}
		}
	}
}

func TestPackageNamesSayWhatIsInThem(t *testing.T) {
	vague := []string{"util", "utils", "common", "helper", "helpers", "type", "types", "model", "models", "misc", "base"}
	for _, f := range sources(t) {
		if name := path.Base(f.pkg); slices.Contains(vague, name) {
			t.Errorf("%s: a package named %s owns nothing in particular", f.path, name)
		}
	}
}

// TestPackageComments asks every package what it owns and what it refuses.
func TestPackageComments(t *testing.T) {
	limit := regexp.MustCompile(`\b(refuses|never|no part)\b`)
	comments := map[string]string{}
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		comments[f.pkg] += f.syntax.Doc.Text()
	}
	for pkg, text := range comments {
		lines := strings.Count(strings.ReplaceAll(text, "\n\n", "\n"), "\n")
		switch {
		case lines < 3 || lines > 15:
			t.Errorf("package %s: its comment has %d lines, want 3 to 15", pkg, lines)
		case !limit.MatchString(text):
			t.Errorf("package %s: its comment does not say what it refuses", pkg)
		}
	}
}

// TestNoHiddenStarts: nothing runs because it was imported.
func TestNoHiddenStarts(t *testing.T) {
	for _, f := range sources(t) {
		for _, d := range f.syntax.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: func init", f.at(fn.Pos()))
			}
		}
	}
}

// TestSizes holds the ceilings for files and functions; most are far below.
func TestSizes(t *testing.T) {
	const file, function = 500, 100
	for _, f := range sources(t) {
		if n := f.line(f.syntax.FileEnd); n > file {
			t.Errorf("%s: %d lines, the ceiling is %d", f.path, n, file)
		}
		for _, d := range f.syntax.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := f.line(fn.End()) - f.line(fn.Pos()); n > function {
				t.Errorf("%s: %s has %d lines, the ceiling is %d", f.at(fn.Pos()), fn.Name.Name, n, function)
			}
		}
	}
}

// TestCoreIsPure: bytes to findings needs no disk, network, database or clock.
func TestCoreIsPure(t *testing.T) {
	impure := []string{"os", "net", "database/sql", "syscall", "plugin", "log", "unsafe"}
	for _, f := range coreSources(t) {
		for _, name := range f.imports() {
			if slices.ContainsFunc(impure, func(p string) bool { return within(name, p) }) {
				t.Errorf("%s: the core imports %s", f.path, name)
			}
		}
		clock := []string{"Now", "Since", "Until", "Sleep", "Tick", "After", "AfterFunc", "NewTimer", "NewTicker"}
		for _, use := range f.uses("time", clock) {
			t.Errorf("%s: the core asks for the time itself", use)
		}
	}
}

// TestNoFloats: no float holds an amount, a score or a rate on its way from
// the file's text to the master.
func TestNoFloats(t *testing.T) {
	for _, f := range coreSources(t) {
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && slices.Contains([]string{"float64", "float32", "ParseFloat"}, id.Name) {
				t.Errorf("%s: %s in the core", f.at(id.Pos()), id.Name)
			}
			return true
		})
	}
}

func TestCoreBuildsForTheBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("building for wasm takes a while: left out with -short")
	}
	args := []string{"build"}
	for _, p := range core {
		args = append(args, "./"+p)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// TestThePageIsLight: what a page needs to open a snapshot and to judge brings
// nothing along by which campaigns are loaded or workbooks drawn.
func TestThePageIsLight(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "./pipeline/campaign/snapshot", "./pipeline/judge", "./pipeline/crosscheck")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	heavy := []string{"go.yaml.in/yaml/v3", "github.com/go-playground/validator/v10", "github.com/robfig/cron/v3", "github.com/xuri/excelize/v2", "time/tzdata"}
	for name := range strings.FieldsSeq(string(out)) {
		if slices.ContainsFunc(heavy, func(h string) bool { return within(name, h) }) {
			t.Errorf("the page brings %s along", name)
		}
	}
}

// TestTableIsUsed finds rows that have outlived what they allowed.
func TestTableIsUsed(t *testing.T) {
	packages, imported := map[string]bool{}, map[string]bool{}
	for _, f := range sources(t) {
		packages[f.pkg] = true
		for _, name := range f.imports() {
			imported[name] = true
		}
	}
	for _, row := range layers {
		if !slices.ContainsFunc(keys(packages), func(p string) bool { return matches(p, row.path) }) {
			t.Errorf("layers: no package is %s", row.path)
		}
	}
	for _, lib := range libraries {
		if !slices.ContainsFunc(keys(imported), func(p string) bool { return within(p, lib.path) }) {
			t.Errorf("libraries: nothing imports %s", lib.path)
		}
	}
}
