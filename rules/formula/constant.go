package formula

// constant is a number, a day or a truth value in a rule itself.
type constant Operand

var truths = map[string]bool{"TRUE": true, "FALSE": false}

func (n *constant) eval(*Calculator) (Operand, error) { return Operand(*n), nil }

func constantOf(o Operand) node {
	n := constant(o)
	return &n
}

// folded is a part of a rule worked out once, where it is made of constants alone.
// What cannot be worked out is told where it is judged.
func (p *parser) folded(n node, of ...node) node {
	if p.names == nil || len(of) == 0 {
		return n
	}
	for _, part := range of {
		if _, ok := part.(*constant); !ok {
			return n
		}
	}
	o, err := n.eval(&Calculator{})
	if err != nil {
		return n
	}
	return constantOf(o)
}

// operands are those that a chain joins.
func (n chain) operands() []node {
	all := []node{n.first}
	for _, l := range n.rest {
		all = append(all, l.operand)
	}
	return all
}
