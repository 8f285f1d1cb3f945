package sheet

import (
	"bufio"
	"bytes"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decoded makes UTF-8 of a part, whatever encoding it declares. Nearly all are
// UTF-8 and pass through untouched.
func decoded(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 16<<10)
	head, err := b.Peek(128)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if rest, ok := bytes.CutPrefix(head, []byte("\xef\xbb\xbf")); ok {
		_, err := b.Discard(len(head) - len(rest))
		return b, err
	}
	if enc := declaredEncoding(head); enc != nil {
		return enc.NewDecoder().Reader(b), nil
	}
	return b, nil
}

// declaredEncoding is nil for UTF-8 and for what nobody knows.
func declaredEncoding(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("<\x00?\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00<\x00?")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case !bytes.HasPrefix(head, []byte("<?xml")):
		return nil
	}
	declaration, _, _ := bytes.Cut(head[len("<?xml"):], []byte("?>"))
	name := attr(declaration, "encoding")
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
