package write

import (
	"strconv"

	"jixiao/internal/office/celltext"
	"jixiao/rules/finding"
)

// markup is a stretch of a part in the making.
type markup []byte

// put writes markup as it is.
func (m *markup) put(pieces ...string) *markup {
	for _, s := range pieces {
		*m = append(*m, s...)
	}
	return m
}

// text writes any text into an element.
func (m *markup) text(s string) *markup { return m.plain(celltext.Plain(s)) }

// plain writes a text into an element that celltext.Plain has seen.
func (m *markup) plain(s string) *markup { return m.escape(s, &inElements) }

// attr writes any text into an attribute.
func (m *markup) attr(s string) *markup { return m.escape(celltext.Plain(s), &inAttributes) }

// entities stand for what would be taken for markup. All of it comes before
// the question mark.
type entities ['?']string

var inElements = entities{'<': "&lt;", '>': "&gt;", '&': "&amp;"}

// In an attribute all blanks would become spaces.
var inAttributes = entities{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&quot;", '\t': "&#x9;", '\n': "&#xA;"}

func (m *markup) escape(s string, e *entities) *markup {
	from := 0
	for i := range len(s) {
		if int(s[i]) >= len(e) || e[s[i]] == "" {
			continue
		}
		m.put(s[from:i], e[s[i]])
		from = i + 1
	}
	return m.put(s[from:])
}

func (m *markup) int(n int) *markup {
	*m = strconv.AppendInt(*m, int64(n), 10)
	return m
}

// cell writes the address of a cell.
func (m *markup) cell(at finding.Ref) *markup { return m.put(finding.ColumnName(at.Col)).int(at.Row) }

// area is the address of a rectangle.
func area(from, to finding.Ref) string { return from.String() + ":" + to.String() }
