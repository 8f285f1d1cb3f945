package page

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
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

//go:embed receipt.css
var receiptStyle string

// Printer writes receipts: reading their layout takes longer than filling it.
// It may be used from many goroutines.
type Printer struct{ layout *template.Template }

// NewPrinter reads the layout of receipts.
func NewPrinter() (*Printer, error) {
	t, err := read("receipt", layout+receiptLayout, style+receiptStyle)
	return &Printer{t}, err
}

// Write writes a receipt. The same receipt gives the same bytes.
func (p *Printer) Write(w io.Writer, r Receipt) error { return layOut(w, p.layout, r.Title, r) }

// Text is all that the receipt says, in one order, for a digest.
func (r Receipt) Text() ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("write down receipt: %w", err)
	}
	return text, nil
}
