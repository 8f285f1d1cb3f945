package formula

import (
	"strings"

	"jixiao/rules/value"
)

// anything is the kind of what was told already as no name and no function: it
// fits everywhere, so that one mistake is told once.
const anything = Blank

// kindOf is what comes of a part of a rule, whatever the values are.
func kindOf(n node) Kind {
	switch n := n.(type) {
	case *constant:
		return n.Kind
	case rounding:
		return Number
	case text, texts:
		return Text
	case named:
		return n.Kind
	case *relation, *blankness, logic:
		return Bool
	case sign:
		return kindOf(n.operand)
	case chain:
		return kindOfChain(n)
	case *call:
		return n.kind(n.args)
	}
	return anything
}

// kindOfChain is a day where days and numbers of days are added, else a number.
func kindOfChain(n chain) Kind {
	dates := 0
	if kindOf(n.first) == Date {
		dates++
	}
	for _, l := range n.rest {
		if kindOf(l.operand) == Date {
			dates++
		}
	}
	if dates%2 == 1 {
		return Date
	}
	return Number
}

func isOne(n node, kinds ...Kind) bool {
	got := kindOf(n)
	if got == anything {
		return true
	}
	for _, k := range kinds {
		if got == k {
			return true
		}
	}
	return false
}

// wants tells an operand that is not of the kind that an operator takes.
func (p *parser) wants(at int, n node, operator string, kinds ...Kind) {
	if isOne(n, kinds...) {
		return
	}
	wrong := Mixed
	if kinds[0] == Bool {
		wrong = NoTruth
	}
	p.report(p.begin(at), wrong, operator)
}

// begin is where what follows a byte begins, blanks left out.
func (p *parser) begin(at int) int {
	return at + len(p.text[at:]) - len(strings.TrimLeft(p.text[at:], " "))
}

// reckons tells an operand of + − × ÷ that is none: a text wants VALUE.
func (p *parser) reckons(at int, op byte, n node) {
	if p.names == nil {
		return
	}
	if op == '+' || op == '-' {
		p.wants(at, n, string(op), Number, Date)
		return
	}
	p.wants(at, n, string(op), Number)
}

// relation compares two values of one kind. A text beside a day is a day.
func (p *parser) relation(at int, op string, left, right node) node {
	left, right = dated(left, right), dated(right, left)
	left, right = p.entry(at, left, right), p.entry(at, right, left)
	l, r := kindOf(left), kindOf(right)
	if l != r && l != anything && r != anything && !isEmpty(left) && !isEmpty(right) {
		p.report(p.begin(at), Mixed, op)
	}
	return newRelation(op, left, right)
}

// dated is a text as the day that it writes, where it is compared with a day.
func dated(n, with node) node {
	if t, ok := n.(text); ok && kindOf(with) == Date {
		if d, err := value.ParseDate(string(t)); err == nil {
			return constantOf(DateOperand(d))
		}
	}
	return n
}

// entry is a text in the one spelling of the list from which it is compared with
// something. A text that is no entry could never be met.
func (p *parser) entry(at int, n, with node) node {
	t, ok := n.(text)
	means := meansOf(with)
	if !ok || t == "" || means == nil || strings.ContainsAny(string(t), "*?") {
		return n
	}
	is, known := means(string(t))
	if !known {
		p.report(p.begin(at), NoEntry, string(t))
		return n
	}
	return text(is)
}

func meansOf(n node) func(string) (string, bool) {
	switch n := n.(type) {
	case named:
		return n.Means
	case column:
		return n.Means
	}
	return nil
}

// isEmpty reports whether a part of a rule is "", which asks for a blank.
func isEmpty(n node) bool {
	t, ok := n.(text)
	return ok && t == ""
}
