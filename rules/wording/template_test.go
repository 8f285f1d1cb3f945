package wording

import (
	"strings"
	"testing"
)

func TestTemplate(t *testing.T) {
	words := map[string]string{"value": "92.36", "field": "合计"}
	say := func(w string) string { return words[w] }
	for _, c := range []struct{ text, want string }{
		{"plain", "plain"},
		{"", ""},
		{"{field}是{value}", "合计是92.36"},
		{"{field}[，应为{expected}]", "合计"},
		{"[{project}：]{field}[“{value}”]", "合计“92.36”"},
		{"[{field}{expected}]x", "x"},
		{"写成 [213001]单位名称", "写成 [213001]单位名称"},
	} {
		parsed, err := Parse(c.text)
		if err != nil {
			t.Fatalf("%q: %v", c.text, err)
		}
		if got := parsed.render(say); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTemplateFaults(t *testing.T) {
	for _, text := range []string{"{", "}", "{}", "{va lue}", "{Value}", "{value", "[", "]", "[a[b]]", "[{value]", "a]b[c"} {
		if _, err := Parse(text); err == nil {
			t.Errorf("%q: want a fault", text)
		}
	}
}

// FuzzTemplate holds that a wording that can be read always renders without
// braces of its own and with every word that it shows.
func FuzzTemplate(f *testing.F) {
	for _, s := range []string{"[{project}：]{field}是“{value}”", "[213001]", "{a}[{b}]", "[[{a}]]", "{", "]"} {
		f.Add(s, "92.36")
	}
	f.Fuzz(func(t *testing.T, text, word string) {
		parsed, err := Parse(text)
		if err != nil {
			return
		}
		full := parsed.render(func(string) string { return "·" })
		if strings.ContainsAny(full, "{}") {
			t.Errorf("%q renders as %q", text, full)
		}
		if got := strings.Count(full, "·"); got < len(parsed.Words()) {
			t.Errorf("%q: %d of %d words shown", text, got, len(parsed.Words()))
		}
		spoken := parsed.render(func(string) string { return word })
		if word != "" && len(parsed.Words()) > 0 && !strings.Contains(spoken, word) {
			t.Errorf("%q does not say %q: %q", text, word, spoken)
		}
	})
}
