package value

import "testing"

func TestParseOrdinal(t *testing.T) {
	for text, want := range map[string]int{"3": 3, "3.": 3, "3、": 3, "（3）": 3, " 12 ": 12, "第3": 3, "③": 3, "⑳": 20, "⑶": 3, "⒊": 3, "㈢": 3,
		"三": 3, "（三）": 3, "十二": 12, "二十": 20, "１２": 12, "007": 7} {
		if got, ok := ParseOrdinal(text); !ok || got != want {
			t.Errorf("ParseOrdinal(%q) = %d, %t; want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "甲", "1-1", "A-01", "合计", "12345", "一百", "3个"} {
		if got, ok := ParseOrdinal(text); ok {
			t.Errorf("ParseOrdinal(%q) = %d", text, got)
		}
	}
}
