package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// UnmarshalYAML reads an entry; a plain text is what it is.
func (c *Choice) UnmarshalYAML(unmarshal func(any) error) error {
	var is string
	if unmarshal(&is) == nil {
		*c = Choice{Is: is}
		return nil
	}
	type plain Choice
	return unmarshal((*plain)(c))
}

// turning are what turns a word's meaning, or makes it half of it: 未完成 is not
// 已完成, and 基本完成 may be either.
var turning = append([]string{"基本", "部分", "大部", "即将", "预计", "计划", "准备", "争取", "拟", "将", "待", "应", "正",
	"半", "暂", "约", "几乎", "接近"}, negating...)

// negating are those of them after which nothing more may be said: 未整改到位 is
// not 未整改.
var negating = []string{"未", "没", "不", "非", "无", "否", "尚"}

func turns(rest string) bool { return hasAny(rest, turning) }

func hasAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// shortOf finds the one list entry that a text means in a common short or long
// form: 完成 for 已完成, 优秀等次 for 优, 调查 for 问卷调查. Whatever more than
// one entry may be, or what a word in it turns, is none.
func (f *Field) shortOf(text string) (string, bool) {
	key := withoutGrade(value.Bare(text))
	var is string
	for _, c := range f.Choices {
		if !c.near(key) {
			continue
		}
		if is != "" {
			return "", false
		}
		is = c.Is
	}
	return is, is != ""
}

// near reports whether a text has one of the entry's words in it, or is part of
// one, and nothing else in either that turns the meaning.
func (c Choice) near(key string) bool {
	return slices.ContainsFunc(append([]string{c.Is}, c.Or...), func(word string) bool {
		word = value.Fold(word)
		switch {
		case word == key:
			return true
		case hasAny(word, negating), min(utf8.RuneCountInString(word), utf8.RuneCountInString(key)) < 2:
			return false
		}
		rest, within := strings.CutSuffix(key, word)
		if !within {
			rest, within = strings.CutPrefix(key, word)
		}
		if !within && partOf(word, key) {
			rest, within = strings.Replace(word, key, "", 1), true
		}
		return within && !turns(rest)
	})
}

// partOf reports whether a text is what a word ends in, or most of it: 立项 is
// enough for 项目立项, 绩效 too little for 绩效目标.
func partOf(word, key string) bool {
	return strings.HasSuffix(word, key) || strings.Contains(word, key) && 2*len(key) > len(word)
}

// gradeTails are what may stand behind a grade.
var gradeTails = []string{"等级", "等次", "档次", "等", "级", "档"}

func withoutGrade(key string) string {
	for _, tail := range gradeTails {
		if rest, ok := strings.CutSuffix(key, tail); ok && rest != "" {
			return rest
		}
	}
	return key
}

// like are the entries that come nearest to a text, to ask about: those that
// share the most characters with it, and say neither yes nor no where it says the
// other.
func (f *Field) like(text string) []string {
	key := value.Fold(text)
	best, out := 0, []string(nil)
	for _, c := range f.Choices {
		shared := 0
		for _, word := range append([]string{c.Is}, c.Or...) {
			if hasAny(key, negating) != hasAny(word, negating) {
				continue
			}
			longest := max(utf8.RuneCountInString(key), utf8.RuneCountInString(word))
			shared = max(shared, longest-levenshtein.ComputeDistance(key, value.Fold(word)))
		}
		if shared > best {
			best, out = shared, nil
		}
		if shared == best && best > 1 {
			out = append(out, c.Is)
		}
	}
	return out
}

// between are what stands between two things in one cell.
const between = "、,;./\\|+&和及与"

// several are the entries that a text names one beside the other, and nothing
// else: 项目立项、绩效目标 are two problems in one row.
func (f *Field) several(text string) []string {
	var names []string
	for part := range strings.FieldsFuncSeq(value.Fold(strings.ReplaceAll(text, "\n", "、")), func(r rune) bool { return strings.ContainsRune(between, r) }) {
		is, ok := f.choose(part)
		if !ok {
			is, ok = f.shortOf(part)
		}
		if !ok {
			return nil
		}
		if !slices.Contains(names, is) {
			names = append(names, is)
		}
	}
	return names
}

// headerTwice is how a header is told that stands twice: two columns of entries
// of one list are two things in one row.
func (f *Field) headerTwice() string {
	if f.Type == TypeChoice {
		return "choice"
	}
	return "header"
}

// parseChoice reads an entry of a list, also in a common short form of it.
func (s *session) parseChoice(f *Field, id, text string, v Value) Value {
	is, ok := f.choose(text)
	if ok {
		v.Text = is
		return v
	}
	if is, ok = f.shortOf(text); !ok {
		v.State = Invalid
		if several := f.several(text); len(several) > 1 {
			s.add("V07", "several", f, id, v, "", finding.Args{"several": {ZH: strings.Join(several, "、"), EN: strings.Join(several, ", ")}})
			return v
		}
		var args finding.Args
		if like := f.like(text); len(like) > 0 {
			args = finding.Args{"like": {ZH: strings.Join(like, "”或“"), EN: strings.Join(like, `" or "`)}}
		}
		s.add("V07", "", f, id, v, strings.Join(f.choiceNames(), "、"), args)
		return v
	}
	v.Text = is
	s.add("V03", "choice", f, id, v, is, nil)
	return v
}
