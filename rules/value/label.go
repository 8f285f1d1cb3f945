package value

import "strings"

// Label is the key of a label or header: Fold without a leading * or ★, a
// trailing colon, and a trailing bracket that only adds a unit, a formula or a
// note, such as （万元）, (B/A) or （必填）. Other brackets, such as the year in
// 预算数（2022年）, tell labels apart and stay. If nothing is left, it is Fold.
func Label(s string) string {
	folded := Fold(s)
	key := strings.TrimLeft(folded, "*★☆※")
	for {
		trimmed := trimSuffixNote(strings.TrimRight(key, ":*"))
		if trimmed == key {
			break
		}
		key = trimmed
	}
	if key == "" {
		return folded
	}
	return key
}

// Bare is Fold without whatever stands in brackets at the end: 得分（含加分项）is
// 得分. A text of nothing else is Fold.
func Bare(s string) string {
	key := strings.TrimRight(strings.TrimLeft(Fold(s), "*★☆※"), ":*")
	for _, pair := range []string{"()", "[]"} {
		open := strings.LastIndexByte(key, pair[0])
		if open > 0 && key[len(key)-1] == pair[1] {
			key = strings.TrimRight(key[:open], ":*")
		}
	}
	return key
}

// trimSuffixNote drops one closing bracket with a unit, formula or note in it.
func trimSuffixNote(s string) string {
	open := -1
	switch {
	case strings.HasSuffix(s, ")"):
		open = strings.LastIndexByte(s, '(')
	case strings.HasSuffix(s, "]"):
		open = strings.LastIndexByte(s, '[')
	}
	if open < 0 || !isSuffixNote(s[open+1:len(s)-1]) {
		return s
	}
	return s[:open]
}

func isSuffixNote(s string) bool {
	s = strings.TrimPrefix(s, "单位:")
	switch s {
	case "", "元", "万元", "亿元", "分", "百分制", "%", "个", "项", "人", "天",
		"必填", "选填", "可选", "如有", "签字", "签名", "签章", "盖章", "公章", "加盖公章", "全称", "权重", "满分":
		return true
	}
	return isFormulaNote(s) || isFullMark(s)
}

// isFormulaNote reports whether s is a column's letter or what is computed
// from such letters: A, B/A, C=B/A×100%, A1+A2. Digits alone tell labels apart.
func isFormulaNote(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			letters++
		case '0' <= r && r <= '9', strings.ContainsRune("/+-*=%.,×÷()", r):
		default:
			return false
		}
	}
	return letters > 0 && len(s) <= 16
}

// isFullMark reports whether s is a full mark: 100分, 满分100分.
func isFullMark(s string) bool {
	digits, ok := strings.CutSuffix(strings.TrimPrefix(s, "满分"), "分")
	return ok && digits != "" && strings.Trim(digits, "0123456789.") == ""
}
