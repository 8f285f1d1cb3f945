package draft

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"jixiao/internal/office/sheet/limit"
)

// maxText bounds what decoding may make of a file.
const maxText = 128 << 20

// UTF8 makes UTF-8 of a text file: by its mark, by the zero bytes of UTF-16,
// by the name that the file itself declares ("" for none), and else by whether
// its bytes are UTF-8; Chinese Windows writes the rest as GBK.
func UTF8(data []byte, declared string) ([]byte, error) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		return rest, nil
	}
	if enc := utf16(data); enc != nil {
		return decode(enc, data)
	}
	if IsUTF8(data) {
		return bytes.ToValidUTF8(data, []byte("\uFFFD")), nil
	}
	if enc, err := htmlindex.Get(declared); err == nil {
		if name, _ := htmlindex.Name(enc); name != "utf-8" && name != "utf-16le" && name != "utf-16be" {
			return decode(enc, data)
		}
	}
	return decode(simplifiedchinese.GB18030, data)
}

func decode(enc encoding.Encoding, data []byte) ([]byte, error) {
	if err := limit.Over("file_size", int64(len(data)), maxText/2); err != nil {
		return nil, err
	}
	return enc.NewDecoder().Bytes(data)
}

// utf16 knows UTF-16 by its mark or by where most zero bytes stand.
func utf16(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	const enough = 4 << 10
	var zeros [2]int
	start := data[:min(len(data), enough)]
	for i, c := range start {
		if c == 0 {
			zeros[i%2]++
		}
	}
	some := len(start)/20 + 2
	switch {
	case zeros[1] > 10*zeros[0] && zeros[1] > some:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > 10*zeros[1] && zeros[0] > some:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// IsUTF8 allows a last character that was cut off.
func IsUTF8(data []byte) bool {
	for cut := 0; cut < utf8.UTFMax && cut <= len(data); cut++ {
		if utf8.Valid(data[:len(data)-cut]) {
			return cut == 0 || !utf8.FullRune(data[len(data)-cut:])
		}
	}
	return false
}
