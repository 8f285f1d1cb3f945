package wording

import (
	"cmp"

	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// maxWord is how much of a word a message carries that nobody typed.
const maxWord = 240

// Standard are the words that may stand in every wording.
func Standard() []string { return []string{"project", "field", "value", "expected", "day"} }

// Wording is one message and its fix in both languages.
type Wording struct {
	Message, Fix Pair
}

// Pair is one text in both languages.
type Pair struct{ ZH, EN Template }

// speech gives the words of one finding in one language.
type speech struct {
	finding *finding.Finding
	facts   *register.Facts
	lang    finding.Lang
}

// say returns a word's text: the finding's own arguments first.
func (s speech) say(word string) string {
	if text, ok := s.finding.Args[word]; ok && !text.IsZero() {
		return finding.Clip(text.In(s.lang), maxWord)
	}
	switch word {
	case "project":
		return s.project()
	case "value":
		return finding.Clip(s.finding.Value, finding.MaxQuoted)
	case "expected":
		return finding.Clip(cmp.Or(s.finding.Expected, s.finding.Limit), maxWord)
	case "field":
		return finding.Clip(s.finding.Field, maxWord)
	case "day":
		return s.day()
	}
	return ""
}

// project is A-02“莱钢道路、公厕运行费用”, the code alone where the register
// does not have it; of what is about no project, what it is about.
func (s speech) project() string {
	if about := s.finding.Subject; about != "" {
		return finding.Clip(s.facts.Label(about), finding.MaxQuoted)
	}
	code := finding.Clip(s.finding.Project, finding.MaxQuoted)
	if code == "" {
		return ""
	}
	p, ok := s.facts.Project(s.finding.Project)
	if !ok {
		return code
	}
	if s.lang == finding.EN {
		return code + " " + finding.QuoteIn(s.lang, p.Name)
	}
	return code + finding.QuoteIn(s.lang, p.Name)
}

// day is an example of how a day of the campaign is written.
func (s speech) day() string {
	if s.facts.Year == 0 {
		return ""
	}
	return value.Date{Year: s.facts.Year, Month: 10, Day: 15}.String()
}

// Fill renders a wording's two texts for a finding.
func (w Wording) Fill(f *finding.Finding, facts *register.Facts) (message, fix finding.Text) {
	zh := speech{f, facts, finding.ZH}
	en := speech{f, facts, finding.EN}
	message = finding.Text{ZH: w.Message.ZH.render(zh.say), EN: w.Message.EN.render(en.say)}
	fix = finding.Text{ZH: w.Fix.ZH.render(zh.say), EN: w.Fix.EN.render(en.say)}
	return message, fix
}
