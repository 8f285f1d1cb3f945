package page

import (
	_ "embed"
	"io"
)

// Brief is one upright sheet for somebody who has a minute: figures on top, then
// short parts.
type Brief struct {
	Title, Note string
	Facts       []Fact
	Lines       []Line
	Parts       []Part
	Foot        string
}

//go:embed brief.html
var briefLayout string

//go:embed brief.css
var briefStyle string

// Write writes the page. The same brief gives the same bytes.
func (b Brief) Write(w io.Writer) error {
	t, err := read("brief", briefLayout, baseStyle+partsStyle+factsStyle+receiptStyle+receiptPartsStyle+briefStyle+shareStyle)
	if err != nil {
		return err
	}
	return layOut(w, t, b.Title, b)
}
