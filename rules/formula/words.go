package formula

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// literal reads a number such as 1, .5 or 1E-3.
func (p *parser) literal() (node, error) {
	start := p.at
	for p.at < len(p.text) && (p.isDigit() || isExponentSign(p.text[start:p.at], p.text[p.at])) {
		p.at++
	}
	d, err := decimal.Parse(p.text[start:p.at])
	if err != nil {
		return nil, p.broken(start, Unexpected, p.text[start:p.at])
	}
	if o, err := result(d); err == nil && p.names != nil {
		return constantOf(o), nil
	}
	return literal(d), nil
}

// isDigit reports whether the next character belongs to a number. In a rule a word
// may follow it.
func (p *parser) isDigit() bool {
	c := p.text[p.at]
	return isWord(c) && (p.names == nil || c < 0x80)
}

// isExponentSign reports whether the sign c goes on with the number read so
// far, as in 1E-3.
func isExponentSign(read string, c byte) bool {
	return (c == '+' || c == '-') && (read[len(read)-1]|0x20) == 'e'
}

// word reads a function with its arguments, a cell or an area.
func (p *parser) word() (node, error) {
	word := p.nextWord()
	if p.at < len(p.text) && p.text[p.at] == '(' {
		return p.call(strings.ToUpper(word))
	}
	from, ok := address(word)
	if !ok {
		return nil, ErrUnsupported
	}
	if !p.take(':') {
		return single(from), nil
	}
	p.peek()
	to, ok := address(p.nextWord())
	if !ok {
		return nil, ErrUnsupported
	}
	return newArea(from, to), nil
}

func (p *parser) nextWord() string {
	start := p.at
	for p.at < len(p.text) && isWord(p.text[p.at]) {
		p.at++
	}
	return p.text[start:p.at]
}

func (p *parser) call(name string) (node, error) {
	mean := p.means && (name == "AVERAGE" || name == "COUNT")
	if name != "SUM" && name != "ROUND" && !p.wide && !mean {
		return nil, ErrUnsupported
	}
	args, err := p.list()
	switch {
	case err != nil:
		return nil, err
	case mean && name == "AVERAGE":
		return average(args), nil
	case name == "SUM":
		return total(args), nil
	case name != "ROUND":
		return wideCall(name, args)
	case len(args) != 2:
		return nil, ErrUnsupported
	}
	return rounding{args[0], args[1]}, nil
}

// address reads A1, $A$1, A$1 or $A1.
func address(word string) (finding.Ref, bool) {
	column := strings.TrimPrefix(word, "$")
	row := strings.TrimLeft(column, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
	column = column[:len(column)-len(row)]
	row = strings.TrimPrefix(row, "$")
	if column == "" || strings.Contains(row, "$") {
		return finding.Ref{}, false
	}
	ref, err := finding.ParseRef(column + row)
	return ref, err == nil && !ref.IsZero()
}
