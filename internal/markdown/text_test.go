package markdown

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func asIs(dest string) (string, error) { return dest, nil }

func mustRead(t *testing.T, source string) Text {
	t.Helper()
	text, err := Read([]byte(source), asIs)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestTitleAndHeadings(t *testing.T) {
	text := mustRead(t, "# 审核规则 `F01`\n\n前言\n\n## F 文件 / Files\n\n### 细节\n\n## 时限\n\n## 时限\n")
	if text.Title != "审核规则 F01" || strings.Contains(string(text.Body), "审核规则") {
		t.Errorf("title %q, body %s", text.Title, text.Body)
	}
	want := []Heading{{"f-文件--files", "F 文件 / Files"}, {"时限", "时限"}, {"时限-1", "时限"}}
	if diff := cmp.Diff(want, text.Headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	for _, h := range want {
		if !strings.Contains(string(text.Body), `id="`+h.ID+`"`) {
			t.Errorf("no heading is named %s", h.ID)
		}
	}
	if text := mustRead(t, "没有标题\n"); text.Title != "" || !strings.Contains(string(text.Body), "没有标题") {
		t.Errorf("%+v", text)
	}
}

func TestLinksLeadWhereTheCallerSays(t *testing.T) {
	var asked []string
	text, err := Read([]byte("[手册](手册.md#每天) ![图](a.png)\n\n| 表 |\n|---|\n| [规则](rules.md) |\n"), func(dest string) (string, error) {
		asked = append(asked, dest)
		return "to/" + strings.ReplaceAll(dest, ".md", ".html"), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"手册.md#每天", "a.png", "rules.md"}, asked); diff != "" {
		t.Errorf("asked for (-want +got):\n%s", diff)
	}
	for _, want := range []string{`src="to/a.png"`, `<td><a href="to/rules.html">`} {
		if !strings.Contains(string(text.Body), want) {
			t.Errorf("no %s in %s", want, text.Body)
		}
	}
	nowhere := errors.New("nowhere")
	if _, err := Read([]byte("[a](b)"), func(string) (string, error) { return "", nowhere }); !errors.Is(err, nowhere) {
		t.Errorf("a link that leads nowhere: %v", err)
	}
}

func TestMarkupIsRefused(t *testing.T) {
	for _, source := range []string{"a <b>b</b>", "<script>alert(1)</script>\n"} {
		if _, err := Read([]byte(source), asIs); !errors.Is(err, ErrMarkup) {
			t.Errorf("%s: %v", source, err)
		}
	}
	text := mustRead(t, "`<b>` 1 < 2 & [a](javascript:alert(1))")
	if body := string(text.Body); strings.Contains(body, "<b>") || strings.Contains(body, "javascript") || !strings.Contains(body, "1 &lt; 2 &amp;") {
		t.Errorf("a text became markup: %s", body)
	}
}

// TestCommentsAreLeftOut: a comment between blocks is for whoever writes the text;
// markup beside or inside one is refused like any other.
func TestCommentsAreLeftOut(t *testing.T) {
	if text := mustRead(t, "# 表单\n\n<!-- example: 台账.xlsx -->\n\n正文\n"); strings.Contains(string(text.Body), "example") || !strings.Contains(string(text.Body), "正文") {
		t.Errorf("%s", text.Body)
	}
	for _, source := range []string{"<!-- a --><script>alert(1)</script> -->\n", "<div>\n<!-- a -->\n</div>\n", "句中 <!-- a --> 句中\n"} {
		if _, err := Read([]byte(source), asIs); !errors.Is(err, ErrMarkup) {
			t.Errorf("%q: %v", source, err)
		}
	}
}
