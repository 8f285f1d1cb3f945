package value

import "testing"

func TestParseCode(t *testing.T) {
	for text, want := range map[string]string{
		"A-05": "A-05", " Ａ－０5 ": "A-05", "a-05": "A-05", "A—05": "A-05", "A——05": "A-05", "A - 47": "A-47",
		"B-123": "B-123", "\ufeffC−01": "C-01", "ｄ-０１": "D-01",
	} {
		if got, ok := ParseCode(text); !ok || got != want {
			t.Errorf("ParseCode(%q) = %q, %t; want %q", text, got, ok, want)
		}
	}
}

func TestParseCodeRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a-5": "A-5", "A/01/2": "A/01/2", "A05": "A05", "A-1234": "A-1234", "AB-01": "AB-01", "1-01": "1-01",
		"甲-01": "甲-01", "A-0五": "A-0五", "A-": "A-", "-A-05": "-A-05", "É-01": "É-01",
	} {
		if got, ok := ParseCode(text); ok || got != want {
			t.Errorf("ParseCode(%q) = %q, %t; want %q and false", text, got, ok, want)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	for _, seed := range []string{"", "A-05", " Ａ－０5 ", "a-5", "A--1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, ok := ParseCode(s)
		if again, okAgain := ParseCode(code); again != code || okAgain != ok {
			t.Fatalf("ParseCode(%q) = %q, %t; again %q, %t", s, code, ok, again, okAgain)
		}
	})
}
