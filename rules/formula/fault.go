package formula

import "strings"

// Wrong says what is wrong with a rule at one place.
type Wrong uint8

// What can be wrong with a rule.
const (
	UnknownName     Wrong = iota // Word is no name that is known here
	UnknownFunction              // Word is no function that is known here
	Unfinished                   // a value is missing: Word is what stands there instead, "" at the end
	Unexpected                   // Word cannot follow here
	Unclosed                     // Word, a bracket or quotation mark, is never closed
	Arguments                    // Word, a function, takes another number of arguments
	NoTruth                      // Word, which joins conditions, stands beside a value
	Mixed                        // Word, an operator or function, cannot take values of these kinds
	ManyRows                     // Word is a column: what stands in its rows must be summed up or counted
	NoEntry                      // Word is no entry of the list with which it is compared
	OneValue                     // Word, a function, wants a column
	OtherRows                    // Word, a function, has columns that do not go with each other row by row
	NoCondition                  // the whole is a value, and nothing that holds or does not
	TooLarge                     // the rule is too long, or its brackets too deep
)

// Fault is something wrong with a rule.
type Fault struct {
	At    int // the character of the rule at which it stands, from 1
	Wrong Wrong
	Word  string
}

// report remembers what is wrong at a byte of the text.
func (p *parser) report(at int, wrong Wrong, word string) {
	p.faults = append(p.faults, Fault{p.written.at[min(at, len(p.text))], wrong, strings.TrimSpace(word)})
}

// broken tells what is wrong with a rule, behind which nothing can be read. Of a
// cell's formula it need not be known what keeps it from being recalculated.
func (p *parser) broken(at int, wrong Wrong, word string) error {
	if p.names != nil {
		p.report(at, wrong, word)
	}
	return ErrUnsupported
}

// unclosed tells a bracket that is never closed, or what stands where it should be.
func (p *parser) unclosed(opened int) error {
	if p.names != nil && p.peek() != 0 {
		return p.broken(p.at, Unexpected, p.here())
	}
	return p.broken(opened, Unclosed, "(")
}

// here is the word or sign that stands where the parser is, "" at the end.
func (p *parser) here() string {
	p.peek()
	rest := p.text[p.at:]
	if word := leading(rest); word != "" {
		return p.wordOf(word)
	}
	for i := range rest {
		if i > 0 {
			return rest[:i]
		}
	}
	return rest
}

// wordOf is a word as far as it goes: 且 and 或 inside it part two.
func (p *parser) wordOf(word string) string {
	for i := range word {
		if i > 0 && joining(word[i:]) != "" {
			return word[:i]
		}
	}
	return word
}
