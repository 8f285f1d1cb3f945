package kind

import "strings"

// withoutCode is a folded name without the project's own code, which some write
// before it or, in brackets, behind it.
func withoutCode(name, code string) string {
	for _, written := range []string{code, "(" + code + ")", "[" + code + "]"} {
		if rest, ok := strings.CutPrefix(name, written); ok {
			return strings.TrimLeft(rest, ":-、")
		}
		if rest, ok := strings.CutSuffix(name, written); ok && written != code {
			return rest
		}
	}
	return name
}
