package page

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"

	"jixiao/internal/plaintext"
)

// Receipt is a small page for one thing that was received: what it is, what
// came of it, and what to do next. It prints on one upright sheet.
type Receipt struct {
	Title, Note string
	Verdict     string
	Tone        Tone
	Next        string
	Lines       []Line
	Parts       []Part
	Foot        string
}

// Line is one thing said of what was received.
type Line struct {
	Label, Text string
	Code        bool // to be compared character by character
}

//go:embed receipt.html
var receiptLayout string

var (
	//go:embed receipt.css
	receiptStyle string
	//go:embed receiptparts.css
	receiptPartsStyle string
)

// Printer writes receipts: there are as many as files, so what is the same in all of
// them is made once. It may be used from many goroutines.
type Printer struct{ plain, parted frame }

// frame is what all receipts have, but for their style: most have no parts.
type frame struct{ head, middle, foot string }

// NewPrinter lays out what all receipts have.
func NewPrinter() (*Printer, error) {
	plain, err := newFrame(baseStyle + receiptStyle)
	if err != nil {
		return nil, err
	}
	parted, err := newFrame(baseStyle + partsStyle + receiptStyle + receiptPartsStyle + shareStyle)
	return &Printer{plain, parted}, err
}

func newFrame(style string) (frame, error) {
	t, err := read("receipt", receiptLayout, style)
	if err != nil {
		return frame{}, err
	}
	const place = "receipt-goes-here"
	var source bytes.Buffer
	if err := layOut(&source, t, place, struct{ Title, Body string }{place, place}); err != nil {
		return frame{}, err
	}
	parts := strings.Split(source.String(), place)
	if len(parts) != 3 {
		return frame{}, fmt.Errorf("layout of receipts has %d places, not title and body", len(parts)-1)
	}
	return frame{parts[0], parts[1], parts[2]}, nil
}

// rooms are buffers for what receipts say.
var rooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Write writes a receipt. The same receipt gives the same bytes.
func (p *Printer) Write(w io.Writer, r Receipt) error {
	said := rooms.Get().(*bytes.Buffer)
	defer rooms.Put(said)
	said.Reset()
	text(said, r.Title)
	title := said.Len()
	r.draw(said)
	in := &p.parted
	if len(r.Parts) == 0 {
		in = &p.plain
	}
	for _, part := range []string{in.head, string(plaintext.Of(said.Bytes()[:title])), in.middle, string(plaintext.Of(said.Bytes()[title:])), in.foot} {
		if _, err := io.WriteString(w, part); err != nil {
			return fmt.Errorf("write page %q: %w", r.Title, err)
		}
	}
	return nil
}

// Text is all that the receipt says, in one order, for a digest.
func (r Receipt) Text() ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("write down receipt: %w", err)
	}
	return text, nil
}
