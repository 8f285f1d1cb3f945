package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/value"
)

// groupTail may stand behind the name of a group and change nothing.
const groupTail = "指标"

// numerals are what lists are numbered with: 一、 （二） 3.
const numerals = "一二三四五六七八九十0123456789"

// GroupNames are the names that a column knows, in order.
func (f *Field) GroupNames() []string {
	var names []string
	for _, g := range f.Groups {
		names = append(names, g.Is)
	}
	return names
}

// GroupOf is the group that a text names for certain: 一、房屋（20分） and 房屋指标
// are 房屋, and so is what the form calls another wording of it.
func (f *Field) GroupOf(text string) (string, bool) {
	if is, ok := f.groupWritten(text); ok {
		return is, true
	}
	return f.groupIn(text)
}

// groupWritten is the group that a text is, but for its number and points.
func (f *Field) groupWritten(text string) (string, bool) {
	for i := range f.Groups {
		if f.Groups[i].Is == text {
			return text, true // as nearly all are written
		}
	}
	key := groupKey(text)
	for i := range f.Groups {
		g := &f.Groups[i]
		if groupKey(g.Is) == key || slices.ContainsFunc(g.Or, func(word string) bool { return groupKey(word) == key }) {
			return g.Is, true
		}
	}
	return "", false
}

// groupIn is the one group of which a text says more, or most: 自有房屋 is
// 房屋. What names two is neither.
func (f *Field) groupIn(text string) (string, bool) {
	plain := Field{}
	for _, g := range f.Groups {
		c := Choice{Is: groupKey(g.Is)}
		for _, word := range g.Or {
			c.Or = append(c.Or, groupKey(word))
		}
		plain.Choices = append(plain.Choices, c)
	}
	key, ok := plain.shortOf(groupKey(text))
	if !ok {
		return "", false
	}
	return f.groupWritten(key)
}

// GroupLike is the one group whose name differs from a text in no more than half
// of its characters, as misspelt ones do; "" where there is none.
func (f *Field) GroupLike(text string) string {
	key, best, like := groupKey(text), 0, ""
	for _, g := range f.Groups {
		near := 0
		for _, word := range append([]string{g.Is}, g.Or...) {
			word = groupKey(word)
			longest := max(utf8.RuneCountInString(key), utf8.RuneCountInString(word))
			if same := longest - levenshtein.ComputeDistance(key, word); 2*same >= longest {
				near = max(near, 100*same/longest)
			}
		}
		switch {
		case near > best:
			best, like = near, g.Is
		case near == best:
			like = ""
		}
	}
	return like
}

// groupKey is by what names of groups are compared: without number in front,
// points behind, and the word that says that they are indicators.
func groupKey(text string) string {
	key := strings.TrimSuffix(unnumbered(value.Bare(text)), groupTail)
	if key == "" {
		return value.Bare(text)
	}
	return key
}

// unnumbered is a folded text without the number of a list in front: 一、 （一）
// 1. and ①; where nothing else is left, the text.
func unnumbered(key string) string {
	rest, bracket := strings.CutPrefix(key, "(")
	cut := strings.TrimLeft(rest, numerals)
	signs := "、.)"
	if bracket {
		signs = ")"
	}
	if r, width := utf8.DecodeRuneInString(key); '①' <= r && r <= '⑳' {
		return key[width:]
	}
	if len(cut) == len(rest) || !strings.ContainsRune(signs, firstRune(cut)) {
		return key
	}
	return strings.TrimLeft(cut, "、.)")
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// parseGroup reads the name of a group as the form has it. Of one that the form
// does not know the rules say what it may be.
func (s *session) parseGroup(f *Field, id, text string, v Value) Value {
	is, ok := f.groupWritten(text)
	if ok {
		v.Text = is
		return v
	}
	if is, ok = f.groupIn(text); ok {
		v.Text = is
		s.add("V03", "choice", f, id, v, is, nil)
	}
	return v
}
