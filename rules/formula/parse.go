package formula

import "strings"

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

// isWord reports whether c can be part of a name, a function or an address.
func isWord(c byte) bool {
	return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' ||
		c == '$' || c == '_' || c == '.' || c >= 0x80
}
