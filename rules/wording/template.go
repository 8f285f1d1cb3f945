// Package wording turns the texts of the catalogue into messages.
//
// It owns the little language of {words} and [parts that may be dropped], and
// how a finding's words are filled in. It refuses to know codes and severities.
package wording

import (
	"strings"

	"jixiao/rules/finding"
)

// Template is a wording of the catalogue, parsed once: plain text, {words},
// and [parts that are dropped when a word in them is empty].
type Template []piece

// piece is plain text, a word, or an optional part, whichever is set.
type piece struct {
	text string
	word string
	part Template
}

// Unreadable says why a wording cannot be read.
type Unreadable finding.Text

// Parse reads a wording. Square brackets around plain text alone stand
// for themselves, as in [213001].
func Parse(s string) (Template, *Unreadable) {
	var t Template
	for rest := s; rest != ""; {
		before, after, found := strings.Cut(rest, "[")
		if strings.Contains(before, "]") {
			return nil, &Unreadable{ZH: "“]”前面没有“[”", EN: "] without its ["}
		}
		plain, err := parseWords(before)
		if err != nil {
			return nil, err
		}
		t = append(t, plain...)
		if !found {
			break
		}
		inside, tail, closed := strings.Cut(after, "]")
		if !closed || strings.Contains(inside, "[") {
			return nil, &Unreadable{ZH: "“[”后面没有“]”", EN: "[ without its ]"}
		}
		part, err := parseWords(inside)
		if err != nil {
			return nil, err
		}
		t = append(t, optional(inside, part))
		rest = tail
	}
	return t, nil
}

func optional(inside string, part Template) piece {
	if len(part.Words()) == 0 {
		return piece{text: "[" + inside + "]"}
	}
	return piece{part: part}
}

// parseWords reads text without square brackets.
func parseWords(s string) (Template, *Unreadable) {
	var t Template
	for {
		before, after, found := strings.Cut(s, "{")
		if strings.Contains(before, "}") {
			return nil, &Unreadable{ZH: "“}”前面没有“{”", EN: "} without its {"}
		}
		if before != "" {
			t = append(t, piece{text: before})
		}
		if !found {
			return t, nil
		}
		word, tail, closed := strings.Cut(after, "}")
		if !closed || word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz_") != "" {
			return nil, &Unreadable{ZH: "“{”后面应是一个小写英文的词和“}”，如 {value}", EN: "{ without a word and its }"}
		}
		t = append(t, piece{word: word})
		s = tail
	}
}

// Words lists the words that a Template names.
func (t Template) Words() []string {
	var names []string
	for _, p := range t {
		if p.word != "" {
			names = append(names, p.word)
		}
		names = append(names, p.part.Words()...)
	}
	return names
}

// render fills in the words; say returns "" for a word that has nothing to say.
func (t Template) render(say func(word string) string) string {
	var b strings.Builder
	for _, p := range t {
		switch {
		case p.word != "":
			b.WriteString(say(p.word))
		case p.part != nil:
			b.WriteString(p.part.renderWhole(say))
		default:
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// renderWhole is render, or nothing when one of the words is empty.
func (t Template) renderWhole(say func(word string) string) string {
	for _, w := range t.Words() {
		if say(w) == "" {
			return ""
		}
	}
	return t.render(say)
}
