package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// zipped makes a zip of one part.
func zipped(t testing.TB, name, content string, method uint16) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(part, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// windowed is a tokenizer with a window of its own, so small that everything
// has to move.
func windowed(t testing.TB, doc string, size int) *Tokenizer {
	t.Helper()
	p, err := Open(zipped(t, "a.xml", doc, Deflated), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	tk := &Tokenizer{source: new(source), window: make([]byte, size)}
	if err := tk.source.open(p, &p.parts[0]); err != nil {
		t.Fatal(err)
	}
	tk.begin(0)
	return tk
}

// outline writes tokens in one line: +name and attributes, -name, and the text
// between.
func outline(tk *Tokenizer) (string, error) {
	var b strings.Builder
	var raw []byte // a text may come in pieces
	for {
		kind, err := tk.Next()
		if err != nil {
			return "", err
		}
		if kind == Text {
			raw = tk.AppendRaw(raw)
			continue
		}
		b.WriteString(Unescape(raw))
		raw = raw[:0]
		switch kind {
		case EndOfPart:
			return b.String(), nil
		case CloseTag:
			b.WriteString("-" + string(tk.Name) + " ")
			continue
		}
		b.WriteString("+" + string(tk.Name))
		for i := range tk.Attrs() {
			name, value := tk.AttrAt(i)
			_, local, ok := bytes.Cut(name, []byte(":"))
			if !ok {
				local = name
			}
			b.WriteString(" " + string(local) + "=" + Unescape(value))
		}
		b.WriteString(" ")
	}
}

// standardOutline does the same with the standard library.
func standardOutline(doc string) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(doc))
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
			b.WriteString("+" + t.Name.Local)
			for _, a := range t.Attr {
				b.WriteString(" " + a.Name.Local + "=" + a.Value)
			}
			b.WriteString(" ")
		case xml.EndElement:
			b.WriteString("-" + t.Name.Local + " ")
		case xml.CharData:
			b.Write(t)
		}
	}
}

var documents = []string{
	`<a/>`,
	`<?xml version="1.0"?><!-- <x> --><a b="1" c='>' d = "2"` + "\n" + `e="&lt;">text<b/>&lt;&amp;&#20013;&#x4e2d;</a>`,
	`<x:a xmlns:x="u"><x:b y:c="1"/>` + strings.Repeat("长", 5000) + `</x:a>`,
	`<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>`,
	"<a>one\r\ntwo\rthree&#13;</a>",
	`<a>` + strings.Repeat(`<row r="1"><c r="A1" s="3" t="s"><v>17</v></c><c r='B1'/></row>`, 3000) + `</a>`,
	`<a><![CDATA[` + strings.Repeat("x]", 40_000) + `]]>` + strings.Repeat("<b c='"+strings.Repeat("d", 100)+"'/>", 900) + `</a >`,
}

func TestTokenizerAgreesWithStandardDecoder(t *testing.T) {
	for _, doc := range documents {
		want, err := standardOutline(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []int{history + 5<<10, windowSize} {
			got, err := outline(windowed(t, doc, size))
			if err != nil {
				t.Errorf("%.60q in a window of %d: %v", doc, size, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%.60q in a window of %d (-want +got):\n%.500s", doc, size, diff)
			}
		}
	}
}

// TestTokenizerAcrossWindows puts the end of the window into every place of a
// piece of markup.
func TestTokenizerAcrossWindows(t *testing.T) {
	const size = history + 5<<10
	const piece = `<x:row r="1"><c r='A1' t="s"><v>1 &amp; 2</v></c ><!-- c --><![CDATA[<&]]><e/></x:row>`
	want := "+row r=1 +c r=A1 t=s +v 1 & 2-v -c <&+e -e -row "
	for shift := range len(piece) + 10 {
		padding := strings.Repeat("p", size-len(piece)-5+shift)
		got, err := outline(windowed(t, "<a><!--"+padding+"-->"+piece+strings.Repeat(" ", size)+"</a>", size))
		if err != nil || strings.Join(strings.Fields(got), " ") != "+a "+strings.TrimSpace(want)+" -a" {
			t.Fatalf("shifted by %d: %q, %v", shift, got, err)
		}
	}
}

// TestShortCuts holds that what Simple and Leaf return is what Next tells.
func TestShortCuts(t *testing.T) {
	const doc = `<a><v>1</v><v/><v>2<!-- --></v><v a="1">3</v><x:v>4</x:v><v>5<w/></v></a>`
	tk := windowed(t, doc, windowSize)
	var got []string
	for {
		if name, text, ok := tk.Leaf(); ok {
			got = append(got, "leaf "+string(name)+"="+string(text))
			continue
		}
		kind, err := tk.Next()
		if err != nil {
			t.Fatal(err)
		}
		if kind == EndOfPart {
			break
		}
		if kind != OpenTag || string(tk.Name) == "a" {
			continue
		}
		if text, ok := tk.Simple(); ok {
			got = append(got, "simple "+string(tk.Name)+"="+string(text))
		} else if err := tk.Skip(); err == nil {
			got = append(got, "skipped")
		}
	}
	want := []string{"leaf v=1", "simple v=", "skipped", "simple v=3", "leaf v=4", "skipped"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTokenizerOffsets(t *testing.T) {
	const doc = `<a><b c="1"/>text</a>`
	tk := windowed(t, doc, windowSize)
	var got []string
	for {
		kind, err := tk.Next()
		if err != nil {
			t.Fatal(err)
		}
		if kind == EndOfPart {
			break
		}
		got = append(got, doc[tk.Start():tk.Offset()])
	}
	if diff := cmp.Diff([]string{"<a>", `<b c="1"/>`, "", "text", "</a>"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTokenizerRefuses(t *testing.T) {
	for _, doc := range []string{
		`<a>`, `<a><b></a>`, `</a>`, `<a`, `<a b="`, `<a><!-- `, `<a><![CDATA[ ]]`, `<!DOCTYPE a><a/>`, `<a <b/>`, `< a/>`, `<a><?x`,
		`<a b/>`, `<a b=c/>`, `<a ="c"/>`, `<a/ >`, `<>`, `<x:>`, `<a></ a>`, `<`, `<a><`,
		strings.Repeat("<a>", 1000), `<a b="` + strings.Repeat("x", 2*maxTag) + `"/>`,
	} {
		if got, err := outline(windowed(t, doc, windowSize)); err == nil {
			t.Errorf("%.40q: no error, got %.40q", doc, got)
		}
	}
}

func TestTokenizerNesting(t *testing.T) {
	p, err := Open(zipped(t, "a.xml", "<a><b><c/></b></a>", Deflated), Limits{Depth: 2})
	if err != nil {
		t.Fatal(err)
	}
	tk, err := p.Tokens("A.XML")
	if err != nil {
		t.Fatal(err)
	}
	defer tk.Close()
	_, err = outline(tk)
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Name != "nesting" || limit.Limit != 2 {
		t.Errorf("error %v", err)
	}
}

func TestTokensInOtherEncodings(t *testing.T) {
	wide := []byte("\xff\xfe")
	for _, r := range `<?xml version="1.0" encoding="UTF-16"?><a>绩效</a>` {
		wide = append(wide, byte(r), byte(r>>8))
	}
	for name, doc := range map[string]string{
		"UTF-8":          `<a>绩效</a>`,
		"UTF-8 and mark": "\xef\xbb\xbf<a>绩效</a>",
		"UTF-16":         string(wide),
		"GBK":            "<?xml version='1.0' encoding='GBK'?><a>\xbc\xa8\xd0\xa7</a>",
	} {
		p, err := Open(zipped(t, "a.xml", doc, Deflated), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		tk, err := p.Tokens("a.xml")
		if err != nil {
			t.Fatal(err)
		}
		if got, err := outline(tk); got != "+a 绩效-a " || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		tk.Close()
	}
}

func TestCharacters(t *testing.T) {
	for raw, want := range map[string]int{"": 0, "绩效": 2, "a&amp;b": 3, "&#x4e2d;&#20013;": 2, "a & b": 5, "&;": 1, "&": 1} {
		if got := Characters([]byte(raw)); got != want {
			t.Errorf("Characters(%q) = %d, want %d", raw, got, want)
		}
	}
}

// FuzzTokenizer holds the tokenizer against the standard decoder: what that
// one takes, ours takes and reads the same.
func FuzzTokenizer(f *testing.F) {
	for _, doc := range documents[:5] {
		f.Add(doc)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		got, err := outline(windowed(t, doc, history+5<<10))
		want, wantErr := standardOutline(doc)
		if err == nil && wantErr == nil && got != want {
			t.Errorf("%q:\n got %q\nwant %q", doc, got, want)
		}
	})
}
