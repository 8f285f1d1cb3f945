package check

import (
	"jixiao/rules/decimal"
	"jixiao/rules/formula"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// LastYearPrefix stands before what was said in the year before.
const LastYearPrefix = "上年."

// LastYear is a column of what was said in the year before.
type LastYear struct {
	Name string // as register.LastYear has it
	Kind formula.Kind
}

// lastYear gathers what was said of projects in the year before. Where rows are
// looked at one by one each may be about another.
func (s *namer) lastYear(columns []LastYear) {
	for _, c := range columns {
		said := func(f *register.Facts, p register.Project) formula.Operand {
			text, known := f.SaidLastYear(p, c.Name)
			if !known {
				return formula.Operand{Kind: formula.Missing}
			}
			return c.operand(text)
		}
		s.enter(formula.Name{Text: LastYearPrefix + c.Name, Kind: c.Kind, Row: s.eachRow}, named{register: said})
	}
}

// operand reads what stands in the column; what cannot be one of its kind is an error.
func (c LastYear) operand(text string) formula.Operand {
	if text == "" || c.Kind == formula.Text {
		return textOperand(text)
	}
	if c.Kind == formula.Date {
		if d, err := value.ParseDate(text); err == nil {
			return formula.DateOperand(d)
		}
		return formula.Operand{Kind: formula.Error}
	}
	d, err := decimal.Parse(text)
	if err != nil {
		return formula.Operand{Kind: formula.Error}
	}
	return formula.Operand{Kind: formula.Number, Number: d}
}
