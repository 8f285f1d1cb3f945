package formula

import "strings"

// expression reads what may stand alone, in brackets or as an argument.
func (p *parser) expression() (node, error) {
	if p.names != nil {
		return p.alternatives()
	}
	left, err := p.sum()
	if err != nil || !p.wide {
		return left, err
	}
	op := p.operator()
	if op == "" {
		return left, nil
	}
	right, err := p.sum()
	if err != nil {
		return nil, err
	}
	return comparison{op, left, right}, nil
}

// operator takes an operator that compares, "" if none comes next.
func (p *parser) operator() string {
	p.peek()
	for _, op := range []string{"<>", "<=", ">=", "<", ">", "="} {
		if strings.HasPrefix(p.text[p.at:], op) {
			p.at += len(op)
			return op
		}
	}
	return ""
}

// quoted reads a text in quotation marks; two of them inside it are one.
func (p *parser) quoted() (node, error) {
	var b strings.Builder
	start, mark := p.at, p.text[p.at]
	for p.at++; p.at < len(p.text); p.at++ {
		if p.text[p.at] != mark {
			b.WriteByte(p.text[p.at])
			continue
		}
		p.at++
		if p.at == len(p.text) || p.text[p.at] != mark {
			return text(b.String()), nil
		}
		b.WriteByte(mark)
	}
	return nil, p.broken(start, Unclosed, string(mark))
}

// wideCall makes a node of a function that only a wide Calculator knows.
func wideCall(name string, args []node) (node, error) {
	switch {
	case name == "IF" && len(args) == 3:
		return choice{args[0], args[1], args[2]}, nil
	case name == "MIN":
		return smallest(args), nil
	case name == "COUNT":
		return counting{args, func(o Operand) bool { return o.Kind == Number }}, nil
	case name == "COUNTA":
		return counting{args, func(o Operand) bool { return o.Kind != Blank }}, nil
	case name == "COUNTIF" && len(args) == 2:
		if want, ok := args[1].(text); ok {
			return counting{args[:1], func(o Operand) bool { return o.Kind == Text && strings.EqualFold(o.Text, string(want)) }}, nil
		}
	}
	return nil, ErrUnsupported
}
