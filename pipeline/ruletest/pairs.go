package ruletest

import (
	"strings"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// pair is one 栏=值 of an example.
type pair struct {
	name, value string
	quoted      bool // the value stood in quotes: it is one, whatever is in it
	at          int  // the character of the text at which it begins, from 1
}

// quotes are what a value may stand in, each with its other half.
var quotes = map[rune]rune{'"': '"', '＂': '＂', '“': '”', '”': '”', '「': '」'}

// pairsOf takes an example's text apart: 预算执行率=65%；扣分原因="资料不全；未归档".
func pairsOf(text string) (all []pair, fault finding.Text) {
	at := 1
	for _, part := range parts(text) {
		begin := at + utf8.RuneCountInString(part) - utf8.RuneCountInString(strings.TrimLeft(part, " \u3000\t\r\n"))
		at += utf8.RuneCountInString(part) + 1
		if part = value.Clean(part); part == "" {
			continue
		}
		p, ok := pairOf(part)
		if p.at = begin; !ok {
			return nil, say("第 %[1]d 个字：“%[2]s”要写成 栏=值", "character %[1]d: want name=value, got %[2]q", begin, part)
		}
		all = append(all, p)
	}
	return all, finding.Text{}
}

// parts are what stands between semicolons and line breaks, but for those in quotes.
func parts(text string) (all []string) {
	from := 0
	var open rune
	for i, c := range text {
		switch {
		case open != 0:
			if c == open {
				open = 0
			}
		case quotes[c] != 0 && opensValue(text[from:i]):
			open = quotes[c]
		case strings.ContainsRune("；;\n", c):
			all, from = append(all, text[from:i]), i+utf8.RuneLen(c)
		}
	}
	return append(all, text[from:])
}

// opensValue reports whether a quote behind a text begins a value.
func opensValue(before string) bool {
	before = strings.TrimSpace(before)
	return strings.HasSuffix(before, "=") || strings.HasSuffix(before, "＝")
}

// pairOf reads one part. A name may stand in square brackets.
func pairOf(part string) (p pair, ok bool) {
	i := strings.IndexAny(part, "=＝")
	if i <= 0 {
		return p, false
	}
	_, size := utf8.DecodeRuneInString(part[i:])
	p.name, p.value = strings.TrimSpace(part[:i]), strings.TrimSpace(part[i+size:])
	for _, b := range [][2]string{{"[", "]"}, {"［", "］"}} {
		if inner, is := strings.CutPrefix(p.name, b[0]); is && strings.HasSuffix(inner, b[1]) {
			p.name = strings.TrimSuffix(inner, b[1])
		}
	}
	first, n := utf8.DecodeRuneInString(p.value)
	if inner, is := strings.CutSuffix(p.value[n:], string(quotes[first])); quotes[first] != 0 && is {
		p.value, p.quoted = inner, true
	}
	return p, p.name != ""
}
