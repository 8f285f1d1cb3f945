package word

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"没有括号": "没有括号", "截至{{年度}}年，｛｛区｝｝": "截至2023年，钢城区", "{{坏}}": `<w:p/>&"{{年度}}`, "{年度}": "{年度}", "": "",
	} {
		if got, wrong := Text(text, some); got != want || !wrong.IsZero() {
			t.Errorf("%q is %q (%s), want %q", text, got, wrong.ZH, want)
		}
	}
	for text, want := range map[string]string{
		"{{不知}}": "没有“不知”", "{{年度": "“{{”后面没有“}}”", "{{}}": "括号里没有写名称",
		"{{项目.名称}}": "“{{项目.名称}}”有好几行，这里只能写一个值，如在后面写 |顿号",
	} {
		if got, wrong := Text(text, some); wrong.ZH != want || got != "" {
			t.Errorf("%q: %q (%q), want %q", text, wrong.ZH, got, want)
		}
	}
}

func TestTextIsBounded(t *testing.T) {
	long := values{texts: map[string]string{"长": strings.Repeat("长", 1000)}}
	if got, wrong := Text(strings.Repeat("{{长}}", 100), long); got != "" || wrong.ZH != "“{{长}}”填出来太长" {
		t.Errorf("a text of %d bytes: %s", len(got), wrong.ZH)
	}
}
