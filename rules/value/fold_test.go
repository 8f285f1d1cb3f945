package value

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":           "",
		"　":          "",
		"钢城区城市管理局":   "钢城区城市管理局",
		" 实 施　单\n位 ": "实施单位",
		"道路改造（一期）":   "道路改造(一期)",
		"【213001】〔甲〕［乙］「丙」": "[213001][甲][乙][丙]",
		"全年执行数（ｂ／ａ）":        "全年执行数(B/A)",
		"甲，乙：丙；丁！":          "甲,乙:丙;丁!",
		"甲、乙":               "甲、乙",
		"“两化”工程":            `"两化"工程`,
		"A－05":              "A-05",
		"a—05":              "A-05",
		"甲——乙":              "甲-乙",
		"甲-–—乙":             "甲-乙",
		"第一名":               "第一名",
		"１２３％":              "123%",
		"\ufeff项\u200b目":    "项目",
		"3．5。6":             "3.5.6",
		"二○二三年":             "二〇二三年",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestFoldLeavesPlainTextAlone(t *testing.T) {
	for _, text := range []string{"财政综合评价等级", "A-05", "资金到位率(%)"} {
		if n := testing.AllocsPerRun(10, func() { Fold(text) }); n != 0 {
			t.Errorf("Fold(%q) allocates %v times", text, n)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"", "全年执行数（ｂ／ａ）", "甲——乙", "\xff-－", "ſßİı"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if Fold(got) != got {
			t.Fatalf("Fold(%q) = %q, again %q", s, got, Fold(got))
		}
		if strings.ContainsFunc(got, unicode.IsSpace) || strings.Contains(got, "--") {
			t.Fatalf("Fold(%q) = %q", s, got)
		}
		if Fold(Clean(s)) != got || Fold(" "+s+"　") != got {
			t.Fatalf("Fold(%q) goes by its blanks", s)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for name, text := range map[string]string{"plain": "财政综合评价等级", "full width": "全年执行数（Ｂ／Ａ）"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(text)
			}
		})
	}
}

// TestHan: of all characters those in the range are told by their bytes.
func TestHan(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		s := string(r) + "一"
		if got, want := isHan(s, 0), 0x4E00 <= r && r <= 0x9FFF; got != want {
			t.Errorf("%U: %v, want %v", r, got, want)
		}
	}
	for _, s := range []string{"\xe4\xb8", "\xe9\xbf\x41", "\xe5\xc1\x81"} {
		if isHan(s, 0) {
			t.Errorf("%q is taken for a character", s)
		}
	}
}
