package page

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func sample(text string) Page {
	return Page{Title: "审核日报" + text, Note: text, Foot: text,
		Facts: []Fact{{Figure: text, Label: text, Tone: Red}},
		Parts: []Part{{Name: text, Note: text, Empty: "没有", Charts: []Chart{{Title: text, Bars: []Bar{{Label: text, Length: 3, Shown: text}}}},
			Table: &Table{Columns: []Column{{Head: text, Align: Right}}, Rows: [][]Cell{{{Text: text, Tone: Amber, Code: true}}}, Total: []Cell{{Text: text}}}}}}
}

func write(t *testing.T, p Page) string {
	t.Helper()
	var buf bytes.Buffer
	if err := p.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// elements counts the elements of a page by name, and its attributes.
func elements(t *testing.T, source string) map[string]int {
	t.Helper()
	n := map[string]int{}
	for z := html.NewTokenizer(strings.NewReader(source)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return n
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			n[token.Data]++
			for _, a := range token.Attr {
				n["@"+a.Key]++
			}
		}
	}
}

// Whatever text a file brings, the page has the same elements.
func TestTextIsNeverMarkup(t *testing.T) {
	want := elements(t, write(t, sample("合计")))
	for _, hostile := range []string{`<script>alert(1)</script>`, `"><img src=x onerror=y>`, `</style></title><b>`, `javascript:x`,
		"{{.Title}}", "a\u202eb", "\xff\xfe", "=1+1", "'\"`", strings.Repeat("长", 40000)} {
		source := write(t, sample(hostile))
		got := elements(t, source)
		for name, n := range got {
			if want[name] != n {
				t.Errorf("%.20q: %d times %s, want %d", hostile, n, name, want[name])
			}
		}
		if strings.ContainsRune(source, '\u202e') {
			t.Errorf("%.20q: a mark that turns text around is on the page", hostile)
		}
	}
}

func TestPageStandsAlone(t *testing.T) {
	n := elements(t, write(t, sample("x")))
	for _, name := range []string{"script", "link", "img", "iframe", "@src", "@onclick"} {
		if n[name] > 0 {
			t.Errorf("the page has %d of %s", n[name], name)
		}
	}
}

func TestBarsKeepTheirProportion(t *testing.T) {
	svg, err := Chart{Bars: []Bar{{Label: "全部", Length: 1000}, {Label: "一半", Length: 500}, {Label: "一点", Length: 1}, {Label: "没有"}}}.draw()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`width="330"`, `width="165"`, `width="2"`, `width="0"`} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("no bar has %s:\n%s", want, svg)
		}
	}
}

func TestEmptyPartSaysSo(t *testing.T) {
	source := write(t, Page{Parts: []Part{{Name: "催报", Empty: "没有要催的", Table: &Table{Columns: []Column{{Head: "单位"}}}}}})
	if !strings.Contains(source, "没有要催的") || strings.Contains(source, "<table") {
		t.Errorf("an empty part is not told as such:\n%s", source)
	}
}
