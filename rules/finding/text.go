package finding

import "fmt"

// Lang is a language that users can choose.
type Lang string

// The two languages; Chinese is the default everywhere.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// ParseLang reads "zh" or "en"; empty is Chinese.
func ParseLang(s string) (Lang, error) {
	switch Lang(s) {
	case ZH, "":
		return ZH, nil
	case EN:
		return EN, nil
	}
	return ZH, fmt.Errorf("language %q: want zh or en", s)
}

// Text is one thing said in both languages.
type Text struct {
	ZH string `json:"zh" yaml:"zh"`
	EN string `json:"en" yaml:"en"`
}

// Same is a text that reads the same in both languages: a name, a number.
func Same(s string) Text { return Text{ZH: s, EN: s} }

// In returns the text in a language, or in the other one where it is missing.
func (t Text) In(lang Lang) string {
	if (lang == EN && t.EN != "") || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// IsZero reports whether nothing is said in either language.
func (t Text) IsZero() bool { return t == Text{} }
