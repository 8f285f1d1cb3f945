package rules

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"jixiao/rules/finding"
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
		parsed, err := parseTemplate(c.text)
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
		if _, err := parseTemplate(text); err == nil {
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
		parsed, err := parseTemplate(text)
		if err != nil {
			return
		}
		full := parsed.render(func(string) string { return "·" })
		if strings.ContainsAny(full, "{}") {
			t.Errorf("%q renders as %q", text, full)
		}
		if got := strings.Count(full, "·"); got < len(parsed.words()) {
			t.Errorf("%q: %d of %d words shown", text, got, len(parsed.words()))
		}
		spoken := parsed.render(func(string) string { return word })
		if word != "" && len(parsed.words()) > 0 && !strings.Contains(spoken, word) {
			t.Errorf("%q does not say %q: %q", text, word, spoken)
		}
	})
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"合计", 2, "合计"},
		{"合计得分", 2, "合计…"},
		{"a\r\nb\tc", 9, "a  b c"},
		{"a\u202eb\u200bc\ufeff", 9, "abc"},
		{"a\u2028b", 9, "a b"},
		{"a\xffb", 9, "a?b"},
	} {
		if got := clip(c.in, c.n); got != c.want {
			t.Errorf("clip(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func FuzzClip(f *testing.F) {
	f.Add("农村公厕建设\n\x1b[31m", 3)
	f.Fuzz(func(t *testing.T, s string, n int) {
		n = min(max(n, 0), 100)
		got := clip(s, n)
		if strings.ContainsFunc(got, unicode.IsControl) || utf8.RuneCountInString(got) > n+1 || !utf8.ValidString(got) {
			t.Errorf("clip(%q, %d) = %q", s, n, got)
		}
	})
}

// TestLongValue holds that no value from a file floods a message.
func TestLongValue(t *testing.T) {
	e := newTestEngine(t, loadForms(t))
	f := finding.Finding{Code: "V02", Value: strings.Repeat("长", 5000), Project: strings.Repeat("A", 5000),
		Args: finding.Args{"field": finding.Same("得分")}}
	got := e.Complete([]finding.Finding{f}, Input{})[0]
	if n := utf8.RuneCountInString(got.Message.ZH); n > 160 {
		t.Errorf("message of %d characters", n)
	}
}
