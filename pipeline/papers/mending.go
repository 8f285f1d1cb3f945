package papers

import (
	"slices"

	"jixiao/pipeline/merge"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// mending counts the problems that the master lists by what somebody has come to
// with them, in groups: by unit, category or division.
func (s *source) mending(f *facts, name string, group func(row []datum, o owner) string) *list {
	l := &list{name: name, columns: []column{{"名称", words}, {"问题数", number}, {"已完成数", number}, {"未完成数", number}, {"完成率", rate}}}
	found, ok := s.Merged().Role(form.RoleState)
	if !ok {
		return l
	}
	spec := found.Sheet.At(found.Column)
	problems := f.list(found.Sheet.Output.Sheet)
	at := problems.at(spec.Label)
	counts := map[string][2]int{}
	var names []string
	for i, row := range problems.rows {
		key := group(row, problems.owners[i])
		n, met := counts[key]
		if !met {
			names = append(names, key)
		}
		n[0]++
		if spec.Spec != nil && contains(spec.Spec.Done, row[at].text) {
			n[1]++
		}
		counts[key] = n
	}
	for _, key := range names {
		n := counts[key]
		l.add(owner{}, textOf(key), countOf(n[0]), countOf(n[1]), countOf(n[0]-n[1]),
			numberOf(rate, decimal.New(int64(n[1])).Div(decimal.New(int64(n[0])), 4)))
	}
	return l
}

func contains(all []string, word string) bool {
	return slices.ContainsFunc(all, func(one string) bool { return value.Fold(one) == value.Fold(word) })
}

// byUnit, byDivision and byCategory are the groups in which problems are counted.
func (s *source) byUnit(_ []datum, o owner) string { return s.unitNamed(o.unit) }

func (s *source) byDivision(_ []datum, o owner) string {
	return s.Projects[o.subject.Project()].Division
}

func (s *source) byCategory(f *facts) func([]datum, owner) string {
	found, ok := s.Merged().Role(form.RoleCategory)
	if !ok {
		return func([]datum, owner) string { return merge.Others }
	}
	at := f.list(found.Sheet.Output.Sheet).at(found.Sheet.At(found.Column).Label)
	return func(row []datum, _ owner) string { return row[at].usual() }
}
