package value

import (
	"strings"
	"testing"
)

func TestParsePhone(t *testing.T) {
	for _, text := range []string{"0634-5678901", "13812345678", "138 1234 5678", "０６３４－５６７８９０１", " 5678901 ",
		"0634—5678901", "86-0634-5678901-8001", strings.Repeat("1", 20)} {
		if !ParsePhone(text) {
			t.Errorf("ParsePhone(%q) = false", text)
		}
	}
	for _, text := range []string{"", "123456", "-------", strings.Repeat("1", 21), "0634-567890a", "电话5678901",
		"(0634)5678901", "+86 13812345678", "5678901/5678902", "- - - -"} {
		if ParsePhone(text) {
			t.Errorf("ParsePhone(%q) = true", text)
		}
	}
}
