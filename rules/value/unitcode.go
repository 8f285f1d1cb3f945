package value

import (
	"regexp"
	"slices"
	"strings"
)

// UnitCodes says what the unit codes of a campaign look like. The zero value is
// six digits.
type UnitCodes struct {
	whole, first, last *regexp.Regexp
}

// sixDigits are the codes of the finance system.
const sixDigits = `[0-9]{6}`

var usualUnits = unitCodes(sixDigits, "0-9")

// How long a unit code is.
const (
	shortestUnitCode = 3
	longestUnitCode  = 12
)

// UnitCodesLike are codes of the lengths and kinds of the given ones, as far as
// these are unit codes.
func UnitCodesLike(codes []string) UnitCodes {
	var all []string
	beside := "0-9"
	for _, code := range codes {
		if !IsUnitCode(code) {
			continue
		}
		if look := classes(runsOf(code)); !slices.Contains(all, look) && len(all) <= mostPatterns {
			all = append(all, look)
		}
		if strings.ContainsFunc(code, isCapital) {
			beside = "0-9A-Za-z"
		}
	}
	switch {
	case len(all) == 0:
		return UnitCodes{}
	case len(all) > mostPatterns:
		all = []string{`[0-9A-Z]{3,12}`}
	}
	return unitCodes(strings.Join(all, "|"), beside)
}

// classes is an expression for codes that look alike.
func classes(runs []run) string {
	pattern := ""
	for _, r := range runs {
		pattern += kindWords[r.kind-1].class + bounds(r.least, r.most)
	}
	return pattern
}

// unitCodes prepares an expression. Beside a code stands nothing that would go on
// with it.
func unitCodes(code, beside string) UnitCodes {
	code = `(?P<code>(?i:` + code + `))`
	return UnitCodes{
		whole: regexp.MustCompile(`^` + code + `$`),
		first: regexp.MustCompile(`^[\[({<〈《]? ?` + code + ` ?[\])}>〉》]? ?[-_:/,、. ]*(?P<name>[^` + beside + `].*)?$`),
		last:  regexp.MustCompile(`^(?P<name>.*[^` + beside + `\[({<〈《 ])[-_:/,、. ]*[\[({<〈《]? ?` + code + ` ?[\])}>〉》]?$`),
	}
}

func (c UnitCodes) orUsual() UnitCodes {
	if c.whole == nil {
		return usualUnits
	}
	return c
}

// Parse reads a unit's code and name, as ParseUnit does, where the code looks as
// the campaign's.
func (c UnitCodes) Parse(s string) (code, name string, ok bool) {
	code, name, ok = ParseUnit(s)
	if !ok || !c.orUsual().whole.MatchString(code) {
		return "", "", false
	}
	return code, name, true
}

// Split takes a unit apart that is written in another way than [code]name: the
// code before or behind the name, in brackets or without, or one of the two
// alone. What is not there is "".
func (c UnitCodes) Split(s string) (code, name string) {
	s = strings.Map(narrow, tighten(Clean(s)))
	for _, pattern := range []*regexp.Regexp{c.orUsual().first, c.orUsual().last} {
		if m := pattern.FindStringSubmatch(s); m != nil {
			return strings.ToUpper(m[pattern.SubexpIndex("code")]), bare(m[pattern.SubexpIndex("name")])
		}
	}
	return "", bare(s)
}

// ParseUnit reads a unit's code and name: [213001]钢城区城市管理局, in any
// brackets, with blanks anywhere. The name keeps its own characters.
func ParseUnit(s string) (code, name string, ok bool) {
	s = tighten(Clean(s))
	for _, seal := range seals {
		s = strings.TrimSpace(strings.TrimSuffix(s, seal))
	}
	var head strings.Builder
	for i, r := range s {
		if isBlank(r) {
			continue
		}
		narrowed := narrow(r)
		head.WriteRune(narrowed)
		if narrowed == ']' || narrowed == ')' || head.Len() > longestUnitCode+1 {
			code, ok = bracketed(head.String())
			name = strings.TrimSpace(s[i+len(string(r)):])
			break
		}
	}
	if !ok || name == "" {
		return "", "", false
	}
	return code, name, true
}

// seals are remarks behind a unit's name that ask for its seal.
var seals = []string{"（盖章）", "(盖章)", "（公章）", "(公章)", "（签章）", "(签章)"}

// bracketed takes the brackets off a unit code.
func bracketed(s string) (code string, ok bool) {
	if s == "" || s[0] != '[' && s[0] != '(' || !strings.HasSuffix(s, "]") && !strings.HasSuffix(s, ")") {
		return "", false
	}
	code = strings.ToUpper(s[1 : len(s)-1])
	return code, IsUnitCode(code)
}

// IsUnitCode reports whether a text can be a unit code: 3 to 12 digits and
// letters.
func IsUnitCode(s string) bool {
	if len(s) < shortestUnitCode || len(s) > longestUnitCode {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return !isCapital(r) && (r < '0' || r > '9') })
}

// LeadingUnit is the unit code with which a folded name begins: of several the
// longest, and none that the name would go on with.
func LeadingUnit(name string, known func(code string) bool) (code string, ok bool) {
	for n := min(longestUnitCode, len(name)); n >= shortestUnitCode; n-- {
		code := name[:n]
		if IsUnitCode(code) && !goesOn(code, name[n:]) && known(code) {
			return code, true
		}
	}
	return "", false
}

// goesOn reports whether what stands behind a code would belong to it: a digit,
// and a letter behind a letter.
func goesOn(code, rest string) bool {
	if rest == "" {
		return false
	}
	next := rune(rest[0])
	return '0' <= next && next <= '9' || isCapital(next) && isCapital(rune(code[len(code)-1]))
}
