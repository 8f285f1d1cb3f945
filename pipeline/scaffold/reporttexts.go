package scaffold

import (
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
)

// ownChapters are those of the sample's 报告文字 that say on what its bureau rests, how
// it went about the round and what it has achieved: another bureau begins without.
var ownChapters = []string{"评价依据", "组织开展", "评价成效"}

// problemChapter is the chapter of problems, category by category.
const problemChapter = "主要问题"

// isOwn reports whether a paragraph of the sample's says what is so with its bureau
// alone: it names the area, is of one of those chapters, or judges all problems.
func (r *round) isOwn(t campaign.ReportText) bool {
	return slices.Contains(ownChapters, t.Chapter) || t.Chapter == problemChapter && t.Category.Text == "" ||
		strings.Contains(t.Heading.Text+t.Paragraph.Text, r.sample.ShortDistrict())
}

// reportTexts are last year's paragraphs for papers. From the sample only those are
// taken that hold for any bureau.
func (r *round) reportTexts() (rows [][]string) {
	for _, t := range r.last.Texts {
		if r.source == "" && r.isOwn(t) {
			continue
		}
		rows = append(rows, []string{t.Chapter, t.Heading.Text, t.Category.Text, t.Paragraph.Text})
	}
	return rows
}
