package word

import (
	"regexp"

	"jixiao/internal/office/ooxml"
)

// reader goes over a part once, and notes its rows and the paragraphs that ask for
// something.
type reader struct {
	*part
	tokens *ooxml.Tokenizer
	open   []open // the elements of account that have begun, innermost last
	tables int
}

// open is an element that has begun, with what it stands in.
type open struct {
	kind  string
	depth int
	begin int
	place place
	table int        // which of the part's
	row   int        // of the part's rows, the innermost; -1 is none
	para  *paragraph // the innermost; nil is none
}

func (r *reader) read() error {
	for {
		switch kind, err := r.tokens.Next(); {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.OpenTag:
			if err := r.begin(); err != nil {
				return err
			}
		case kind == ooxml.CloseTag:
			r.end()
		default:
			if in := r.in(); in.kind == "t" && in.depth == r.tokens.Depth {
				in.para.add(r.tokens)
			}
		}
	}
}

func (r *reader) in() open { return r.open[len(r.open)-1] }

// begin takes in an opening tag.
func (r *reader) begin() error {
	el := r.in()
	el.kind, el.depth, el.begin = string(r.tokens.Name), r.tokens.Depth, int(r.tokens.Start())
	switch el.kind {
	case "del", "moveFrom":
		return r.tokens.Skip() // what is struck out is not on the page
	case "sectPr":
		if el.para != nil {
			el.para.needed = true
		}
		return r.tokens.Skip()
	case "tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen":
		if r.in().kind == "r" {
			el.para.gap()
		}
	case "tblHeader":
		if el.row >= 0 {
			r.rows[el.row].heads = true
		}
	case "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference":
		if r.tokens.Empty() {
			r.once = append(r.once, extent{el.begin, int(r.tokens.Offset())})
		}
	default:
		r.enter(el)
	}
	return nil
}

// names are the attributes by which Word knows a paragraph or a row.
var names = regexp.MustCompile(`\s[\w.-]+:(paraId|textId)="[^"]*"`)

// enter goes into an element of account.
func (r *reader) enter(el open) {
	switch el.kind {
	case "tbl":
		el.table = r.tables
		r.tables++
	case "tr":
		el.row = len(r.rows)
		r.rows = append(r.rows, row{extent: extent{from: el.begin}, table: el.table, prefix: r.tokens.Prefix(), properties: int(r.tokens.Offset()), bare: true})
		r.named(el.begin)
	case "txbxContent":
		el.place, el.para, el.row = textBox, nil, -1
	case "p":
		el.para = &paragraph{place: el.place, needed: r.in().kind != "body"}
		r.named(el.begin)
	case "t":
		if el.para == nil {
			return
		}
		el.para.begin(r.tokens, r.markup.Text()[el.begin:r.tokens.Offset()])
	case "r":
		if el.para == nil {
			return
		}
	case "trPr", "tblPrEx":
		if el.row < 0 || r.tokens.Empty() {
			return
		}
	case "body", "tc", "footnote", "endnote", "hdr", "ftr", "sdtContent":
	default:
		return
	}
	r.open = append(r.open, el)
}

// named notes the names in the tag that begins at a place.
func (r *reader) named(begin int) {
	for _, at := range names.FindAllIndex(r.markup.Text()[begin:r.tokens.Offset()], -1) {
		r.once = append(r.once, extent{begin + at[0], begin + at[1]})
	}
}

// end takes in a closing tag.
func (r *reader) end() {
	el := r.in()
	if len(r.open) == 1 || el.depth != r.tokens.Depth {
		return
	}
	r.open = r.open[:len(r.open)-1]
	to := int(r.tokens.Offset())
	switch el.kind {
	case "tr":
		r.rows[el.row].to = to
	case "trPr":
		r.rows[el.row].properties, r.rows[el.row].bare = int(r.tokens.Start()), false
	case "tblPrEx":
		r.rows[el.row].properties = to
	case "p":
		r.asks(el.para, block{extent: extent{el.begin, to}, at: el.place, row: el.row, needed: el.para.needed})
	}
}
