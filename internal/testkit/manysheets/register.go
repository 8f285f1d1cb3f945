package manysheets

import (
	"fmt"
	"math/rand/v2"
	"path"

	"jixiao/rules/decimal"
)

// Project codes have one letter and three digits; past those, two letters.
const (
	letters      = 26
	codesALetter = 999
	// MaxSheets is how many projects have a code of their own.
	MaxSheets = letters * (letters + 1) * codesALetter
)

// projectsAUnit is how many projects a unit carries out where nobody says.
const projectsAUnit = 5

// unit is one entry of the unit list.
type unit struct {
	code, name string
}

// label is the unit as sheets name it.
func (u unit) label() string { return "[" + u.code + "]" + u.name }

// project is one row of the register.
type project struct {
	code, name, division string
	unit                 unit
	budget               decimal.Decimal
}

// path is where the project's score sheet lies in the inbox.
func (p project) path() string {
	return path.Join(p.unit.code+p.unit.name, "评分表_"+p.code+".xlsx")
}

// register makes n projects, so many a unit, and their units.
func register(n, aUnit int, seed uint64) ([]project, []unit) {
	r := rand.New(rand.NewPCG(seed, letters*codesALetter))
	divisions := []string{"经建科", "农业科", "社保科", "教科文科", "综合科"}
	subjects := []string{"道路养护", "供水管网改造", "校舍维修", "养老服务补贴", "河道清淤", "图书购置", "技能培训"}
	units := make([]unit, (n+aUnit-1)/aUnit)
	for i := range units {
		units[i] = unit{code: unitCode(i), name: fmt.Sprintf("钢城区样例单位%04d", i+1)}
	}
	projects := make([]project, n)
	for i := range projects {
		projects[i] = project{
			code:     projectCode(i),
			name:     fmt.Sprintf("%s项目（第%d标段）", subjects[r.IntN(len(subjects))], i+1),
			division: divisions[i/aUnit%len(divisions)],
			unit:     units[i/aUnit],
			budget:   hundredths(1_000 + r.Int64N(500_000)),
		}
	}
	return projects, units
}

// projectCode is the i-th code: A-001 … A-999, B-001 … Z-999, AA-001 ….
func projectCode(i int) string {
	letter, number := i/codesALetter, i%codesALetter+1
	if letter < letters {
		return fmt.Sprintf("%c-%03d", 'A'+letter, number)
	}
	letter -= letters
	return fmt.Sprintf("%c%c-%03d", 'A'+letter/letters, 'A'+letter%letters, number)
}

// unitCode is the i-th code of six digits: 101001 … 999001, 101002 ….
func unitCode(i int) string {
	const first, last = 101, 999
	departments := last - first + 1
	return fmt.Sprintf("%03d%03d", first+i%departments, 1+i/departments)
}

// hundredths is n ÷ 100, exactly.
func hundredths(n int64) decimal.Decimal { return decimal.New(n).Div(decimal.Hundred, 2) }
