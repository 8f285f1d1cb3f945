package formguess

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// titleEnds end the title of another form further down on a sheet.
var titleEnds = []string{"表", "台账", "清单", "卡片", "登记册", "名册"}

// numberedHeading begins the name of a part of a form: 一、, （一）, 1.
var numberedHeading = regexp.MustCompile(`^[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]`)

// fewestBefore is how many rows a form has before another one begins.
const fewestBefore = 3

// split takes a sheet apart where a title stands once more, and where another
// one stands: there another form begins, whose place is told.
func (p *page) split() (same []*page, other finding.Ref) {
	title := value.Label(p.firstTitle())
	from, end := 0, len(p.rows)
	var parts []*page
	for i := 1; i < len(p.rows); i++ {
		spots := p.spots(p.rows[i])
		if len(spots) != 1 || spots[0].cell.Kind != form.Text {
			continue
		}
		s := spots[0]
		switch {
		case title != "" && value.Label(s.text) == title && i-from > 1:
			parts = append(parts, p.part(from, i))
			from = i
		case i-from >= fewestBefore && p.beginsAnother(i, s):
			other, end = s.ref(), i
		}
		if end == i {
			break
		}
	}
	return append(parts, p.part(from, end)), other
}

func (p *page) firstTitle() string {
	at := p.findTitle().at
	if at.IsZero() {
		return ""
	}
	return p.at(at).text
}

// part is a page of some of the rows.
func (p *page) part(from, to int) *page {
	some := *p
	some.rows = p.rows[from:to]
	return &some
}

// beginsAnother reports whether a text alone in its row, below blank ones, is the
// title of another form.
func (p *page) beginsAnother(i int, s spot) bool {
	return p.rows[i] > p.rows[i-1]+1 && p.isTitle(s) && !numberedHeading.MatchString(s.text) &&
		slices.ContainsFunc(titleEnds, func(end string) bool { return ends(value.Bare(withoutYear(s.text)), []string{end}) }) &&
		utf8.RuneCountInString(s.text) > shortestTitle
}
