package check

import (
	"jixiao/rules/form"
	"jixiao/rules/formula"
)

// Spot is where the value of a name stands. Two names of one spot are two wordings
// of one thing.
type Spot struct {
	form.Slot           // of a column its first row; the zero Slot where it stands on no sheet of the form
	Other     string    // what else it is: 登记.预算批复金额
	Type      form.Type // of its value
}

// Spot is where a name's value stands.
func (s *Vocabulary) Spot(n formula.Name) Spot {
	at := s.places[n.ID]
	if at.form != "" {
		return Spot{Other: at.form + "." + at.table + "." + at.ref.ID, Type: at.ref.Type}
	}
	if !at.ref.Known() {
		return Spot{Other: n.Text, Type: plainTypes[n.Kind]}
	}
	return Spot{Slot: form.Slot{Table: at.table, ID: at.ref.ID}, Type: at.ref.Type}
}

// plainTypes are the types of what stands on no sheet.
var plainTypes = map[formula.Kind]form.Type{formula.Number: form.TypeNumber, formula.Date: form.TypeDate, formula.Text: form.TypeText}

// Operand is a value of a field as rules know it.
func Operand(v form.Value, t form.Type) formula.Operand { return operand(&v, t) }
