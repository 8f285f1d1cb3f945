package rules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// TestOrigins holds codes.go against the catalogue and the code: it has every
// code once, and says of each where it arises and nothing else.
func TestOrigins(t *testing.T) {
	raised := raisedCodes(t, "..")
	for _, s := range loadSpecs(t) {
		for _, c := range s.Checks {
			raised.add(s.Code, "rules/kind/"+c.Kind+".go")
		}
	}
	said := places{}
	for _, o := range origins {
		if len(o.codes) > 1 && (len(o.over) > 0) {
			t.Errorf("%v: give each a row of its own", o.codes)
		}
		for _, code := range o.codes {
			if said[code] != nil {
				t.Errorf("%s stands twice", code)
			}
			for _, at := range o.from {
				said.add(code, at)
			}
		}
	}
	for _, s := range loadSpecs(t) {
		want, got := slices.Sorted(maps.Keys(raised[s.Code])), slices.Sorted(maps.Keys(said[s.Code]))
		if !slices.Equal(want, got) {
			t.Errorf("%s arises in %q, codes.go says %q", s.Code, want, got)
		}
		delete(raised, s.Code)
		delete(said, s.Code)
	}
	for code := range raised {
		t.Errorf("%s arises in %v and is not in configs/rules", code, raised[code])
	}
	for code := range said {
		t.Errorf("%s is in codes.go and not in configs/rules", code)
	}
}

// TestBeside holds that what is not told beside what names codes that exist,
// and never itself.
func TestBeside(t *testing.T) {
	e := newTestEngine(t, loadForms(t))
	for _, o := range origins {
		var others []finding.Code
		for _, over := range o.over {
			others = append(others, over.codes...)
		}
		for _, code := range others {
			if _, ok := e.Info(code); !ok || code == o.code() {
				t.Errorf("%s is told instead of %s", o.code(), code)
			}
		}
	}
	want := map[finding.Text][]finding.Code{sameSheet.text: {"X04"}, sameCell.text: {"C04"}, sameProject.text: {"C06"}}
	if d := cmp.Diff(want, NotToldBeside("C03")); d != "" {
		t.Errorf("C03 is not told beside (-want +got):\n%s", d)
	}
}

// places are where codes arise.
type places map[finding.Code]map[string]bool

func (p places) add(code finding.Code, at string) {
	if p[code] == nil {
		p[code] = map[string]bool{}
	}
	p[code][at] = true
}

// raisedCodes are the packages in which a literal code becomes a finding's: as
// the Code of one, by assignment, or as one of several arguments. Compared,
// listed and looked up it does not arise.
func raisedCodes(t *testing.T, root string) places {
	t.Helper()
	raised := places{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		name := d.Name()
		switch {
		case err != nil:
			return err
		case d.IsDir() && (name == "testdata" || name == "testkit" || strings.HasPrefix(name, ".") && p != root):
			return fs.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), p, nil, 0)
		if err != nil {
			return err
		}
		at := path.Dir(strings.TrimPrefix(filepath.ToSlash(p), root+"/"))
		ast.Inspect(file, func(n ast.Node) bool {
			for _, code := range raisedBy(n) {
				raised.add(code, at)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return raised
}

var literalCode = regexp.MustCompile(`^"[` + groups + `]\d{2}"$`)

func raisedBy(n ast.Node) []finding.Code {
	var values []ast.Expr
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
			values = []ast.Expr{n.Value}
		}
	case *ast.AssignStmt:
		values = n.Rhs
	case *ast.CallExpr:
		if len(n.Args) > 1 {
			values = n.Args
		}
	}
	var codes []finding.Code
	for _, v := range values {
		if lit, ok := v.(*ast.BasicLit); ok && literalCode.MatchString(lit.Value) {
			codes = append(codes, finding.Code(strings.Trim(lit.Value, `"`)))
		}
	}
	return codes
}
