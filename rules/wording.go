package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/finding"
)

// How much of a quoted value and of any other word a message carries.
const (
	maxValue = 60
	maxWord  = 240
)

// standardWords may stand in every wording.
var standardWords = []string{"project", "field", "value", "expected"}

// wording is one message and its fix in both languages.
type wording struct {
	message, fix [2]template // Chinese, English
}

// speech gives the words of one finding in one language.
type speech struct {
	finding *finding.Finding
	facts   *Facts
	lang    finding.Lang
}

// say returns a word's text: the finding's own arguments first.
func (s speech) say(word string) string {
	if text, ok := s.finding.Args[word]; ok && !text.IsZero() {
		return clip(text.In(s.lang), maxWord)
	}
	switch word {
	case "project":
		return s.project()
	case "value":
		return clip(s.finding.Value, maxValue)
	case "expected":
		return clip(s.finding.Expected, maxWord)
	case "field":
		return clip(s.finding.Field, maxWord)
	}
	return ""
}

// project is A-02“莱钢道路、公厕运行费用”, the code alone where the register
// does not have it.
func (s speech) project() string {
	code := clip(s.finding.Project, maxValue)
	if code == "" {
		return ""
	}
	p, ok := s.facts.Project(s.finding.Project)
	if !ok {
		return code
	}
	if s.lang == finding.EN {
		return code + " " + quoteIn(s.lang, p.Name)
	}
	return code + quoteIn(s.lang, p.Name)
}

// fill renders a wording's two texts for a finding.
func (w wording) fill(f *finding.Finding, facts *Facts) (message, fix finding.Text) {
	zh := speech{f, facts, finding.ZH}
	en := speech{f, facts, finding.EN}
	message = finding.Text{ZH: w.message[0].render(zh.say), EN: w.message[1].render(en.say)}
	fix = finding.Text{ZH: w.fix[0].render(zh.say), EN: w.fix[1].render(en.say)}
	return message, fix
}

// quote puts a text that somebody wrote between the quotation marks of each
// language.
func quote(s string) finding.Text {
	return finding.Text{ZH: quoteIn(finding.ZH, s), EN: quoteIn(finding.EN, s)}
}

func quoteIn(lang finding.Lang, s string) string {
	if lang == finding.EN {
		return `"` + clip(s, maxValue) + `"`
	}
	return "“" + clip(s, maxValue) + "”"
}

// clip puts a text on one line and cuts it after n characters. Control and
// direction marks never pass, so that no text can break a log or turn a line.
func clip(s string, n int) string {
	var b strings.Builder
	count := 0
	for _, r := range s {
		if unicode.In(r, unicode.Cf) {
			continue
		}
		if count == n {
			return b.String() + "…"
		}
		count++
		b.WriteRune(visible(r))
	}
	return b.String()
}

func visible(r rune) rune {
	switch {
	case r == utf8.RuneError:
		return '?'
	case unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp):
		return ' '
	}
	return r
}
