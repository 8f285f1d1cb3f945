package ooxml

import (
	"bytes"
	"fmt"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// maxForeign bounds a part in another encoding than UTF-8: it is in memory as
// a whole while it is decoded.
const maxForeign = 32 << 20

// decode makes UTF-8 of the part, whatever encoding it declares. Nearly all
// are UTF-8 and pass through untouched.
func (t *Tokenizer) decode() error {
	const enough = 128
	for t.end < enough && t.more() {
	}
	head := t.buf[:min(t.end, enough)]
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		t.pos = 3
		return nil
	}
	enc := declared(head)
	if enc == nil {
		return nil
	}
	foreign, err := t.rest()
	if err != nil {
		return err
	}
	if len(foreign) > maxForeign {
		return fmt.Errorf("markup: %w", over("unzipped_size", int64(len(foreign)), maxForeign))
	}
	utf8, err := enc.NewDecoder().Bytes(foreign)
	if err != nil {
		return err
	}
	t.whole(utf8)
	return nil
}

// declared is nil for UTF-8 and for what nobody knows.
func declared(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("<\x00?\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00<\x00?")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case !bytes.HasPrefix(head, []byte("<?xml")):
		return nil
	}
	declaration, _, _ := bytes.Cut(head[len("<?xml"):], []byte("?>"))
	name := encodingName(declaration)
	if name == "" || bytes.EqualFold([]byte(name), []byte("utf-8")) {
		return nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	canonical, _ := htmlindex.Name(enc)
	if canonical == "utf-8" || canonical == "utf-16le" || canonical == "utf-16be" {
		return nil // the bytes have shown that it is not UTF-16
	}
	return enc
}

// encodingName is the value of a declaration's encoding.
func encodingName(declaration []byte) string {
	_, rest, ok := bytes.Cut(declaration, []byte("encoding"))
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if !ok || len(rest) == 0 {
		return ""
	}
	name, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok {
		return ""
	}
	return string(name)
}
