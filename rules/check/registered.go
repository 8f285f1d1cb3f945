package check

import (
	"jixiao/rules/formula"
	"jixiao/rules/register"
)

// registered are the names of what the register says of a project.
// Where rows are looked at one by one each may be about another.
func (s *namer) registered() {
	for _, n := range registerNames {
		s.enter(formula.Name{Text: "登记." + n.text, Kind: n.kind, Row: s.eachRow}, named{register: n.value})
	}
}

var registerNames = []struct {
	text  string
	kind  formula.Kind
	value func(*register.Facts, register.Project) formula.Operand
}{
	{"预算批复金额", formula.Number, func(_ *register.Facts, p register.Project) formula.Operand {
		if p.NoBudget {
			return formula.Operand{}
		}
		return formula.Operand{Kind: formula.Number, Number: p.Budget}
	}},
	{"项目名称", formula.Text, func(_ *register.Facts, p register.Project) formula.Operand { return textOperand(p.Name) }},
	{"归口科室", formula.Text, func(_ *register.Facts, p register.Project) formula.Operand { return textOperand(p.Division) }},
	{"实施单位", formula.Text, func(f *register.Facts, p register.Project) formula.Operand { return unitOperand(f, p.Unit) }},
	{"主管部门", formula.Text, func(f *register.Facts, p register.Project) formula.Operand { return unitOperand(f, p.Parent) }},
}

func unitOperand(f *register.Facts, code string) formula.Operand {
	unit, _ := f.Unit(code)
	return textOperand(unit.Name)
}

func textOperand(text string) formula.Operand {
	if text == "" {
		return formula.Operand{}
	}
	return formula.Operand{Kind: formula.Text, Text: text}
}
