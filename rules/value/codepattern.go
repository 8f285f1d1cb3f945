package value

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeKind is a kind of characters in codes.
type codeKind uint8

const (
	mark codeKind = iota // stands for itself
	letters
	digits
	han
)

// kindWords are the kinds as patterns write them, and what they match.
var kindWords = []struct {
	kind  codeKind
	names []string
	class string
}{
	{letters, []string{"字母", "LETTER"}, `[A-Z]`},
	{digits, []string{"数字", "DIGIT"}, `[0-9]`},
	{han, []string{"汉字", "HAN"}, `\p{Han}`},
}

func (k codeKind) word() string {
	if k == mark {
		return ""
	}
	return kindWords[k-1].names[0]
}

func kindOf(r rune) codeKind {
	switch {
	case isCapital(r):
		return letters
	case '0' <= r && r <= '9':
		return digits
	case unicode.Is(unicode.Han, r):
		return han
	}
	return mark
}

func isCapital(r rune) bool { return 'A' <= r && r <= 'Z' }

// mostPatterns is how many patterns a campaign has at most.
const mostPatterns = 20

// patternOf writes codes that look alike as a pattern.
func patternOf(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		most := r.most
		if r.kind == digits {
			most = min(most+1, longestCode)
		}
		switch {
		case r.kind == mark:
			b.WriteString(r.text)
		case most == 1:
			fmt.Fprintf(&b, "<%s>", r.kind.word())
		case most == r.least:
			fmt.Fprintf(&b, "<%s%d>", r.kind.word(), most)
		default:
			fmt.Fprintf(&b, "<%s%d-%d>", r.kind.word(), r.least, most)
		}
	}
	return b.String()
}

// PatternError says what is wrong with a pattern, and where.
type PatternError struct {
	Part string // the part of the pattern; "" for all of it
	Why  PatternFlaw
}

// PatternFlaw is a way in which a pattern is wrong.
type PatternFlaw string

// What can be wrong with a pattern of codes.
const (
	PatternOpen  PatternFlaw = "open"  // a < without its >, or a > without its <
	PatternKind  PatternFlaw = "kind"  // no kind of characters
	PatternCount PatternFlaw = "count" // no number of them
	PatternMark  PatternFlaw = "mark"  // what no code may hold
	PatternLong  PatternFlaw = "long"  // nothing at all, or longer than any code
	PatternMany  PatternFlaw = "many"
)

func (e *PatternError) Error() string { return fmt.Sprintf("code pattern: %s: %q", e.Why, e.Part) }

// ParseCodes reads patterns such as <字母>-<数字2-3>: in angle brackets a kind of
// characters and how many of them, outside what stands for itself. The error is
// a *PatternError.
func ParseCodes(patterns []string) (Codes, error) {
	if len(patterns) > mostPatterns {
		return Codes{}, &PatternError{strconv.Itoa(len(patterns)), PatternMany}
	}
	c := Codes{}
	for _, text := range patterns {
		pattern := Fold(text)
		if _, err := compilePattern(pattern); err != nil {
			return Codes{}, err
		}
		c.patterns = append(c.patterns, pattern)
	}
	c.compile()
	return c, nil
}

// compile prepares patterns that are known to be right.
func (c *Codes) compile() {
	var all []string
	for _, pattern := range c.patterns {
		expr, err := compilePattern(pattern)
		if err == nil {
			all = append(all, expr)
		}
	}
	if len(all) > 0 {
		c.any = regexp.MustCompile(`^(?:` + strings.Join(all, "|") + `)$`)
	}
}

// compilePattern makes an expression of a folded pattern.
func compilePattern(pattern string) (string, error) {
	var b strings.Builder
	length := 0
	for rest := pattern; rest != ""; {
		literal, behind, opened := strings.Cut(rest, "<")
		if strings.Contains(literal, ">") {
			return "", &PatternError{literal, PatternOpen}
		}
		if i := strings.IndexFunc(literal, func(r rune) bool { return !codeRune(r) }); i >= 0 {
			return "", &PatternError{literal[i:], PatternMark}
		}
		b.WriteString(regexp.QuoteMeta(literal))
		length += utf8.RuneCountInString(literal)
		if !opened {
			break
		}
		inside, after, closed := strings.Cut(behind, ">")
		if !closed {
			return "", &PatternError{"<" + behind, PatternOpen}
		}
		expr, least, err := compileKind(inside)
		if err != nil {
			return "", err
		}
		b.WriteString(expr)
		length += least
		rest = after
	}
	if length == 0 || length > longestCode {
		return "", &PatternError{pattern, PatternLong}
	}
	return b.String(), nil
}

// compileKind makes an expression of what stands in angle brackets: 数字, 数字4,
// 数字2-3.
func compileKind(inside string) (expr string, least int, err error) {
	for _, k := range kindWords {
		for _, name := range k.names {
			count, ok := strings.CutPrefix(inside, name)
			if !ok {
				continue
			}
			least, most, ok := counted(count)
			if !ok {
				return "", 0, &PatternError{"<" + inside + ">", PatternCount}
			}
			return k.class + bounds(least, most), least, nil
		}
	}
	return "", 0, &PatternError{"<" + inside + ">", PatternKind}
}

// bounds says in an expression how many there are.
func bounds(least, most int) string { return fmt.Sprintf("{%d,%d}", least, most) }

// counted reads how many characters: "" is one, 4 four, 2-3 two or three.
func counted(s string) (least, most int, ok bool) {
	if s == "" {
		return 1, 1, true
	}
	from, to, span := strings.Cut(s, "-")
	if !span {
		to = from
	}
	least, err := strconv.Atoi(from)
	if err != nil || least < 1 {
		return 0, 0, false
	}
	most, err = strconv.Atoi(to)
	return least, most, err == nil && least <= most && most <= longestCode
}
