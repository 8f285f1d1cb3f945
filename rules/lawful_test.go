package rules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jixiao/rules/finding"
)

// TestEveryErrorIsDefensible: who is sent a sheet back is told on what that
// rests, and shown a sheet that looks like it and passes. The example is a
// fixture, which TestPairs runs, or a case of a TestLawful; and there is no case
// of which the catalogue knows nothing.
func TestEveryErrorIsDefensible(t *testing.T) {
	cases := map[string][]finding.Code{}
	for _, path := range mustGlob(t, "../*/lawful_test.go", "../*/*/lawful_test.go", "../*/*/*/lawful_test.go") {
		if at := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../"); at != "rules" {
			cases[at] = lawfulCases(t, path)
		}
	}
	named := map[string][]finding.Code{}
	for _, s := range loadSpecs(t) {
		example := s.Lawful
		switch {
		case s.Severity != finding.Error && example == (Lawful{}):
			continue
		case s.Basis.IsZero(), example.Sheet.IsZero():
			t.Errorf("%s returns sheets, and says not on what basis or shows no sheet that passes", s.Code)
		case (example.Fixture == "") == (example.Test == ""):
			t.Errorf("%s: a lawful example has a fixture or a test", s.Code)
		case example.Test != "":
			named[example.Test] = append(named[example.Test], s.Code)
		default:
			passes(t, s.Code, example.Fixture)
		}
	}
	for at, codes := range named {
		for _, code := range codes {
			if !slices.Contains(cases[at], code) {
				t.Errorf("%s: TestLawful of %s has no such case", code, at)
			}
		}
	}
	for at, codes := range cases {
		for _, code := range codes {
			if !slices.Contains(named[at], code) {
				t.Errorf("%s of %s: the catalogue does not name this case", code, at)
			}
		}
	}
}

// passes holds that nothing is asked for a fixture: TestPairs leaves out notes
// alone.
func passes(t *testing.T, code finding.Code, fixture string) {
	t.Helper()
	path := filepath.Join("testdata", string(code), fixture)
	if !strings.HasPrefix(fixture, "lawful") || loadFixture(t, path, loadForms(t)).want != "" {
		t.Errorf("%s is not a lawful*.yaml on which nothing is found", path)
	}
}

// lawfulCases are the keys of the table over which the TestLawful of a file
// ranges.
func lawfulCases(t *testing.T, path string) []finding.Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []finding.Code
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != "TestLawful" {
			continue
		}
		for _, s := range f.Body.List {
			codes = append(codes, tableKeys(s)...)
		}
	}
	if len(codes) == 0 {
		t.Errorf("%s has no TestLawful that ranges over cases", path)
	}
	return codes
}

// tableKeys are the codes that are keys of a literal over which a statement
// ranges.
func tableKeys(s ast.Stmt) []finding.Code {
	loop, ok := s.(*ast.RangeStmt)
	if !ok {
		return nil
	}
	table, ok := loop.X.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	var codes []finding.Code
	for _, e := range table.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			if lit, ok := pair.Key.(*ast.BasicLit); ok && literalCode.MatchString(lit.Value) {
				codes = append(codes, finding.Code(strings.Trim(lit.Value, `"`)))
			}
		}
	}
	return codes
}
