package master

import (
	"jixiao/internal/office/write"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// pair is a label and what it says.
type pair struct {
	label string
	value write.Cell
}

// pairsARow is how many pairs stand side by side.
const pairsARow = 3

// overall writes the counts.
func (f *front) overall() {
	f.heading("总体情况", frontWidth)
	first := f.Next()
	all := append(f.scope(), f.totals()...)
	all = append(all,
		pair{"报送事项（项）", write.Count(len(f.dues))},
		pair{"其中未报送（项）", write.Count(f.count(view.Due.Missing))},
		pair{"待修改（项）", write.Count(f.count(view.Due.Returned))},
		pair{"待说明（项）", write.Count(f.count(view.Due.Unexplained))},
		pair{"审核意见（条）", write.Count(view.CountTold(f.Snapshot.Issues))})
	all = append(all, f.problems(first, len(all))...)
	for i := 0; i < len(all); i += pairsARow {
		f.pairs(all[i:min(i+pairsARow, len(all))]...)
	}
}

func (f *front) pairs(pairs ...pair) {
	var cells []write.Cell
	for _, p := range pairs {
		cells = append(cells, write.Text(p.label).As(write.Head), p.value.Aligned(write.Right))
	}
	f.Row(cells...)
}

// pairCell is where the value of the n-th pair stands, counted from 0.
func pairCell(first, n int) string {
	return finding.Ref{Row: first + n/pairsARow, Col: 2 * (n%pairsARow + 1)}.String()
}

// scope says how much there is to sum up.
func (f *front) scope() []pair {
	if !f.ofProjects() {
		return []pair{{"涉及单位（个）", write.Count(f.departments())}}
	}
	projects := f.division.Over("COUNTA", 1, f.division.last, write.Count(len(f.Campaign.Facts.Projects)))
	return []pair{{"评价项目（个）", projects}, {"涉及单位（个）", write.Count(len(f.Units))}}
}

// ofProjects reports whether the campaign is about projects: their divisions
// stand on a sheet with a row for each.
func (f *front) ofProjects() bool {
	return f.division != nil && f.division.merged.Form.About == form.AboutProject &&
		f.division.merged.Output.Rows == form.EachSubject && len(f.Campaign.Facts.Projects) > 0
}

// departments counts those that owe anything or handed it in.
func (f *front) departments() int {
	seen := map[string]bool{}
	for _, d := range f.dues {
		if d.Duty.Department != "" {
			seen[d.Duty.Department] = true
		}
	}
	return len(seen)
}

// totals are the sums that the definitions ask for, and how many sheets they
// come from.
func (f *front) totals() []pair {
	var added, sheets []pair
	for _, t := range f.sheets {
		o := t.merged.Output.Summary
		if o == nil || len(o.Totals) == 0 && o.Parts == nil {
			continue
		}
		for _, total := range o.Totals {
			if i, there := t.merged.Column(total.Column); there {
				added = append(added, pair{total.Label, t.totalOf(i)})
			}
		}
		sheets = append(sheets, pair{f.FormName(t.merged.Form.ID) + "已纳入（份）", write.Count(t.merged.Submissions())})
	}
	return append(added, sheets...)
}

func (f *front) count(is func(view.Due) bool) int {
	n := 0
	for _, d := range f.dues {
		if is(d) {
			n++
		}
	}
	return n
}

// counted is what the rows of a sheet are, as they are counted: 3 个项目.
func counted(s *merge.Sheet) string {
	switch s.Form.About {
	case form.AboutProject:
		return "项目"
	case form.AboutUnit, form.AboutDepartment:
		return "单位"
	}
	return "事项"
}

// unitOf is the unit of a column's numbers, as sentences say it.
func unitOf(t *sheet, column int) string {
	if t.merged.At(column).Type == form.TypeAmount {
		return " 万元"
	}
	return ""
}
