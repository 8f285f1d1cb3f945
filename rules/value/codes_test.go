package value

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestParseCode(t *testing.T) {
	codes := CodesLike([]string{"A-01", "A-02"})
	for text, want := range map[string]string{
		"A-05": "A-05", " Ａ－０5 ": "A-05", "a-05": "A-05", "A—05": "A-05", "A——05": "A-05", "A - 47": "A-47",
		"B-123": "B-123", "\ufeffC−01": "C-01", "ｄ-０１": "D-01",
	} {
		if got, ok := codes.Parse(text); !ok || got != want {
			t.Errorf("Parse(%q) = %q, %t; want %q", text, got, ok, want)
		}
	}
	for text, want := range map[string]string{
		"": "", "a-5": "A-5", "A/01/2": "A/01/2", "A05": "A05", "A-1234": "A-1234", "AB-01": "AB-01", "1-01": "1-01",
		"甲-01": "甲-01", "A-0五": "A-0五", "A-": "A-", "-A-05": "-A-05", "É-01": "É-01",
	} {
		if got, ok := codes.Parse(text); ok || got != want {
			t.Errorf("Parse(%q) = %q, %t; want %q and false", text, got, ok, want)
		}
	}
}

// TestCodesLike holds that a code of a register always looks like one.
func TestCodesLike(t *testing.T) {
	for _, c := range []struct {
		register, patterns, fit, misfit []string
	}{
		{[]string{"1", "12"}, []string{"<数字1-3>"}, []string{"7", "１２", "100"}, []string{"A-01", "1000", "1.2", ""}},
		{[]string{"QS2026-01"}, []string{"<字母2><数字4-5>-<数字2-3>"}, []string{"qs2026-07", "XM2025—12"}, []string{"QS202601", "Q2026-01"}},
		{[]string{"213001", "213002"}, []string{"<数字6-7>"}, []string{"213099"}, []string{"21300", "213-01"}},
		{[]string{"2023-07"}, []string{"<数字4-5>-<数字2-3>"}, []string{"2023－11"}, []string{"2023年7月"}},
		{[]string{"甲-3", "乙-12"}, []string{"<汉字>-<数字1-3>"}, []string{"丙-1"}, []string{"A-3", "甲乙-3"}},
		{[]string{"鲁财〔2026〕7号"}, []string{"<汉字2>[<数字4-5>]<数字1-2><汉字>"}, []string{"鲁财[2026]7号"}, []string{"鲁财20267号"}},
		{[]string{"A-01", "QS1"}, []string{"<字母>-<数字2-3>", "<字母2><数字1-2>"}, []string{"B-02", "XX2"}, []string{"XX-02"}},
		{nil, nil, []string{"A-01", "1", "甲", "x.y_z"}, []string{"", "--", "a:b", "a、b", "a,b", "=", "“A”", strings.Repeat("1", 33)}},
	} {
		codes := CodesLike(c.register)
		if !slices.Equal(codes.Patterns(), c.patterns) {
			t.Errorf("%q look like %q, want %q", c.register, codes.Patterns(), c.patterns)
		}
		for _, text := range slices.Concat(c.register, c.fit) {
			if _, ok := codes.Parse(text); !ok {
				t.Errorf("%q is none of %q", text, codes.Patterns())
			}
		}
		for _, text := range c.misfit {
			if code, ok := codes.Parse(text); ok {
				t.Errorf("%q is read as %s of %q", text, code, codes.Patterns())
			}
		}
	}
}

// TestCodesOfNoLook: where every code has a look of its own any will do.
func TestCodesOfNoLook(t *testing.T) {
	var register []string
	for i := range mostPatterns + 1 {
		look := strings.NewReplacer("0", "甲-", "1", "Q-").Replace(fmt.Sprintf("%06b", i))
		register = append(register, look)
	}
	if codes := CodesLike(register); codes.Told() {
		t.Errorf("%d codes look like %q", len(register), codes.Patterns())
	}
}

func TestParseCodes(t *testing.T) {
	codes, err := ParseCodes([]string{"<字母>－<数字2-3>", "qs<DIGIT4>.<数字1-2>", "甲<汉字1-2>"})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"A-01": true, "QS2026.1": true, "QS2026x1": false, "甲乙丙": true, "甲": false, "XS2026.1": false, "A-1": false} {
		if _, ok := codes.Parse(text); ok != want {
			t.Errorf("%q fits: %t, want %t", text, ok, want)
		}
	}
}

func TestParseCodesRefuses(t *testing.T) {
	for pattern, want := range map[string]PatternError{
		"<数字": {"<数字", PatternOpen}, "数字>": {"数字>", PatternOpen}, "<数>": {"<数>", PatternKind}, "<>": {"<>", PatternKind},
		"<数字0>": {"<数字0>", PatternCount}, "<数字3-2>": {"<数字3-2>", PatternCount}, "<数字33>": {"<数字33>", PatternCount},
		"<数字多>": {"<数字多>", PatternCount}, "A:<数字>": {":", PatternMark}, "A*": {"*", PatternMark}, "": {"", PatternLong},
		"<数字20><字母20>": {"<数字20><字母20>", PatternLong},
	} {
		var flaw *PatternError
		if _, err := ParseCodes([]string{pattern}); !errors.As(err, &flaw) || *flaw != want {
			t.Errorf("%q: %v, want %v", pattern, err, &want)
		}
	}
	var flaw *PatternError
	if _, err := ParseCodes(make([]string, mostPatterns+1)); !errors.As(err, &flaw) || flaw.Why != PatternMany {
		t.Errorf("too many patterns: %v", err)
	}
}

func TestNumberCode(t *testing.T) {
	for _, c := range []struct{ stored, format, want string }{
		{"1", "General", "1"}, {"1.0", "General", "1"}, {"213001", "0", "213001"}, {"123", "000000", "000123"}, {"1234567", "000000", "1234567"},
		{"2023.1", "0.00", "2023.10"}, {"2023.07", "General", "2023.07"}, {"1.5", "0", "1.5"}, {"12345", "#,##0", "12345"}, {"0.1", "0%", "0.1"}, {"x", "", "x"},
	} {
		if got := NumberCode(c.stored, c.format); got != c.want {
			t.Errorf("%s under %q is %q, want %q", c.stored, c.format, got, c.want)
		}
	}
}

// TestCodesOfDate: whatever Excel makes a day of is one of the codes of that day.
func TestCodesOfDate(t *testing.T) {
	for code, day := range map[string]Date{
		"2023-07": {2023, 7, 1}, "3-7": {2026, 3, 7}, "03-07": {2026, 3, 7}, "2023-07-15": {2023, 7, 15}, "MAR-7": {2026, 3, 7},
		"7-45": {2045, 7, 1}, "DEC2023": {2023, 12, 1}, "2023/7": {2023, 7, 1},
	} {
		if !slices.ContainsFunc(CodesOfDate(day), func(s string) bool { return Spelling(s) == Spelling(code) }) {
			t.Errorf("%s is none of %q", code, CodesOfDate(day))
		}
	}
}

// FuzzCodesLike holds that what a register calls a code looks like one of its,
// and that reading one twice changes nothing.
func FuzzCodesLike(f *testing.F) {
	for _, seed := range []string{"", "A-05", " Ａ－０5 ", "a-5", "A--1", "鲁财〔2026〕7号", "1", "1-2-3-4-5-6-7-8-9-1-2-3-4-5-6-7"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, fits := Codes{}.Parse(s)
		codes := CodesLike([]string{s})
		again, looks := codes.Parse(s)
		if again != code || looks != fits || codes.Told() != fits {
			t.Fatalf("%q is %q, %t; by itself %q, %t of %q", s, code, fits, again, looks, codes.Patterns())
		}
		if _, err := ParseCodes(codes.Patterns()); err != nil {
			t.Fatalf("%q looks like %q: %v", s, codes.Patterns(), err)
		}
	})
}
