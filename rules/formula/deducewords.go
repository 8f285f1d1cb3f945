package formula

import (
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// Conditions say in words where demands of which something was deduced all apply;
// of conditions that others imply nothing is said. Nothing is "": everywhere.
func Conditions(all ...Demand) finding.Text {
	var parts []node
	for _, d := range all {
		conditions, _ := d.parts()
		for _, n := range conditions {
			parts = append(parts, conjuncts(n)...)
		}
	}
	return joinedWords(needed(parts), both)
}

// Demands says in words what is demanded there.
func (d Demand) Demands() finding.Text {
	_, must := d.parts()
	return wordsOf(must)
}

// OfOneNumber reports whether demands are about one number alone.
func OfOneNumber(all ...Demand) bool {
	var p places
	for _, d := range all {
		_, must := d.parts()
		p.note(must)
	}
	return len(p) == 1 && p[0].name.Kind == Number
}

// conjuncts are conditions that all have to hold, one by one.
func conjuncts(n node) []node {
	var of []node
	switch n := n.(type) {
	case logic:
		if n.any {
			return []node{n}
		}
		of = n.conditions
	case *call:
		if n.word != "AND" {
			return []node{n}
		}
		of = n.args
	default:
		return []node{n}
	}
	var all []node
	for _, c := range of {
		all = append(all, conjuncts(c)...)
	}
	return all
}

// needed leaves out what others of some conditions imply.
func needed(parts []node) []node {
	var all []node
	for i, n := range parts {
		follows := slices.ContainsFunc(all, func(other node) bool { return implies(other, n) }) ||
			slices.ContainsFunc(parts[i+1:], func(other node) bool { return implies(other, n) && !implies(n, other) })
		if !follows {
			all = append(all, n)
		}
	}
	return all
}

// implies reports whether one condition cannot hold without the other.
func implies(a, b node) bool {
	var p places
	if !p.note(a) || !p.note(b) || len(p) != 1 || p.suppose() > mostWays {
		return false
	}
	for v := range p.ways() {
		c := &Calculator{values: v}
		x, err := a.eval(c)
		y, other := b.eval(c)
		if err == nil && !x.Number.IsZero() && (other != nil || y.Number.IsZero()) {
			return false
		}
	}
	return true
}

func joinedWords(all []node, word string) finding.Text {
	var zh, en []string
	for _, n := range all {
		w := wordsOf(n)
		if _, joined := n.(logic); joined && len(all) > 1 {
			w = finding.Text{ZH: "（" + w.ZH + "）", EN: "(" + w.EN + ")"}
		}
		zh, en = append(zh, w.ZH), append(en, w.EN)
	}
	and := " and "
	if word == either {
		and = " or "
	}
	return finding.Text{ZH: strings.Join(zh, " "+word+" "), EN: strings.Join(en, and)}
}

// wordsOf says a condition in words.
func wordsOf(n node) finding.Text {
	switch n := n.(type) {
	case *constant:
		if n.Number.IsZero() {
			return finding.Text{ZH: "不成立", EN: "false"}
		}
		return finding.Text{ZH: "成立", EN: "true"}
	case logic:
		word := both
		if n.any {
			word = either
		}
		return joinedWords(n.conditions, word)
	case *call:
		return callWords(n)
	case *blankness:
		return blankWords(n.of, n.blank)
	case *relation:
		return n.words()
	}
	return finding.Text{}
}

func callWords(n *call) finding.Text {
	switch n.word {
	case "AND":
		return joinedWords(n.args, both)
	case "OR":
		return joinedWords(n.args, either)
	case "ISBLANK":
		return blankWords(n.args[0], true)
	case "NOT":
		return otherwise(n.args[0])
	}
	w, then := wordsOf(n.args[0]), wordsOf(n.args[1])
	said := finding.Text{ZH: "（" + w.ZH + "时" + then.ZH, EN: "(if " + w.EN + " then " + then.EN}
	if len(n.args) == 3 {
		other := wordsOf(n.args[2])
		said.ZH, said.EN = said.ZH+"，否则"+other.ZH, said.EN+" else "+other.EN
	}
	return finding.Text{ZH: said.ZH + "）", EN: said.EN + ")"}
}

// otherwise says that a condition does not hold.
func otherwise(n node) finding.Text {
	switch n := n.(type) {
	case *blankness:
		return blankWords(n.of, !n.blank)
	case *relation:
		not := *n
		not.holds ^= less | alike | more
		return not.words()
	}
	w := wordsOf(n)
	return finding.Text{ZH: "不是（" + w.ZH + "）", EN: "not (" + w.EN + ")"}
}

func blankWords(n node, blank bool) finding.Text {
	name := n.(named).Text
	if blank {
		return finding.Text{ZH: name + "没有填", EN: name + " is blank"}
	}
	return finding.Text{ZH: name + "填了", EN: name + " is filled in"}
}

// orderWords say how values may stand to each other: of numbers, and of days and
// texts.
var orderWords = map[orders]struct{ number, day, sign string }{
	less:         {"低于 ", "早于 ", "<"},
	less | alike: {"不高于 ", "不晚于 ", "<="},
	more:         {"高于 ", "晚于 ", ">"},
	more | alike: {"不低于 ", "不早于 ", ">="},
	alike:        {"等于 ", "是", "="},
	less | more:  {"不等于 ", "不是", "<>"},
}

// words puts the name before what it is compared with.
func (n *relation) words() finding.Text {
	holds, left, right := n.holds, n.left, n.right
	if _, ok := left.(named); !ok {
		left, right = right, left
		holds = holds.turned()
	}
	name, ok := left.(named)
	if !ok {
		return finding.Text{ZH: "两个固定的值相比", EN: "two constants compared"}
	}
	words := orderWords[holds]
	is := words.number
	if kindOf(left) != Number {
		is = words.day
	}
	with := fixedWords(right, Name(name))
	return finding.Text{ZH: name.Text + is + with.ZH, EN: name.Text + " " + words.sign + " " + with.EN}
}

func fixedWords(n node, beside Name) finding.Text {
	switch n := n.(type) {
	case text:
		return finding.Quote(string(n))
	case *constant:
		if beside.extent().Percent {
			return finding.Same(n.Number.Mul(decimal.Hundred).String() + "%")
		}
		return finding.Same(Operand(*n).Plain())
	}
	return finding.Text{}
}
