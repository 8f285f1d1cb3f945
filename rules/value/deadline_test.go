package value

import (
	"errors"
	"testing"
)

func TestParseDeadline(t *testing.T) {
	for text, want := range map[string]Date{
		"2023-10-15": {2023, 10, 15}, "2023年10月15日前": {2023, 10, 15}, "2023.10.15 之前": {2023, 10, 15}, "2023年10月15日以前": {2023, 10, 15},
		"2023年10月底前": {2023, 10, 31}, "2023年10月底": {2023, 10, 31}, "2023年12月末": {2023, 12, 31}, "2024年2月底": {2024, 2, 29}, "二〇二三年十一月底前": {2023, 11, 30},
	} {
		if got, err := ParseDeadline(text); err != nil || got != want {
			t.Errorf("ParseDeadline(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "前", "10月底前", "2023年底前", "2023年10月前", "月底", "长期", "2023年十十月底"} {
		if got, err := ParseDeadline(text); !errors.Is(err, ErrNotDate) || !got.IsZero() {
			t.Errorf("ParseDeadline(%q) = %s, %v; want no date", text, got, err)
		}
	}
}
