package draft_test

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"jixiao/internal/office/sheet/draft"
)

func TestUTF8(t *testing.T) {
	const text = "项目编号,得分\r\nA-01,91.36\r\n"
	encoded := func(e encoding.Encoding) []byte {
		data, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	for name, c := range map[string]struct {
		data     []byte
		declared string
	}{
		"plain":            {[]byte(text), ""},
		"mark":             {[]byte("\xef\xbb\xbf" + text), ""},
		"GBK":              {encoded(simplifiedchinese.GBK), ""},
		"GBK, declared":    {encoded(simplifiedchinese.GBK), "gb2312"},
		"UTF-8, misnamed":  {[]byte(text), "gb2312"},
		"GBK, misnamed":    {encoded(simplifiedchinese.GBK), "utf-8"},
		"UTF-16":           {encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), ""},
		"UTF-16 BE":        {encoded(unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), ""},
		"UTF-16, unmarked": {encoded(le), ""},
	} {
		got, err := draft.UTF8(c.data, c.declared)
		if err != nil || string(got) != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// TestUTF8CutOff: a file that ends within a character is still UTF-8.
func TestUTF8CutOff(t *testing.T) {
	text := "得分"
	if !draft.IsUTF8([]byte(text[:len(text)-1])) || !draft.IsUTF8(nil) {
		t.Error("a cut character makes it another encoding")
	}
	if draft.IsUTF8([]byte("\xb5\xc3\xb7\xd6,91")) {
		t.Error("GBK is taken for UTF-8")
	}
}
