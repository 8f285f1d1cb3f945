package write

import (
	"strings"
	"testing"
)

func TestWithoutUnusedNamespaces(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"none", `<a><b/></a>`, `<a><b/></a>`},
		{"used and not", `<?xml version="1.0"?><a xmlns="u" xmlns:b="v" xmlns:c="w"><b:d/></a>`, `<?xml version="1.0"?><a xmlns="u" xmlns:b="v"><b:d/></a>`},
		{"used by an attribute", `<a xmlns:r="v" xmlns:rr="w" r:id="1"/>`, `<a xmlns:r="v" r:id="1"/>`},
		{"ignorable and used", `<a xmlns:mc="u" xmlns:x="v" xmlns:y="w" mc:Ignorable="x y" x:id="1"/>`, `<a xmlns:mc="u" xmlns:x="v" mc:Ignorable="x" x:id="1"/>`},
		{"ignorable and unused", `<a xmlns:mc="u" xmlns:x="v" mc:Ignorable="x"/>`, `<a/>`},
		{"behind the root", `<a xmlns:x="v"><b xmlns:y="w"/></a>`, `<a><b xmlns:y="w"/></a>`},
		{"choices", `<a xmlns:x="v" xmlns:mc="u"><mc:Choice Requires="x"/></a>`, `<a xmlns:x="v" xmlns:mc="u"><mc:Choice Requires="x"/></a>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := withoutUnused(tt.text); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestTheme is left out where no part names it; beside a chart, whose colours it has,
// it stays.
func TestTheme(t *testing.T) {
	plain := newBook()
	plain.Sheet("表", twoColumns()).Row(Text("甲"), Count(1))
	for name, tt := range map[string]struct {
		*Book
		kept bool
	}{"plain": {plain, false}, "charted": {asked(NewShells()), true}} {
		t.Run(name, func(t *testing.T) {
			f := mustOpen(t, mustWrite(t, tt.Book))
			_, kept := f.Pkg.Load(themePart)
			named := false
			f.Pkg.Range(func(_, content any) bool {
				named = named || strings.Contains(string(content.([]byte)), "theme1.xml")
				return true
			})
			if kept != tt.kept || named != tt.kept {
				t.Errorf("the theme is kept: %v, named by the package: %v, want %v", kept, named, tt.kept)
			}
		})
	}
}
