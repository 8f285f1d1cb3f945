package register

import (
	"strings"
	"unicode"

	"jixiao/rules/value"
)

// NearWord is the one of some names that a text was probably meant to be: with
// other signs between the words, or a slip or two away. Who numbers names means
// another one by another number.
func NearWord(text string, names []string) (string, bool) {
	meant := map[string]string{}
	var words []string
	for _, name := range names {
		if only(name, unicode.IsDigit) == only(text, unicode.IsDigit) {
			word := only(name, unicode.IsLetter)
			meant[word], words = name, append(words, word)
		}
	}
	said := value.Fold(only(text, unicode.IsLetter))
	near := nearest(said, words, min(2, len([]rune(said))/3))
	if len(near) == 0 {
		return "", false
	}
	return meant[near[0]], true
}

// only is a name's characters of one class.
func only(name string, class func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if class(r) {
			return r
		}
		return -1
	}, name)
}
