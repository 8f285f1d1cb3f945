package annotate

import (
	"bytes"
	"errors"

	"jixiao/internal/office/ooxml"
)

// ErrTooLarge says that marking would take more memory than one file may.
var ErrTooLarge = errors.New("too large to be marked")

// What marking may keep in memory, in bytes, and what is taken for it: a text
// is there as it was and as it will be, and while it is unpacked once more in
// part; of every element in a list its place is remembered.
const (
	mostHeld   = 160 << 20
	perByte    = 3
	perElement = 384
)

// admit unpacks a part to be changed whose elements are all remembered, if there
// is room for that.
func (d *draft) admit(part string) (*ooxml.Markup, error) {
	m, err := d.admitText(part)
	if err != nil {
		return nil, err
	}
	opened := bytes.Count(m.Text(), []byte("<")) - bytes.Count(m.Text(), []byte("</"))
	return m, d.take(int64(opened) * perElement)
}

// admitText unpacks a part to be changed of which only few elements are
// remembered, if there is room for its text.
func (d *draft) admitText(part string) (*ooxml.Markup, error) {
	// The directory says how much will come out: what is more is damaged.
	if err := d.take(d.pkg.Size(part) * perByte); err != nil {
		return nil, err
	}
	return d.pkg.Markup(part)
}

// take counts memory before it is used.
func (d *draft) take(bytes int64) error {
	if d.held += bytes; d.held > mostHeld {
		return ErrTooLarge
	}
	return nil
}
