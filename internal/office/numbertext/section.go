package numbertext

import (
	"strings"
	"unicode/utf8"

	"jixiao/rules/decimal"
)

// kind is what a piece of a format stands for.
type kind uint8

const (
	literalToken  kind = iota
	digitToken         // 0 # ?
	pointToken         // .
	commaToken         // ,
	percentToken       // %
	powerToken         // E+ E-
	fractionToken      // / among digits
	textToken          // @
	generalToken       // General
	dateToken          // years to seconds, elapsed time
	halfDayToken       // AM/PM
)

type token struct {
	kind kind
	text string
}

// section is one of the up to four parts of a format.
type section struct {
	tokens []token
	color  string
	when   condition
}

// condition is what [>=100] asks for; without a sign it is none.
type condition struct {
	sign  string
	bound decimal.Decimal
}

func (c condition) meets(d decimal.Decimal) bool {
	n := d.Cmp(c.bound)
	switch c.sign {
	case "<":
		return n < 0
	case "<=":
		return n <= 0
	case ">":
		return n > 0
	case ">=":
		return n >= 0
	case "=":
		return n == 0
	case "<>":
		return n != 0
	}
	return false
}

// mostFormat is how long a format may be; Excel takes 255 characters.
const mostFormat = 1024

// sections cuts a format into its sections; there is always one.
func sections(format string) []section {
	format = format[:min(len(format), mostFormat)]
	all := []section{{}}
	for i := 0; i < len(format); {
		s := &all[len(all)-1]
		if format[i] == ';' {
			if len(all) < 4 {
				all = append(all, section{})
			}
			i++
			continue
		}
		i += s.take(format[i:])
	}
	return all
}

// take reads the piece that a format begins with, and says how long it is.
func (s *section) take(rest string) int {
	switch c := rest[0]; c {
	case '"':
		n := strings.IndexByte(rest[1:], '"')
		if n < 0 {
			n = len(rest) - 1
		}
		s.add(literalToken, rest[1:1+n])
		return min(n+2, len(rest))
	case '[':
		return s.bracket(rest)
	case '\\', '!':
		_, n := utf8.DecodeRuneInString(rest[1:])
		s.add(literalToken, rest[1:1+n])
		return 1 + n
	case '_', '*': // as wide as a character; filled up with it
		_, n := utf8.DecodeRuneInString(rest[1:])
		return 1 + n
	case '0', '#', '?':
		s.add(digitToken, rest[:1])
	case '.':
		s.add(pointToken, ".")
	case ',':
		s.add(commaToken, ",")
	case '%':
		s.add(percentToken, "%")
	case '@':
		s.add(textToken, "@")
	case '/':
		if s.has(digitToken) {
			s.add(fractionToken, "/")
		} else {
			s.add(literalToken, "/")
		}
	default:
		return s.word(rest)
	}
	return 1
}

// word reads what begins with a letter.
func (s *section) word(rest string) int {
	for _, half := range [...]string{"AM/PM", "上午/下午", "A/P"} {
		if len(rest) >= len(half) && strings.EqualFold(rest[:len(half)], half) {
			s.add(halfDayToken, half)
			return len(half)
		}
	}
	if len(rest) >= 7 && strings.EqualFold(rest[:7], "general") {
		s.add(generalToken, "")
		return 7
	}
	c := rest[0] | 0x20
	if c == 'e' && len(rest) > 1 && (rest[1] == '+' || rest[1] == '-') {
		s.add(powerToken, rest[1:2])
		return 2
	}
	n := 1
	if !strings.ContainsRune("ymdhsae", rune(c)) {
		_, n = utf8.DecodeRuneInString(rest)
		s.add(literalToken, rest[:n])
		return n
	}
	for n < len(rest) && rest[n]|0x20 == c {
		n++
	}
	s.add(dateToken, strings.ToLower(rest[:n]))
	return n
}

// bracket reads a colour, a condition, a currency, or time that went by.
func (s *section) bracket(rest string) int {
	end := strings.IndexByte(rest, ']')
	if end < 0 {
		return len(rest)
	}
	inside := rest[1:end]
	switch {
	case inside == "":
	case inside[0] == '$':
		sign, _, _ := strings.Cut(inside[1:], "-")
		s.add(literalToken, sign)
	case strings.Trim(strings.ToLower(inside), string(inside[0]|0x20)) == "" && strings.ContainsRune("hms", rune(inside[0]|0x20)):
		s.add(dateToken, "["+strings.ToLower(inside)+"]")
	case strings.ContainsRune("<>=", rune(inside[0])):
		sign := inside[:len(inside)-len(strings.TrimLeft(inside, "<>="))]
		if bound, err := decimal.Parse(strings.TrimSpace(inside[len(sign):])); err == nil {
			s.when = condition{sign, bound}
		}
	default:
		s.color = colors[strings.ToLower(inside)]
	}
	return end + 1
}

// colors are those that a format may name, as Excel calls them in either
// language.
var colors = map[string]string{
	"red": "FF0000", "红色": "FF0000", "blue": "0000FF", "蓝色": "0000FF", "green": "00FF00", "绿色": "00FF00",
	"black": "000000", "黑色": "000000", "white": "FFFFFF", "白色": "FFFFFF", "yellow": "FFFF00", "黄色": "FFFF00",
	"cyan": "00FFFF", "蓝绿色": "00FFFF", "magenta": "FF00FF", "洋红": "FF00FF", "洋红色": "FF00FF",
}

func (s *section) add(k kind, text string) { s.tokens = append(s.tokens, token{k, text}) }

func (s *section) has(k kind) bool {
	for _, t := range s.tokens {
		if t.kind == k {
			return true
		}
	}
	return false
}

func (s *section) isGeneral() bool { return s.has(generalToken) }

// around is the section with what it shows in its place.
func (s *section) around(shown string) string {
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.kind {
		case textToken, generalToken:
			b.WriteString(shown)
		default:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// choose picks the section for a number, and says whether it shows a negative
// one without its sign.
func choose(all []section, d decimal.Decimal) (s *section, unsigned bool) {
	if len(all) == 4 || len(all) > 1 && all[len(all)-1].has(textToken) {
		all = all[:len(all)-1] // of texts
	}
	conditional := all[0].when.sign != "" || len(all) > 1 && all[1].when.sign != ""
	switch {
	case len(all) == 1:
		return &all[0], false
	case !conditional && d.Sign() < 0:
		return &all[1], true
	case !conditional && d.IsZero() && len(all) > 2:
		return &all[2], false
	case !conditional || all[0].when.meets(d):
		return &all[0], false
	case len(all) > 2 && !all[1].meetsOr(d):
		return &all[2], false
	}
	return &all[1], len(all) == 2 && all[1].when.sign == "" && d.Sign() < 0
}

func (s *section) meetsOr(d decimal.Decimal) bool {
	if s.when.sign == "" {
		return d.Sign() < 0
	}
	return s.when.meets(d)
}
