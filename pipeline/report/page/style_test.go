package page

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"
)

// TestPagesBringWhatTheyShow: whatever is marked on a page has a look in its own
// style, and a receipt brings no look of what only others show.
func TestPagesBringWhatTheyShow(t *testing.T) {
	of := sample("甲")
	parts := []Part{{Name: "甲", Note: "甲", Empty: "没有", Table: &Table{
		Columns: []Column{{Head: "甲", Align: Center, Width: 12}, {Head: "乙", Align: Right, Width: 31, Whole: true}},
		Rows:    [][]Cell{{{Text: "甲", Tone: Red}, {Text: "乙", Tone: Amber}}, {{Text: "甲", Tone: Blue}, {Text: "乙", Tone: Grey}}}}}, {Name: "乙", Empty: "没有"}}
	lines := []Line{{Label: "甲", Text: "乙", Code: true}}
	printer, err := NewPrinter()
	if err != nil {
		t.Fatal(err)
	}
	links := []Link{{To: "#a", Text: "甲"}, {To: "#b", Text: "乙"}, {To: "#c", Text: "丙"}, {To: "#d", Text: "丁"}}
	receipt := Receipt{Title: "甲", Note: "甲", Verdict: "甲", Tone: Red, Next: "甲", Lines: lines, Parts: parts, Foot: "甲"}
	foreign := map[string][]string{"receipt": {".facts", ".wide", "nav "}, "receipt without parts": {".facts", ".wide", "nav ", "table", "td", "section"}}
	marked := regexp.MustCompile(`<(\w+)(?: class="([^"]*)")?`)
	for name, write := range map[string]func(io.Writer) error{
		"page":    of.Write,
		"brief":   Brief{Title: "甲", Facts: of.Facts, Lines: lines, Parts: parts}.Write,
		"article": Article{Title: "甲", Home: &links[0], Contents: links, Parts: parts, Foot: "甲"}.Write,
		"receipt": func(w io.Writer) error { return printer.Write(w, receipt) },
		"receipt without parts": func(w io.Writer) error {
			r := receipt
			r.Parts = nil
			return printer.Write(w, r)
		},
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		style, body, _ := strings.Cut(b.String(), "</style>")
		for _, m := range marked.FindAllStringSubmatch(body, -1) {
			for _, word := range strings.Fields(m[2]) {
				if !regexp.MustCompile(`\.` + word + `\b`).MatchString(style) {
					t.Errorf("%s: nothing says how %q of <%s> looks", name, word, m[1])
				}
			}
		}
		for _, other := range foreign[name] {
			if strings.Contains(style, other) {
				t.Errorf("a %s brings the style of %s", name, other)
			}
		}
	}
}
