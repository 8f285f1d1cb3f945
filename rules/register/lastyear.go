package register

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/rules/value"
)

// LastYear is what was said of projects in the year before (上年).
type LastYear struct {
	Columns  []string // what there is, as rules name it: 财政综合评分
	Projects []ProjectLastYear
	// Problems says that problems of projects were listed.
	Problems bool `json:",omitempty"`
}

// ProjectLastYear is what was said of one project.
type ProjectLastYear struct {
	Code, Name string
	Values     []string          // by column; "" is nothing
	Problems   []ProblemLastYear `json:",omitempty"`
	// Unlisted says that only its problems were told: they may be older.
	Unlisted bool `json:",omitempty"`
}

// ProblemLastYear is a problem that was listed of a project.
type ProblemLastYear struct{ Category, Text string }

// Same are the projects of the year before that some of this year were, -1 where
// that is none: of the same name, else of the same code and much the same name. No
// two were the same one.
func (y *LastYear) Same(projects []Project) []int {
	x, taken := newLastYear(y), map[*ProjectLastYear]bool{}
	at := make(map[*ProjectLastYear]int, len(y.Projects))
	for i := range y.Projects {
		at[&y.Projects[i]] = i
	}
	same := slices.Repeat([]int{-1}, len(projects))
	for _, find := range []func(Project) *ProjectLastYear{x.byName, x.byCode} {
		for i, p := range projects {
			if was := find(p); was != nil && same[i] < 0 && !taken[was] {
				same[i], taken[was] = at[was], true
			}
		}
	}
	return same
}

// InOrder is the same in an order that does not go by its source; nil of nil.
func (y *LastYear) InOrder() *LastYear {
	if y == nil {
		return nil
	}
	out := &LastYear{Columns: y.Columns, Projects: slices.Clone(y.Projects)}
	slices.SortFunc(out.Projects, func(a, b ProjectLastYear) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// lastYear finds projects of the year before.
type lastYear struct {
	columns map[string]int
	coded   map[string]*ProjectLastYear
	named   map[string]*ProjectLastYear // nil where two share one
}

func newLastYear(y *LastYear) lastYear {
	x := lastYear{columns: map[string]int{}, coded: map[string]*ProjectLastYear{}, named: map[string]*ProjectLastYear{}}
	if y == nil {
		return x
	}
	for i, name := range y.Columns {
		x.columns[name] = i
	}
	for i := range y.Projects {
		p := &y.Projects[i]
		if p.Code != "" {
			x.coded[p.Code] = p
		}
		if p.Name != "" {
			claim(x.named, value.Fold(p.Name), p)
		}
	}
	return x
}

// SaidLastYear is what a column of the year before said of a project, "" where that
// was nothing; known is false where nothing is known of the project.
func (f *Facts) SaidLastYear(p Project, column string) (text string, known bool) {
	x := f.lookup().lastYear
	was := x.project(p)
	i, there := x.columns[column]
	if was == nil || !there {
		return "", false
	}
	return was.Values[i], true
}

// LastYearOf is what was said of some projects, by their codes and names of now; nil
// where that is nothing.
func (f *Facts) LastYearOf(projects []Project) *LastYear {
	if f.LastYear == nil {
		return nil
	}
	out := &LastYear{Columns: f.LastYear.Columns}
	for _, p := range projects {
		if was := f.lookup().lastYear.project(p); was != nil {
			out.Projects = append(out.Projects, ProjectLastYear{Code: p.Code, Name: p.Name, Values: was.Values})
		}
	}
	if len(out.Projects) == 0 {
		return nil
	}
	return out
}

// project is the one that a project was: of the same name if no other had it, else of
// the same code. Where codes are given out anew every year, A-01 is another project by
// another name.
func (x lastYear) project(p Project) *ProjectLastYear {
	return cmp.Or(x.byName(p), x.byCode(p))
}

func (x lastYear) byName(p Project) *ProjectLastYear {
	if p.Name == "" {
		return nil
	}
	return x.named[value.Fold(p.Name)]
}

func (x lastYear) byCode(p Project) *ProjectLastYear {
	if was := x.coded[p.Code]; was != nil && p.Code != "" && sameName(was.Name, p.Name) {
		return was
	}
	return nil
}

// sameName reports whether two names may be of one project: one of them is not
// known, or they are alike but for a slip or an addition.
func sameName(a, b string) bool {
	if a, b = value.Fold(a), value.Fold(b); a == "" || b == "" || a == b {
		return true
	}
	_, near := NearWord(a, []string{b})
	return near || strings.Contains(a, b) || strings.Contains(b, a)
}
