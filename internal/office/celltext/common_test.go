package celltext

import (
	"testing"

	"pgregory.net/rapid"
)

// TestCommonSaysWhatTheOthersSay: what is told at a glance is what each of them
// finds out by itself.
func TestCommonSaysWhatTheOthersSay(t *testing.T) {
	all := []rune{0x20, 0x7E, 0x7F, 0x80, 0x3000, 0xFFFE, 0xFFFF, '\t', '\n', '“', '…', 'é', '😀'}
	for _, block := range [][2]rune{{' ', '~'}, {0x2FF0, 0x3020}, {0x4DF0, 0x4E10}, {0x9F90, 0x9FB0}, {0xFEF0, 0xFF70}} {
		for r := block[0]; r <= block[1]; r++ {
			all = append(all, r)
		}
	}
	for _, r := range all {
		agrees(t, string(r))
	}
	for _, s := range []string{"", "\xE4\xB8", "\xE4A\x80", "\xF4\xB8\x80\x80", "a<b", "_x0041_", "合计（万元）"} {
		agrees(t, s)
	}
	rapid.Check(t, func(t *rapid.T) { agrees(t, string(rapid.SliceOfN(rapid.Byte(), 0, 6).Draw(t, "bytes"))) })
	rapid.Check(t, func(t *rapid.T) { agrees(t, rapid.StringOfN(rapid.SampledFrom(all), 0, 9, -1).Draw(t, "text")) })
}

func agrees(t interface{ Errorf(string, ...any) }, s string) {
	width, signs, ok := Common(s)
	switch {
	case !ok:
	case Plain(s) != s, Width(s) != width, Lines(s, 5) != max(1, (width+4)/5):
		t.Errorf("Common(%q): width %d, but Plain %q, Width %d", s, width, Plain(s), Width(s))
	case !signs && Escape(s) != s:
		t.Errorf("Common(%q) sees no sign, but it is escaped", s)
	}
}

func TestMostTextsAreCommon(t *testing.T) {
	for _, s := range []string{"", "评分表_A-02.xlsx", "[213001]某某区城市管理局（本级）", "合计得分 95.5，应为 94.5；请核对《评分表》、附表。", "2023-10-13 22:00"} {
		if _, _, ok := Common(s); !ok {
			t.Errorf("Common(%q) is not common", s)
		}
	}
}
