package markdown

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// names are the headings' names that a text has used.
type names map[string]bool

// Generate names a heading as the sites do on which the texts are read too: its
// letters and digits in small letters, with a dash for every space.
func (used names) Generate(value []byte, _ ast.NodeKind) []byte {
	base := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, strings.TrimSpace(string(value)))
	name := base
	for n := 1; used[name]; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	used[name] = true
	return []byte(name)
}

// Put takes a name that a text gives itself.
func (used names) Put(value []byte) { used[string(value)] = true }
