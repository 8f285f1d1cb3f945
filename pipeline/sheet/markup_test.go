package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// outline writes tokens in one line: +name, -name, and the text between.
func outline(r io.Reader) (string, error) {
	var b strings.Builder
	var raw []byte // a text may come in pieces
	err := scanAll(r, func(_ *scanner, t token) error {
		if t.kind == charData {
			raw = appendText(raw, t)
			return nil
		}
		b.WriteString(unescape(raw))
		raw = raw[:0]
		sign := map[tokenKind]string{openTag: "+", closeTag: "-"}[t.kind]
		b.WriteString(sign + string(t.name) + " ")
		return nil
	})
	b.WriteString(unescape(raw))
	return b.String(), err
}

// standardOutline does the same with the standard library.
func standardOutline(r io.Reader) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(r)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			b.WriteString("+" + t.Name.Local + " ")
		case xml.EndElement:
			b.WriteString("-" + t.Name.Local + " ")
		case xml.CharData:
			b.Write(t)
		}
	}
}

var documents = []string{
	`<a/>`,
	`<?xml version="1.0"?><!-- <x> --><a b="1" c='>'>text<b/>&lt;&amp;&#20013;&#x4e2d;</a>`,
	`<x:a xmlns:x="u"><x:b y:c="1"/>` + strings.Repeat("长", 5000) + `</x:a>`,
	`<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>`,
	`<a><![CDATA[` + strings.Repeat("x]", 40_000) + `]]>` + strings.Repeat("<b c='"+strings.Repeat("d", 100)+"'/>", 900) + `</a >`,
}

func TestScannerAgreesWithStandardDecoder(t *testing.T) {
	for _, doc := range documents {
		want, err := standardOutline(strings.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		for name, r := range map[string]io.Reader{
			"whole":   strings.NewReader(doc),
			"by byte": iotest.OneByteReader(strings.NewReader(doc)),
		} {
			got, err := outline(r)
			if err != nil {
				t.Errorf("%s %.60q: %v", name, doc, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %.60q (-want +got):\n%s", name, doc, diff)
			}
		}
	}
}

func TestScannerRefuses(t *testing.T) {
	for _, doc := range []string{
		`<a>`, `<a><b></a>`, `</a>`, `<a`, `<a b="`, `<a><!-- `, `<a><![CDATA[ ]]`, `<!DOCTYPE a><a/>`, `<a <b/>`, `< a/>`, `<a><?x`,
		strings.Repeat("<a>", 1000), `<a b="` + strings.Repeat("x", 2*maxTag) + `"/>`,
	} {
		if got, err := outline(strings.NewReader(doc)); err == nil {
			t.Errorf("%.40q: no error, got %.40q", doc, got)
		}
	}
}

func TestCharacters(t *testing.T) {
	for raw, want := range map[string]int{"": 0, "绩效": 2, "a&amp;b": 3, "&#x4e2d;&#20013;": 2, "a & b": 5, "&;": 1, "&": 1} {
		if got := characters([]byte(raw)); got != want {
			t.Errorf("characters(%q) = %d, want %d", raw, got, want)
		}
	}
}

// FuzzScanner holds the scanner against the standard decoder: what that one
// takes, ours takes and reads the same.
func FuzzScanner(f *testing.F) {
	for _, doc := range documents {
		f.Add(doc)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		got, err := outline(strings.NewReader(doc))
		want, wantErr := standardOutline(strings.NewReader(doc))
		if wantErr != nil || err != nil || strings.ContainsAny(doc, "\r") {
			return
		}
		if got != want {
			t.Errorf("%q:\n got %q\nwant %q", doc, got, want)
		}
	})
}
