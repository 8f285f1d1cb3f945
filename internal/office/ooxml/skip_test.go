package ooxml

import (
	"errors"
	"strings"
	"testing"
)

// TestSkipUnread: it passes what Skip passes, and goes on at the same place.
func TestSkipUnread(t *testing.T) {
	for _, inside := range []string{
		``, `text`, `<b/>`, `<b c="1"/>`, `<b c="1"><d/></b>`, `<b c=">"/>`, `<b c='"'/><d/>`, `<b c="/"/>`, `<b c = "1" ></b >`,
		`<!-- <b> --><b/>`, `<![CDATA[<b>]]>`, `<?b <c> ?>`, `<n:b n:c="1"/><n:b>x</n:b>`, "<b\nc=\"1\"\n/>",
		`<b c="` + strings.Repeat("x", 3*windowSize) + `"/>`, strings.Repeat(`<b c="1">x</b>`, windowSize/8),
	} {
		for _, skip := range []func(*Tokenizer) error{(*Tokenizer).Skip, (*Tokenizer).SkipUnread} {
			tokens := NewMarkup(`<a><x>` + inside + `</x><y/></a>`).Tokens()
			for range 2 {
				if _, err := tokens.Next(); err != nil {
					t.Fatal(err)
				}
			}
			if err := skip(tokens); err != nil {
				t.Fatalf("%.40q: %v", inside, err)
			}
			if kind, err := tokens.Next(); err != nil || kind != OpenTag || string(tokens.Name) != "y" || tokens.Depth != 2 {
				t.Errorf("%.40q: %v %q at depth %d, %v", inside, kind, tokens.Name, tokens.Depth, err)
			}
			tokens.Close()
		}
	}
}

func TestSkipUnreadRefuses(t *testing.T) {
	for _, part := range []string{`<x>`, `<x><b></x>`, `<x><b></c></x>`, `<x><!DOCTYPE a></x>`, `<x><b`, `<x><b c="></x>`, `<x>` + strings.Repeat("<b>", 300)} {
		tokens := NewMarkup(part).Tokens()
		if _, err := tokens.Next(); err != nil {
			t.Fatal(err)
		}
		err := tokens.SkipUnread()
		if err == nil {
			_, err = tokens.Next()
		}
		var size *LimitError
		if err == nil || strings.Count(part, "<") > 256 && !errors.As(err, &size) {
			t.Errorf("%.40q: %v", part, err)
		}
		tokens.Close()
	}
}
