package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func sample(text string) Page {
	return Page{Title: "审核日报" + text, Note: text, Foot: text,
		Facts: []Fact{{Figure: text, Label: text, Tone: Red, To: "#p0"}},
		Parts: []Part{{Name: text, Note: text, Empty: "没有", Charts: []Chart{{Title: text, Legend: []Meaning{{Text: text}}, Bars: []Bar{{Label: text, Length: 3, Shown: text}}}},
			Table: &Table{Columns: []Column{{Head: text, Align: Right, By: ByUnit}}, Rows: [][]Cell{{{Text: text, Tone: Amber, Links: []Link{{To: text, Text: text}}}}}, Total: []Cell{{Text: text}}}}}}
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
	for _, name := range []string{"link", "img", "iframe", "@src", "@onclick", "@style"} {
		if n[name] > 0 {
			t.Errorf("the page has %d of %s", n[name], name)
		}
	}
}

// A page runs and wears nothing but what its own policy names by its hash.
func TestThePolicyNamesWhatThePageBrings(t *testing.T) {
	source := write(t, sample("x"))
	for _, element := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(source, "<"+element+">")
		content, _, closed := strings.Cut(rest, "</"+element+">")
		sum := sha256.Sum256([]byte(content))
		if want := element + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !closed || !strings.Contains(source, want) {
			t.Errorf("the policy does not say %s", want)
		}
	}
	if strings.Contains(source, "unsafe-") {
		t.Error("the policy allows what it does not know")
	}
}

// What a link leads to is a file, whatever its name looks like.
func TestALinkLeadsToAFile(t *testing.T) {
	for to, want := range map[string]string{"单位/a b.xlsx": "./%E5%8D%95%E4%BD%8D/a%20b.xlsx", "javascript:x": "./javascript:x",
		"a#b?c.html": "./a%23b%3Fc.html", "../x": "./../x", "#p1": "#p1"} {
		if got := (Link{To: to}).address(); got != want {
			t.Errorf("%s leads to %s, want %s", to, got, want)
		}
	}
}

func TestBarsKeepTheirProportion(t *testing.T) {
	list := string(Chart{Bars: []Bar{{Label: "全部", Length: 8000}, {Label: "一半", Length: 4000}, {Label: "一点", Length: 1}, {Label: "没有"},
		{Label: "两段", Length: 4000, Parts: []Stretch{{Length: 2000}, {}, {Length: 2000, Tone: Amber}}}}}.draw())
	var got []string
	for _, m := range regexp.MustCompile(`<rect class="([a-z ]+)" x="(\d+)" width="(\d+)"`).FindAllStringSubmatch(list, -1) {
		got = append(got, strings.Join(m[1:], ","))
	}
	want := []string{"bar,0,1000", "bar,0,500", "bar,0,6", "bar,0,250", "bar amber,256,244"}
	if !slices.Equal(got, want) {
		t.Errorf("bars are %q, want %q", got, want)
	}
}

func TestEmptyPartSaysSo(t *testing.T) {
	source := write(t, Page{Parts: []Part{{Name: "催报", Empty: "没有要催的", Table: &Table{Columns: []Column{{Head: "单位"}}}}}})
	if !strings.Contains(source, "没有要催的") || strings.Contains(source, "<table") {
		t.Errorf("an empty part is not told as such:\n%s", source)
	}
}
