package master

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// grades counts the scored rows by grade.
func (f *front) grades() map[string]int {
	n := map[string]int{}
	s := f.grade.merged
	for i := range s.Rows {
		if r := &s.Rows[i]; f.scoreOf(r.Subject).OK() {
			n[s.Value(r, f.grade.at).Plain()]++
		}
	}
	return n
}

// byGrade writes how many earned which grade.
func (f *front) byGrade() *drawn {
	bands := f.Campaign.Facts.Bands
	if f.grade == nil || f.score == nil || len(bands) == 0 {
		return nil
	}
	f.heading("评价等级", frontWidth)
	f.heads("评价等级", "分数区间", counted(f.grade.merged)+"数", "占比")
	grades, first, total := f.grades(), f.Next(), 0
	end := first + len(bands)
	for _, b := range bands {
		total += grades[b.Grade]
	}
	below := ""
	for _, b := range bands {
		row, n := f.Next(), grades[b.Grade]
		f.Row(write.Text(b.Grade), write.Text(view.Between(b.From.String(), below)),
			write.Formula(matches(f.grade.data(), fmt.Sprintf("A%d", row), b.Grade), write.Count(n)),
			share(fmt.Sprintf("C%d", row), fmt.Sprintf("C$%d", end), n, total))
		below = b.From.String()
	}
	f.Row(write.Text("合计").As(write.Total), write.Cell{}.As(write.Total), above("C", first, end, write.Count(total)).As(write.Total),
		share(fmt.Sprintf("C%d", end), fmt.Sprintf("C$%d", end), total, total).As(write.Total))
	return f.drawnFrom(first, end-1, 1, 3)
}
