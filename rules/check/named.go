package check

import (
	"jixiao/rules/form"
	"jixiao/rules/formula"
)

// NameOf is a field as formulas name it by a text.
func NameOf(text string, f *form.Field) formula.Name {
	return formula.Name{Text: text, Kind: kindOf(f.Type), Means: entries(f)}
}

// OperandOf is a value of a field of a type as formulas know it.
func OperandOf(v form.Value, t form.Type) formula.Operand { return operand(&v, t) }
