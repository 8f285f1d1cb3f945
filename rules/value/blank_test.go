package value

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "",
		" \t　\u00a0":                      "",
		"评分表":                             "评分表",
		"　实施单位　":                          "实施单位",
		"\ufeff项目\u200b名称":                "项目名称",
		"第一行\r\n第二行\n\n第三行":               "第一行 第二行 第三行",
		"已于2023年 10月  完成":                 "已于2023年 10月 完成",
		"ＡＢ１２（甲）：乙，丙":                     "ＡＢ１２（甲）：乙，丙",
		"a\u00a0\u3000b":                  "a b",
		"a\x00b\x1b[31m":                  "a b [31m",
		"坏\xff字":                          "坏\ufffd字",
		"\u202e反\u202c向":                  "反向",
		"a\u2028b":                        "a b",
		"好\ufffd字":                        "好\ufffd字",
		strings.Repeat("\u200b", 5) + "无": "无",
	} {
		if got := Clean(text); got != want {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestCleanLeavesCleanTextAlone(t *testing.T) {
	text := "财政综合评分 92.36 分（优）"
	if n := testing.AllocsPerRun(10, func() { Clean(text) }); n != 0 {
		t.Errorf("Clean of a clean text allocates %v times", n)
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", " 项目　名称 ", "a\r\nb", "\ufeff", "\xff ", "ＡＢ（１）"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if Clean(got) != got {
			t.Fatalf("Clean(%q) = %q is not clean", s, got)
		}
		if !utf8.ValidString(got) || strings.ContainsFunc(got, unicode.IsControl) || strings.Contains(got, "  ") {
			t.Fatalf("Clean(%q) = %q", s, got)
		}
		visible := func(s string) string {
			return strings.Map(func(r rune) rune {
				if isBlank(r) || isInvisible(r) {
					return -1
				}
				return r
			}, s)
		}
		if visible(got) != visible(s) {
			t.Fatalf("Clean(%q) = %q lost characters", s, got)
		}
	})
}

func TestIsNone(t *testing.T) {
	for _, text := range []string{"—", "-", "–", "－", "/", "／", `\`, "＼", "*", "＊", "无", "——", "---", "－－", " — ", "无　", "\u200b-", "−", "— —"} {
		if !IsNone(text) {
			t.Errorf("IsNone(%q) = false", text)
		}
	}
	for _, text := range []string{"", "　", "0", "一", "无扣分", "-1", "//", "**", "N/A", "无。", "/-"} {
		if IsNone(text) {
			t.Errorf("IsNone(%q) = true", text)
		}
	}
}
