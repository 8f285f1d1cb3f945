package word

import (
	"jixiao/internal/office/ooxml"
)

// part is a part of the package with text in it.
type part struct {
	name   string
	place  place
	markup *ooxml.Markup
	asked  []asked  // placeholders, in the order in which their paragraphs end
	rows   []row    // of tables, in the order in which they begin
	blocks []block  // paragraphs with placeholders
	once   []extent // what may stand only once: names of paragraphs, bookmarks
	faults []Fault  // braces without their other half
	// spaces is where tags are to say that blanks at the ends of their texts count.
	spaces map[int]bool
}

// mostAsked is how many placeholders a part may have. Honest reports have some
// hundred.
const mostAsked = 5000

// extent is a stretch of a part, in bytes.
type extent struct{ from, to int }

func (e extent) holds(other extent) bool { return e.from <= other.from && other.to <= e.to }

// row is the row of a table.
type row struct {
	extent
	table  int    // which table of the part
	prefix string // of its tag
	heads  bool   // it is repeated on each page already
	// properties is where what is to be added to its properties goes, bare says that
	// it has none yet.
	properties int
	bare       bool
}

// block is a paragraph that asks for something.
type block struct {
	extent
	text string
	at   place
	row  int // of the part's rows, the innermost that it stands in; -1 is none
	// needed says that something would be broken without any paragraph in its place:
	// a box, a footnote, the end of a section.
	needed bool
}

// asked is a placeholder where it stands.
type asked struct {
	inside string   // what stands between the braces
	block  int      // of the part's blocks
	pieces []extent // the stretches of text that it is torn into
	in     tag
}

// tag is the element that a text stands in.
type tag struct {
	prefix  string
	literal bool // the text is a CDATA section
}

func readPart(pkg *ooxml.Package, name string, at place) (*part, error) {
	m, err := pkg.Markup(name)
	if err != nil {
		return nil, err
	}
	p := &part{name: name, place: at, markup: m, spaces: map[int]bool{}}
	r := reader{part: p, tokens: m.Tokens(), open: []open{{row: -1, place: at}}}
	defer r.tokens.Close()
	if err := r.read(); err != nil {
		return nil, err
	}
	if len(p.asked) > mostAsked {
		return nil, ErrTooLarge
	}
	return p, nil
}
