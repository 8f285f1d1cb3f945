package architecture

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "jixiao"

// root is the project's folder, seen from this package.
const root = "../.."

// source is one parsed Go file of the project.
type source struct {
	path   string // below the root, with slashes
	pkg    string // the folder, "." for the root
	test   bool
	syntax *ast.File
	fset   *token.FileSet
}

// sources parses every Go file of the project but fixtures.
func sources(t *testing.T) []source {
	t.Helper()
	fset := token.NewFileSet()
	var all []source
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		syntax, err := parser.ParseFile(fset, filepath.Join(root, filepath.FromSlash(name)), nil, parser.ParseComments)
		if err != nil {
			return err
		}
		all = append(all, source{name, path.Dir(name), strings.HasSuffix(name, "_test.go"), syntax, fset})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// coreSources are the files of the pure core, tests left out.
func coreSources(t *testing.T) []source {
	t.Helper()
	return slices.DeleteFunc(sources(t), func(f source) bool { return f.test || !matchesAny(f.pkg, core) })
}

// imports lists the paths that the file imports.
func (f source) imports() []string {
	var names []string
	for _, spec := range f.syntax.Imports {
		if name, err := strconv.Unquote(spec.Path.Value); err == nil {
			names = append(names, name)
		}
	}
	return names
}

// uses lists the places that mention one of a package's names, as in time.Now.
func (f source) uses(pkg string, names []string) []string {
	var places []string
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == pkg && slices.Contains(names, sel.Sel.Name) {
			places = append(places, f.at(sel.Pos()))
		}
		return true
	})
	return places
}

func (f source) line(p token.Pos) int { return f.fset.Position(p).Line }

func (f source) at(p token.Pos) string { return fmt.Sprintf("%s:%d", f.path, f.line(p)) }

// layerOf is the row of the table that speaks of a package: the one that names
// it most closely.
func layerOf(pkg string) (layer, bool) {
	var best layer
	for _, row := range layers {
		if matches(pkg, row.path) && len(row.path) > len(best.path) {
			best = row
		}
	}
	return best, best.path != ""
}

func libraryOf(name string) (library, bool) {
	i := slices.IndexFunc(libraries, func(l library) bool { return within(name, l.path) })
	if i < 0 {
		return library{}, false
	}
	return libraries[i], true
}

// matches reports whether a package is the one that the pattern names, or lies
// under it where the pattern ends in "/...".
func matches(pkg, pattern string) bool {
	if top, all := strings.CutSuffix(pattern, "/..."); all {
		return within(pkg, top)
	}
	return pkg == pattern
}

func matchesAny(pkg string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(pkg, p) })
}

// within reports whether an import path is top or lies under it.
func within(name, top string) bool { return name == top || strings.HasPrefix(name, top+"/") }

// standard reports whether an import path is of Go's own library.
func standard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".")
}

func keys(set map[string]bool) []string {
	var all []string
	for k := range set {
		all = append(all, k)
	}
	return all
}
