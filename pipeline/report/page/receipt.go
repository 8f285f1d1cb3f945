package page

import (
	_ "embed"
	"encoding/json"
	"fmt"
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

// Write writes the receipt. The same receipt gives the same bytes.
func (r Receipt) Write(w io.Writer) error {
	return layOut(w, r.Title, layout+receiptLayout, "receipt", style+receiptStyle, r)
}

// Text is all that the receipt says, in one order, for a digest.
func (r Receipt) Text() ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("write down receipt: %w", err)
	}
	return text, nil
}
