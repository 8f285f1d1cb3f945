package formula

import (
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

// What spreadsheets themselves allow: the length of a formula and the depth
// of its brackets.
const (
	maxLength  = 8192
	maxNesting = 64
)

// parser reads a formula from left to right. Whatever it does not know is
// ErrUnsupported.
type parser struct {
	text    string
	at      int
	nesting int // brackets open now
	depth   int // the most brackets that were open at once
	wide    bool
	means   bool

	// Of a rule: what it may speak of and does, what is wrong with it, and how many
	// values of single rows it has named so far.
	names   *Vocabulary
	written written
	used    []Name
	faults  []Fault
	ofRow   int
}

// tree is a parsed formula and how deep its brackets go.
type tree struct {
	root  node
	depth int
}

// parse reads a whole formula, with or without its "=".
func (c *Calculator) parse(text string) (tree, error) {
	if len(text) > maxLength {
		return tree{}, ErrUnsupported
	}
	p := parser{text: strings.TrimPrefix(strings.TrimSpace(text), "="), wide: c.wide, means: c.means}
	root, err := p.expression()
	if err != nil {
		return tree{}, err
	}
	if p.peek(); p.at < len(p.text) {
		return tree{}, ErrUnsupported
	}
	return tree{root, p.depth}, nil
}

// peek skips blanks and returns the next character, 0 at the end.
func (p *parser) peek() byte {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

// take skips c if it comes next.
func (p *parser) take(c byte) bool {
	if p.peek() != c {
		return false
	}
	p.at++
	return true
}

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
	return c, nil
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
		n = chain{n, percents}
	}
	if signs == 0 {
		return n, nil
	}
	return sign{negative, n}, nil
}

// percents reads the percent signs behind an operand.
func (p *parser) percents() []link {
	var links []link
	for p.take('%') {
		links = append(links, link{'*', literal(hundredth)})
	}
	return links
}

func (p *parser) primary() (node, error) {
	if p.names != nil {
		return p.operand()
	}
	switch c := p.peek(); {
	case c == '(':
		return p.bracket()
	case '0' <= c && c <= '9' || c == '.':
		return p.literal()
	case isWord(c):
		return p.word()
	case c == '"' && p.wide:
		return p.quoted()
	}
	return nil, ErrUnsupported
}

func (p *parser) bracket() (node, error) {
	opened := p.at
	inner, err := p.list()
	if err != nil {
		return nil, err
	}
	if len(inner) != 1 { // (A1,B2) is a union of areas
		return nil, p.broken(opened, Unexpected, ",")
	}
	return inner[0], nil
}

// list reads what stands between brackets, parted by commas.
func (p *parser) list() ([]node, error) { return p.listOf(p.expression) }

func (p *parser) listOf(each func() (node, error)) ([]node, error) {
	opened := p.at
	p.at++
	p.nesting++
	defer func() { p.nesting-- }()
	p.depth = max(p.depth, p.nesting)
	if p.nesting > maxNesting {
		return nil, p.broken(opened, TooLarge, "(")
	}
	var nodes []node
	for {
		n, err := each()
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
		if !p.take(',') {
			break
		}
	}
	if !p.take(')') {
		return nil, p.unclosed(opened)
	}
	return nodes, nil
}

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

// isWord reports whether c can be part of a name, a function or an address.
func isWord(c byte) bool {
	return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' ||
		c == '$' || c == '_' || c == '.' || c >= 0x80
}
