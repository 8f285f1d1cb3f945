package campaign

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/register"
	"jixiao/rules/value"
)

// SectionFolder is the folder of the performance section in inbox and outbox.
const SectionFolder = "绩效科"

// WaitingFolder is the part of the outbox for what does not go out to the
// departments yet.
const WaitingFolder = "待发"

// maxFolderBytes keeps folder names under what file systems take (255), with
// room for what is put behind them.
const maxFolderBytes = 180

// FolderName is the folder of a unit: its code, then its name as far as a
// folder can be called so on every system. The code stands first, so no name
// becomes a reserved word of Windows or begins with a dot.
func FolderName(u register.Unit) string {
	name := SafeName(u.Code + u.Name)
	if name == "" {
		return "_"
	}
	return name
}

// SafeName makes a text from a file the name of a file or folder: no
// separators, no control or direction characters, nothing that Windows
// reserves, and not too long. It is "" when nothing is left.
func SafeName(s string) string {
	name := strings.Map(safeRune, s)
	for len(name) > maxFolderBytes {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.TrimRight(strings.TrimLeft(name, " "), " .") // Windows drops blanks and dots at the end
	if strings.Trim(name, ".") == "" {
		return ""
	}
	if isReserved(name) {
		return "_" + name
	}
	return name
}

func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`/\:*?"<>|`, r):
		return '_'
	case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return -1
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

// isReserved reports a device name of Windows, with or without an extension.
func isReserved(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	base = strings.TrimSpace(base)
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, device := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(base, device); ok {
			return len([]rune(n)) == 1 && strings.Contains("0123456789¹²³", n)
		}
	}
	return false
}

// Office is who hands in what no department does.
type Office string

// The offices that issue scores and lists of problems.
const (
	NoOffice  Office = ""
	Section   Office = "section"   // 绩效科
	Evaluator Office = "evaluator" // 评价机构
)

// Office says whose folder a path of the inbox lies in; NoOffice where it is a
// department's or nobody's.
func (c *Campaign) Office(path string) Office {
	folder, _, inFolder := strings.Cut(path, "/")
	folder = value.Fold(folder)
	switch {
	case !inFolder:
		return NoOffice
	case folder == value.Fold(SectionFolder):
		return Section
	case slices.ContainsFunc(c.Settings.Evaluators, func(name string) bool { return value.Fold(name) == folder }):
		return Evaluator
	}
	return NoOffice
}
