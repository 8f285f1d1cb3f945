package xls

import (
	"errors"
	"math"

	"golang.org/x/text/encoding"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
)

// tooOld is the refusal of the workbooks of Excel 2 to 4: nobody has sent one
// for decades, and other programs convert them.
func tooOld() error {
	return &limit.Refusal{Code: "F03", Kind: kind, Detail: "older than Excel 95"}
}

// globals are what all sheets of a workbook share.
type globals struct {
	book     *draft.Book
	version  uint16
	codePage encoding.Encoding // of the texts of BIFF5
	custom   map[uint16]string
	xfs      []uint16 // number format by cell style
	formats  []string // the same, spelt out
	texts    []string
	parts    []part
	plain    bool   // it was encrypted, with a password that everybody has
	scratch  []byte // of the number that is being written
	reader   pieces // of texts
}

// readGlobals reads the first substream.
func readGlobals(b *draft.Book, r *records) (*globals, error) {
	version, _, err := r.begin()
	if err != nil {
		return nil, err
	}
	version &^= 0xFF // some writers add marks of their own
	if version != biff5 && version != biff8 {
		return nil, tooOld()
	}
	g := &globals{book: b, version: version, codePage: codePage(0), custom: map[uint16]string{}, scratch: make([]byte, 0, 64)}
	for {
		rec, err := r.next()
		if err != nil {
			return nil, err
		}
		if rec.id == recEOF {
			break
		}
		if err := g.take(rec, r); err != nil {
			return nil, err
		}
	}
	g.formats = make([]string, len(g.xfs))
	for i, id := range g.xfs {
		g.formats[i] = formatCode(id, g.custom)
	}
	return g, nil
}

func (g *globals) take(rec record, r *records) error {
	body := rec.body
	switch rec.id {
	case recFilePass:
		return g.decrypt(body, r)
	case rec1904:
		g.book.Date1904 = len(body) >= 2 && le.Uint16(body) == 1
	case recCodePage:
		if len(body) >= 2 {
			g.codePage = codePage(le.Uint16(body))
		}
	case recXF:
		if len(body) < 4 {
			return errCorrupt
		}
		if len(g.xfs) <= math.MaxUint16 { // cells cannot name more
			g.xfs = append(g.xfs, le.Uint16(body[2:]))
		}
	case recFormat:
		return g.format(body)
	case recBoundSheet:
		return g.boundSheet(body)
	case recSST:
		return g.sharedStrings(r.whole(rec))
	case recSupBook, recExternSheet, recSXQuery:
		g.book.Links = g.book.Links || leadsOut(rec)
	}
	return nil
}

// decrypt goes on in plain, once.
func (g *globals) decrypt(filePass []byte, r *records) error {
	if g.plain {
		return errCorrupt
	}
	plain, err := decrypted(r.data, filePass)
	if err != nil {
		return err
	}
	g.plain, r.data = true, plain
	return nil
}

// leadsOut reports whether a record names another workbook or a data source.
func leadsOut(rec record) bool {
	body := rec.body
	switch {
	case rec.id == recSXQuery:
		return true
	case rec.id == recSupBook && len(body) >= 4:
		const ownSheets, addIn = 0x0401, 0x3A01
		length := le.Uint16(body[2:])
		return length != ownSheets && length != addIn
	case rec.id == recExternSheet && len(body) >= 3:
		const encoded = 1 // a path, where this workbook's own sheets have another mark
		return int(body[0]) <= len(body) && body[0] > 0 && body[1] == encoded
	}
	return false
}

func (g *globals) format(body []byte) error {
	if len(body) < 3 {
		return errCorrupt
	}
	id := le.Uint16(body)
	length, rest := int(body[2]), body[3:]
	if g.version == biff8 && len(body) > 3 {
		length, rest = int(le.Uint16(body[2:])), body[4:]
	}
	text, err := g.characters(rest, length)
	if err != nil {
		return nil // how a number looks is no reason to refuse it
	}
	g.custom[id] = text
	return g.book.Keep(text)
}

// maxParts is how many sheets of any kind a workbook may name.
const maxParts = 1 << 12

// part is one sheet of the list of sheets, of whatever kind.
type part struct {
	at     int
	kind   byte
	hidden bool
	name   string
}

const (
	worksheet  = 0
	macroSheet = 1
	module     = 6
)

func (p part) macros() bool { return p.kind == macroSheet || p.kind == module }

func (g *globals) boundSheet(body []byte) error {
	if len(body) < 7 {
		return errCorrupt
	}
	const hiddenBits = 0x03
	p := part{at: int(le.Uint32(body)), kind: body[5], hidden: body[4]&hiddenBits != 0}
	if p.at < 0 {
		return errors.New("sheet begins nowhere")
	}
	name, err := g.shortText(body[6:])
	if err != nil {
		return err
	}
	p.name = name
	g.parts = append(g.parts, p)
	return limit.Over("sheets", int64(len(g.parts)), maxParts)
}

// formatOf is the number format of a cell style.
func (g *globals) formatOf(style uint16) string {
	if int(style) >= len(g.formats) {
		return ""
	}
	return g.formats[style]
}
