package papers

import (
	"cmp"
	"slices"

	"jixiao/internal/office/word"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Lists of what the section has written in 报告文字. The last two are its chapters of
// that name, as far as they are about what was found in this campaign.
const (
	textList    = "报告文字"
	adviceList  = "整改建议"
	problemText = "主要问题"
)

// Where the columns of these lists stand.
const (
	atChapter = iota
	atHeading
	atCategory
	atParagraph
)

var textColumns = []column{atChapter: {"章节", words}, atHeading: {"小标题", words}, atCategory: {"问题类别", words}, atParagraph: {"段落", words}}

// texts are the section's own paragraphs with their placeholders filled in. A heading
// stands with the first of its paragraphs, a category with all of them.
func (s *source) texts(f *facts) *list {
	l := &list{name: textList, columns: textColumns}
	t := texter{facts: f.withoutTexts(), categories: s.knownCategories()}
	var above campaign.ReportText
	for _, text := range s.Campaign.Texts {
		said := t.under(above, text)
		paragraph := t.filled(said.Paragraph)
		if paragraph.wrong == nil { // told with the paragraph, which every template asks for
			paragraph.wrong = t.misspelt(said.Category)
		}
		l.add(owner{}, textOf(text.Chapter), t.filled(said.Heading), textOf(said.Category.Text), paragraph)
		if said.Heading.Text == "" {
			said.Heading = above.Heading
		}
		above = said
	}
	return l
}

// texter writes the section's paragraphs out.
type texter struct {
	*facts
	categories []string // that problems may have
}

// under is a paragraph as it stands below another: a heading that goes on is not said
// again, and a category holds until the next heading.
func (t texter) under(above, text campaign.ReportText) campaign.ReportText {
	if text.Category.Text == "" && t.isCategory(text.Heading.Text) {
		text.Category = text.Heading
	}
	if !sameName(above.Chapter, text.Chapter) {
		return text
	}
	if sameName(above.Heading.Text, text.Heading.Text) {
		text.Heading.Text = ""
	}
	if text.Heading.Text == "" && text.Category.Text == "" {
		text.Category = above.Category
	}
	return text
}

func (t texter) isCategory(name string) bool {
	return name != "" && slices.ContainsFunc(t.categories, func(known string) bool { return sameName(known, name) })
}

// filled is a text with its placeholders filled in. What is wrong with one is told by
// its cell, wherever a template asks for it.
func (t texter) filled(c campaign.CellText) datum {
	says, wrong := word.Text(c.Text, t.facts)
	return datum{text: says, wrong: atCell(c, wrong)}
}

// misspelt is what is wrong with a category that no form knows: its text would never
// be printed.
func (t texter) misspelt(c campaign.CellText) *finding.Text {
	if c.Text == "" || t.categories == nil || t.isCategory(c.Text) {
		return nil
	}
	wrong := finding.Text{ZH: "没有“" + c.Text + "”这一类问题", EN: "there is no category " + c.Text}
	if near, ok := register.NearWord(c.Text, t.categories); ok {
		wrong = finding.Text{ZH: wrong.ZH + "，是不是“" + near + "”？", EN: wrong.EN + ": is " + near + " meant?"}
	}
	return atCell(c, wrong)
}

// atCell says where something is wrong; nil is nowhere.
func atCell(c campaign.CellText, wrong finding.Text) *finding.Text {
	if wrong.IsZero() {
		return nil
	}
	return &finding.Text{ZH: c.Where + "：" + wrong.ZH, EN: c.Where + ": " + wrong.EN}
}

// withoutTexts are the facts that a text of the section's may ask for: no other text,
// so that none asks for itself, and no numbers of a paper's sections.
func (f *facts) withoutTexts() *facts {
	out := &facts{scalars: f.scalars, derived: map[string]func() *list{}}
	for _, l := range f.lists {
		if !isTextList(l.name) {
			out.lists = append(out.lists, l)
		}
	}
	for name, derive := range f.derived {
		if !isTextList(name) {
			out.derived[name] = derive
		}
	}
	return out
}

func isTextList(name string) bool {
	return name == textList || name == adviceList || name == problemText
}

// knownCategories are those that a form's problems may have; nil where no form says.
func (s *source) knownCategories() []string {
	found, ok := s.Merged().Role(form.RoleCategory)
	if !ok {
		return nil
	}
	return found.Sheet.At(found.Column).Words()
}

// about are the paragraphs of a chapter that are about problems of this campaign, or
// about them all, with how many there are of their category. The first of a category
// without a heading has the category's name for one.
func (s *source) about(f *facts, chapter string) *list {
	texts, problems := f.list(textList), f.list(categoryList)
	counts := problems.columns[1:]
	l := &list{name: chapter, columns: slices.Concat(textColumns, counts)}
	met := map[string]bool{}
	for _, row := range texts.where(atChapter, chapter, false).rows {
		category := row[atCategory].text
		at := slices.IndexFunc(problems.rows, func(p []datum) bool { return sameName(p[0].text, category) })
		stands := at >= 0 || category == "" && len(problems.rows) > 0
		if !stands && row[atHeading].wrong == nil && row[atParagraph].wrong == nil { // what is wrong is told before it matters
			continue
		}
		row = slices.Concat(row, make([]datum, len(counts)))
		if at >= 0 {
			copy(row[len(textColumns):], problems.rows[at][1:])
		}
		if key := value.Fold(category); !met[key] {
			met[key] = true
			row[atHeading].text = cmp.Or(row[atHeading].text, category)
		}
		l.add(owner{}, row...)
	}
	return l
}

// problemTexts is what the section says of the problems that were found; a category
// of which it says nothing stands by its name and its figures alone.
func (s *source) problemTexts(f *facts) *list {
	l := s.about(f, problemText)
	said, _ := l.groups(atCategory)
	for _, p := range f.list(categoryList).rows {
		if !contains(said, p[0].text) {
			l.add(owner{}, slices.Concat([]datum{textOf(problemText), p[0], p[0], {}}, p[1:])...)
		}
	}
	return l
}
