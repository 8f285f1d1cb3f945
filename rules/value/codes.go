package value

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Codes says what the project codes of a campaign look like. The zero value
// takes any text that can be a code.
type Codes struct {
	patterns []string
	any      *regexp.Regexp // one of the patterns; nil without any
}

// longestCode is how many characters a code has at most.
const longestCode = 32

// CodesLike are codes that look as the given ones do: kinds of characters in the
// same order, numbers as long as theirs or by one longer, since the next project
// may be the hundredth. Where hardly two look alike any code is taken.
func CodesLike(codes []string) Codes {
	seen := looks{}
	for _, code := range codes {
		if runs := runsOf(Fold(code)); len(runs) > 0 {
			seen.add(runs)
		}
	}
	if len(seen.order) > mostPatterns {
		return Codes{}
	}
	var out Codes
	for _, look := range seen.order {
		out.patterns = append(out.patterns, patternOf(seen.of[look]))
	}
	out.compile()
	return out
}

// Patterns are the patterns that codes fit; none where any code will do.
func (c Codes) Patterns() []string { return c.patterns }

// Told reports whether anything is known of how codes look.
func (c Codes) Told() bool { return c.any != nil }

// Parse reads a project code in any width and case. It returns the code in its
// one spelling, also when it does not look like one.
func (c Codes) Parse(s string) (string, bool) {
	code := Fold(s)
	return code, IsCode(code) && (c.any == nil || c.any.MatchString(code))
}

// IsCode reports whether a folded text can be a code at all: not too long, with a
// letter or digit in it, and without what parts the entries of a list, a kind
// from what is named, or quoted texts.
func IsCode(code string) bool {
	if utf8.RuneCountInString(code) > longestCode {
		return false
	}
	named := false
	for _, r := range code {
		if !codeRune(r) {
			return false
		}
		named = named || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return named
}

func codeRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./()[]#+&·", r)
}

// run is a stretch of characters of one kind in codes that look alike.
type run struct {
	kind        codeKind
	text        string // of a mark, the mark
	least, most int
}

// looks are the codes of a register by what they look like, in the order in
// which they were found.
type looks struct {
	order []string
	of    map[string][]run
}

func (l *looks) add(runs []run) {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.kind.word() + r.text)
	}
	known, ok := l.of[b.String()]
	if !ok {
		if l.of == nil {
			l.of = map[string][]run{}
		}
		l.order, l.of[b.String()] = append(l.order, b.String()), runs
		return
	}
	for i, r := range runs {
		known[i].least, known[i].most = min(known[i].least, r.least), max(known[i].most, r.most)
	}
}

// runsOf takes a folded code apart; nil if it can be none.
func runsOf(code string) []run {
	if !IsCode(code) {
		return nil
	}
	var runs []run
	for _, r := range code {
		kind := kindOf(r)
		if last := len(runs) - 1; last >= 0 && kind != mark && runs[last].kind == kind {
			runs[last].least++
			runs[last].most++
			continue
		}
		next := run{kind: kind, least: 1, most: 1}
		if kind == mark {
			next.text = string(r)
		}
		runs = append(runs, next)
	}
	return runs
}
