package formula

import "strings"

func (p *parser) sum() (node, error)     { return p.chain("+-", p.product) }
func (p *parser) product() (node, error) { return p.chain("*/", p.signed) }

// chain reads operands joined by operators of one precedence. It keeps them
// in a list, so that a long sum is not a deep one.
func (p *parser) chain(operators string, operand func() (node, error)) (node, error) {
	begun := p.at
	first, err := operand()
	if err != nil {
		return nil, err
	}
	c := chain{first: first}
	for {
		op := p.peek()
		if op == 0 || strings.IndexByte(operators, op) < 0 {
			break
		}
		at := p.at
		p.at++
		next, err := operand()
		if err != nil {
			return nil, err
		}
		if c.rest == nil {
			p.reckons(begun, op, first)
		}
		p.reckons(at, op, next)
		c.rest = append(c.rest, link{op, next})
	}
	if c.rest == nil {
		return first, nil
	}
	return p.folded(c, c.operands()...), nil
}

// signed reads an operand with signs before it and percent signs behind it.
func (p *parser) signed() (node, error) {
	signs, negative := 0, false
	for p.peek() == '+' || p.peek() == '-' {
		negative = negative != (p.text[p.at] == '-')
		signs++
		p.at++
	}
	n, err := p.primary()
	if err != nil {
		return nil, err
	}
	if percents := p.percents(); percents != nil {
		c := chain{n, percents}
		n = p.folded(c, n)
	}
	if signs == 0 {
		return n, nil
	}
	return p.folded(sign{negative, n}, n), nil
}

// percents reads the percent signs behind an operand.
func (p *parser) percents() []link {
	var links []link
	for p.take('%') {
		links = append(links, link{'*', literal(hundredth)})
	}
	return links
}
