// Package fonts says which fonts a machine has, by the names that texts call them.
//
// It owns where systems keep fonts and how font files say what they are called. It
// refuses to draw, and to know what anybody needs fonts for.
package fonts

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Set are names of fonts.
type Set map[string]bool

// Has reports whether a font of a name is there, however it is written.
func (s Set) Has(name string) bool { return s[folded(name)] }

func folded(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// mostFiles is how many files are looked at. Machines of designers have some thousand.
const mostFiles = 10_000

// Installed are the fonts in the system's own folders; there are none where it has no
// such folder, which says nothing of what it can show.
func Installed() Set { return In(folders()...) }

// folders are where Windows, Linux and macOS keep fonts.
func folders() (dirs []string) {
	under := func(variable string, parts ...string) {
		if root := os.Getenv(variable); root != "" {
			dirs = append(dirs, filepath.Join(append([]string{root}, parts...)...))
		}
	}
	under("WINDIR", "Fonts")
	under("LOCALAPPDATA", "Microsoft", "Windows", "Fonts")
	under("HOME", ".fonts")
	under("HOME", ".local", "share", "fonts")
	under("HOME", "Library", "Fonts")
	return append(dirs, "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")
}

// In are the fonts in some folders and those below them. What cannot be read is none.
func In(dirs ...string) Set {
	all, files := Set{}, 0
	for _, dir := range dirs {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil // what cannot be looked into holds none
			case files >= mostFiles:
				return fs.SkipAll
			case d.Type().IsRegular() && isFont(path):
				files++
				all.addFile(path)
			}
			return nil
		})
	}
	return all
}

func isFont(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".ttc", ".otf", ".otc":
		return true
	}
	return false
}

func (s Set) addFile(path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }()
	for _, name := range names(f) {
		s[folded(name)] = true
	}
}
