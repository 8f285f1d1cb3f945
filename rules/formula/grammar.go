package formula

import (
	"strings"
)

// alternatives reads conditions of which one has to hold.
func (p *parser) alternatives() (node, error) { return p.joined(either, p.conditions) }

// conditions reads conditions that all have to hold.
func (p *parser) conditions() (node, error) { return p.joined(both, p.condition) }

func (p *parser) joined(word string, operand func() (node, error)) (node, error) {
	at := p.at
	first, err := operand()
	if err != nil {
		return nil, err
	}
	all := []node{first}
	for p.peek() != 0 && joining(p.text[p.at:]) == word {
		if len(all) == 1 {
			p.wants(at, first, word, Bool)
		}
		p.at += len(word)
		at = p.at
		next, err := operand()
		if err != nil {
			return nil, err
		}
		p.wants(at, next, word, Bool)
		all = append(all, next)
	}
	if len(all) == 1 {
		return first, nil
	}
	return logic{word == either, all}, nil
}

// condition reads a value, or what it is compared with. 60≤A<70 is as people mean
// it: both hold.
func (p *parser) condition() (node, error) {
	left, err := p.concatenation()
	if err != nil {
		return nil, err
	}
	var all []node
	for {
		at := p.at
		op := p.comparing()
		if op == "" {
			break
		}
		right, err := p.concatenation()
		if err != nil {
			return nil, err
		}
		all = append(all, p.relation(at, op, left, right))
		left = right
	}
	switch len(all) {
	case 0:
		return left, nil
	case 1:
		return all[0], nil
	}
	return logic{false, all}, nil
}

// comparing takes an operator that compares, "" if none comes next.
func (p *parser) comparing() string {
	p.peek()
	if strings.HasPrefix(p.text[p.at:], "==") {
		p.at++
	}
	return p.operator()
}

// concatenation reads texts put behind one another.
func (p *parser) concatenation() (node, error) {
	first, err := p.sum()
	if err != nil {
		return nil, err
	}
	all := texts{first}
	for p.take('&') {
		next, err := p.sum()
		if err != nil {
			return nil, err
		}
		all = append(all, next)
	}
	if len(all) == 1 {
		return first, nil
	}
	return all, nil
}

// operand reads a name, a number, a text, a function or what stands in brackets.
// A name counts before all else that could be read there.
func (p *parser) operand() (node, error) {
	c := p.peek()
	start := p.at
	if c == '[' {
		return p.quotedName()
	}
	if name, size, ok := p.names.leading(p.text[p.at:]); ok {
		p.at += size
		return p.named(start, name), nil
	}
	switch {
	case c == '(':
		return p.bracket()
	case '0' <= c && c <= '9' || c == '.':
		return p.literal()
	case c == '"' || c == '\'':
		return p.quoted()
	case isWord(c):
		return p.function()
	}
	return nil, p.broken(p.at, Unfinished, p.here())
}

// quotedName reads a name in square brackets.
func (p *parser) quotedName() (node, error) {
	start := p.at
	size := strings.IndexByte(p.text[start:], ']')
	if size < 0 {
		return nil, p.broken(start, Unclosed, "[")
	}
	p.at += size + 1
	word := p.text[start+1 : start+size]
	name, ok := p.names.Called(word)
	if !ok {
		p.report(start, UnknownName, word)
		return unknown{}, nil
	}
	return p.named(start, name), nil
}

// named is the value of a name. A column is one only where its rows are looked at
// one by one.
func (p *parser) named(at int, name Name) node {
	p.used = append(p.used, name)
	if name.Row {
		p.ofRow++
	}
	if name.Rows && !name.Row {
		p.report(at, ManyRows, name.Text)
	}
	return named(name)
}

// function reads a function with its arguments. A word that is none, and no name
// either, is told, and reading goes on behind it.
func (p *parser) function() (node, error) {
	at := p.at
	word := p.wordOf(leading(p.text[at:]))
	p.at += len(word)
	f, there := functions[word]
	if p.peek() != '(' {
		if is, ok := truths[word]; ok {
			return constantOf(judged(is)), nil
		}
		p.report(at, UnknownName, word)
		return unknown{}, nil
	}
	row := p.ofRow
	args, err := p.argumentsOf(p.argument(f, there))
	if err != nil {
		return nil, err
	}
	if !there {
		p.report(at, UnknownFunction, word)
		return unknown{}, nil
	}
	if len(args) < f.least || f.most > 0 && len(args) > f.most {
		p.report(at, Arguments, word)
		return unknown{}, nil
	}
	if wrong, ok := f.fits(args); !ok {
		p.report(at, wrong, word)
		return unknown{}, nil
	}
	if f.takes == byCriteria {
		args[1] = p.entry(at, args[1], args[0])
	}
	return p.folded(&call{function: f, word: word, args: args, always: p.names.byRow && p.ofRow == row}, args...), nil
}

// argument reads one argument of a function after the other: columns where it takes
// some, but for the criterion of COUNTIF and SUMIF. Of one that there is not it
// need not be told what it could not take.
func (p *parser) argument(f function, there bool) func() (node, error) {
	n := 0
	return func() (node, error) {
		n++
		if !there || f.takes == anywhere || f.takes == byCriteria && n != 2 {
			return p.columnOrValue()
		}
		return p.expression()
	}
}

// argumentsOf reads arguments, which may be none.
func (p *parser) argumentsOf(each func() (node, error)) ([]node, error) {
	opened := p.at
	p.at++
	if p.take(')') {
		return nil, nil
	}
	p.at = opened
	return p.listOf(each)
}

// columnOrValue reads an argument that may be all rows of a column.
func (p *parser) columnOrValue() (node, error) {
	p.peek()
	start := p.at
	if name, size, ok := p.names.leading(p.text[p.at:]); ok && name.Rows {
		p.at += size
		if next := p.peek(); next == ',' || next == ')' {
			p.used = append(p.used, name)
			if name.Other {
				p.ofRow++
			}
			return column(name), nil
		}
		p.at = start
	}
	return p.expression()
}
