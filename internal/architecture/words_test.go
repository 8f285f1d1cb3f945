package architecture

import (
	"go/ast"
	"os"
	"regexp"
	"strings"
	"testing"
)

// replaced are words that the code once had for itself, each with the term that
// took its place (docs/glossary.md).
var replaced = map[string]string{
	"fate": "version state", "rival": "other", "contested": "disputed",
	"heir": "successor", "heirs": "successors", "bequeath": "keep previous",
	"eased": "relief", "cleared": "resolved", "settling": "resolution", "settle": "wait stable, plan, evaluate, resolve",
	"shelf": "writer", "standin": "sidecar", "hands": "manual edit",
	"teller": "sender", "untold": "pending, not arrived", "wire": "connection", "tell": "notify, add, report",
	"handover": "export", "papers": "entries", "sums": "checksums",
	"gathering": "batch window", "wish": "request", "remedy": "counterfactual", "knockon": "follower",
	"mercy": "hard stop", "restless": "max quiet", "laxity": "gc percent", "patient": "target", "patience": "waiting",
	"across": "crosscheck", "ruling": "decision", "rulings": "decisions",
}

// single are words that have one sense, and the packages whose business that is.
var single = map[string][]string{
	// A look is one listing of the inbox.
	"look": {"pipeline", "pipeline/intake", "pipeline/record", "pipeline/ledger", "internal/schedule", "cmd/jixiao"},
	// An archive is where the originals are.
	"archive": {"pipeline/intake", "pipeline/receive"},
	// A layout is how one sheet or page is arranged.
	"layout": {"internal/office/write", "pipeline/blankforms", "pipeline/campaign/load", "pipeline/report/...", "rules/form"},
}

// TestOneWordAThing holds declared names to the glossary.
func TestOneWordAThing(t *testing.T) {
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		for _, id := range declared(f.syntax) {
			for _, word := range wordsOf(id.Name) {
				if now, old := replaced[word]; old {
					t.Errorf("%s: %s: the word for %q is %s", f.at(id.Pos()), id.Name, word, now)
				}
				if homes, one := single[word]; one && !matchesAny(f.pkg, homes) {
					t.Errorf("%s: %s: %q is a word of %v alone", f.at(id.Pos()), id.Name, word, homes)
				}
			}
		}
	}
}

// declared are the names of a file that others can use: of functions, types,
// their fields and methods, values.
func declared(file *ast.File) []*ast.Ident {
	var all []*ast.Ident
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			all = append(all, n.Name)
			return false
		case *ast.TypeSpec:
			all = append(all, n.Name)
		case *ast.Field:
			all = append(all, n.Names...)
		case *ast.ValueSpec:
			all = append(all, n.Names...)
		}
		return true
	})
	return all
}

var wordPattern = regexp.MustCompile(`[A-Z]?[a-z]+|[A-Z]+`)

// wordsOf are the words of a name in lower case, and each two that stand
// together.
func wordsOf(name string) []string {
	words := wordPattern.FindAllString(name, -1)
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	for i := range max(len(words)-1, 0) {
		words = append(words, words[i]+words[i+1])
	}
	return words
}

// TestThePictureIsShort: what is longer belongs into docs/decisions.md.
func TestThePictureIsShort(t *testing.T) {
	const most = 2500
	text, err := os.ReadFile(root + "/docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(strings.Fields(string(text))); n > most {
		t.Errorf("docs/architecture.md has %d words, the ceiling is %d", n, most)
	}
}
