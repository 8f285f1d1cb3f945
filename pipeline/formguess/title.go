package formguess

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// title is how a sheet says which form it is.
type title struct {
	text  string // without years
	at    finding.Ref
	years []int
	stamp bool // the year stands in a row of its own
}

// titleRows is how many rows at the top are searched for a title.
const titleRows = 8

// formWords are in the titles of forms.
var formWords = []string{"表", "单", "台账", "清单", "统计", "明细", "汇总", "登记", "情况", "报告", "方案", "计划", "目录", "记录", "名册", "册", "书", "底稿", "卡片", "卡", "证明", "申请", "审批", "名单", "通知"}

// findTitle is the first text at the top that stands alone in its row and names
// a form, or reaches over several columns.
func (p *page) findTitle() title {
	var t title
	for i, row := range p.rows {
		if i >= titleRows {
			break
		}
		spots := p.spots(row)
		if len(spots) != 1 || spots[0].cell.Kind != form.Text || isNote(spots[0].text) {
			if len(spots) > 2 {
				break
			}
			continue
		}
		s := spots[0]
		switch years := value.Years(s.text); {
		case isYearStamp(s.text):
			if t.years == nil {
				t.years, t.stamp = years, true
			}
		case t.text == "" && p.isTitle(s):
			t.text, t.at = withoutYear(s.text), s.ref()
			if len(years) > 0 {
				t.years, t.stamp = years, false
			}
		}
	}
	if t.text == "" {
		return title{}
	}
	return t
}

func (p *page) isTitle(s spot) bool {
	n := utf8.RuneCountInString(s.text)
	if n < 3 || n > 60 || strings.ContainsAny(s.text, "。；：:") || isFooter(s.text) {
		return false
	}
	for _, w := range formWords {
		if strings.Contains(s.text, w) {
			return true
		}
	}
	return s.area.To.Col-s.area.From.Col >= 2 || s.area.From.Row == p.rows[0] && labelness(s.cell) < sureLabel && n > shortestTitle
}

// isYearStamp reports whether a text is a year alone: （2023年度）.
func isYearStamp(text string) bool {
	key := strings.TrimSuffix(strings.Trim(value.Fold(text), "()[]"), "度")
	return strings.HasSuffix(key, "年") && utf8.RuneCountInString(key) <= 5 && len(value.Years(text)) == 1
}

var yearInTitle = regexp.MustCompile(`[（(\[【]?\s*(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})\s*(?:[-—~至]\s*[12][0-9]{3}\s*)?年\s*度?(?:[0-9一二三四]{1,2}(?:[-—至][0-9]{1,2})?月份?|第?[一二三四1-4]季度|上半年|下半年|全年)?\s*[)）\]】]?`)

// shortestTitle is how many characters tell a form from others at least.
const shortestTitle = 3

// withoutYear is a title without its year: the part behind it, or the one before
// where that says more.
func withoutYear(text string) string {
	at := yearInTitle.FindAllStringIndex(text, -1)
	if at == nil {
		return strings.TrimSpace(text)
	}
	before, after := strings.TrimSpace(text[:at[0][0]]), strings.TrimSpace(text[at[len(at)-1][1]:])
	if utf8.RuneCountInString(after) >= shortestTitle {
		return after
	}
	return before
}

// alike is the longest part that all titles have, if it still says something.
func alike(texts []string) string {
	common := []rune(texts[0])
	for _, text := range texts[1:] {
		common = longestCommon(common, []rune(text))
	}
	s := strings.Trim(string(common), " （）()《》关于的")
	if utf8.RuneCountInString(s) < shortestTitle+1 {
		return ""
	}
	return s
}

// longestCommon is the longest run of characters that two texts share.
func longestCommon(a, b []rune) []rune {
	best, end := 0, 0
	row := make([]int, len(b)+1)
	for i := range a {
		last := 0
		for j := range b {
			above := row[j+1]
			row[j+1] = 0
			if a[i] == b[j] {
				row[j+1] = last + 1
			}
			if row[j+1] > best {
				best, end = row[j+1], i+1
			}
			last = above
		}
	}
	return a[end-best : end]
}
