package formula

import (
	"strings"

	"jixiao/rules/finding"
)

// Area is a rectangle of cells that a formula names; a single cell is one too.
type Area struct{ From, To finding.Ref }

// Contains reports whether a cell lies in the area.
func (a Area) Contains(r finding.Ref) bool {
	return a.From.Row <= r.Row && r.Row <= a.To.Row && a.From.Col <= r.Col && r.Col <= a.To.Col
}

// References are the cells of its own sheet that a formula names, whether it can
// be recalculated or not.
func References(formula string) []Area {
	var out []Area
	var open *finding.Ref // the corner before a colon
	for rest := formula; rest != ""; {
		word := leading(rest)
		if word == "" {
			if open != nil && rest[0] != ':' {
				open = nil
			}
			rest = beyond(rest)
			continue
		}
		rest = rest[len(word):]
		ref, isRef := address(word)
		switch {
		case strings.HasPrefix(rest, "!"): // of another sheet, with all that it names
			rest, open = beyondForeign(rest), nil
		case !isRef || strings.HasPrefix(rest, "("):
			open = nil
		case open != nil:
			both := newArea(*open, ref)
			out[len(out)-1], open = Area{both.from, both.to}, nil
		default:
			out, open = append(out, Area{ref, ref}), &ref
		}
	}
	return out
}

// leading is the word with which a text begins.
func leading(s string) string {
	n := 0
	for n < len(s) && isWord(s[n]) {
		n++
	}
	return s[:n]
}

// beyond is a text without the sign with which it begins, or without the quoted
// text or name of a sheet.
func beyond(s string) string {
	quote := s[0]
	if quote != '"' && quote != '\'' {
		return s[1:]
	}
	end := strings.IndexByte(s[1:], quote)
	if end < 0 {
		return ""
	}
	rest := s[end+2:]
	if quote == '\'' {
		rest = beyondForeign(rest)
	}
	return rest
}

// beyondForeign is a text without the "!A1:B2" with which it begins: what stands
// behind the name of a sheet.
func beyondForeign(s string) string {
	rest, foreign := strings.CutPrefix(s, "!")
	if !foreign {
		return s
	}
	rest = rest[len(leading(rest)):]
	if after, ranged := strings.CutPrefix(rest, ":"); ranged {
		rest = after[len(leading(after)):]
	}
	return rest
}
