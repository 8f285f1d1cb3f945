package value

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/rules/decimal"
)

func TestParseNumber(t *testing.T) {
	for _, row := range []struct {
		text, value string
		want        Number
	}{
		{"92.36", "92.36", Number{Decimals: 2, Plain: true}},
		{"-5", "-5", Number{Plain: true}},
		{"+5.0", "5", Number{Decimals: 1, Plain: true}},
		{".5", "0.5", Number{Decimals: 1, Plain: true}},
		{"007", "7", Number{Plain: true}},
		{" 92.36", "92.36", Number{Decimals: 2}},
		{"92.36　", "92.36", Number{Decimals: 2}},
		{"\u200b92.36\ufeff", "92.36", Number{Decimals: 2}},
		{"９２．３６", "92.36", Number{Decimals: 2}},
		{"92。36", "92.36", Number{Decimals: 2}},
		{"1,614.67", "1614.67", Number{Decimals: 2}},
		{"1，614.67", "1614.67", Number{Decimals: 2}},
		{"12,345,678", "12345678", Number{}},
		{"−5", "-5", Number{}},
		{"—5.5", "-5.5", Number{Decimals: 1}},
		{"－ 5", "-5", Number{}},
		{"92.36分", "92.36", Number{Decimals: 2, Unit: "分"}},
		{"1,614.67 万元", "1614.67", Number{Decimals: 2, Unit: "万元"}},
		{"16146700元", "16146700", Number{Unit: "元"}},
		{"￥1,614.67", "1614.67", Number{Decimals: 2}},
		{"¥ -5", "-5", Number{}},
		{"1614.67（万元）", "1614.67", Number{Decimals: 2, Unit: "万元"}},
		{"4 个", "4", Number{Unit: "个"}},
		{"97.5%", "0.975", Number{Decimals: 3, Percent: true}},
		{"97.68 ％", "0.9768", Number{Decimals: 4, Percent: true}},
		{"100％", "1", Number{Decimals: 2, Percent: true}},
		{"-5%", "-0.05", Number{Decimals: 2, Percent: true}},
	} {
		row.want.Value = decimal.Must(row.value)
		got, err := ParseNumber(row.text)
		if err != nil {
			t.Errorf("ParseNumber(%q): %v", row.text, err)
			continue
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("ParseNumber(%q) (-want +got):\n%s", row.text, diff)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"": decimal.ErrSyntax, "　": decimal.ErrSyntax, "-": decimal.ErrSyntax, ".": decimal.ErrSyntax, "%": decimal.ErrSyntax,
		"分": decimal.ErrSyntax, "约100": decimal.ErrSyntax, "九十": decimal.ErrSyntax, "90多": decimal.ErrSyntax,
		"1,2345": decimal.ErrSyntax, "1234,567": decimal.ErrSyntax, "0,123": decimal.ErrSyntax, ",123": decimal.ErrSyntax,
		"1,,234": decimal.ErrSyntax, "1,23": decimal.ErrSyntax, "1,234,": decimal.ErrSyntax, "1.234,567": decimal.ErrSyntax,
		"1亿元": decimal.ErrSyntax, "1万": decimal.ErrSyntax, "5%分": decimal.ErrSyntax, "5%%": decimal.ErrSyntax, "5‰": decimal.ErrSyntax,
		"92 36": decimal.ErrSyntax, "9 2.36": decimal.ErrSyntax, "--5": decimal.ErrSyntax, "-+5": decimal.ErrSyntax, "5-": decimal.ErrSyntax,
		"1.2.3": decimal.ErrSyntax, "1e5": decimal.ErrSyntax, "0x1F": decimal.ErrSyntax, "(5)": decimal.ErrSyntax, "2023-10-15": decimal.ErrSyntax,
		"٣": decimal.ErrSyntax, "①": decimal.ErrSyntax, "92.36分优": decimal.ErrSyntax, "#REF!": decimal.ErrSyntax,
		strings.Repeat("9", 200): decimal.ErrRange,
	} {
		if got, err := ParseNumber(text); !errors.Is(err, want) {
			t.Errorf("ParseNumber(%q) = %+v, %v; want %v", text, got, err, want)
		}
	}
}

func TestParseStored(t *testing.T) {
	for text, want := range map[string]string{
		"4.4000000000000004": "4.4", "1.5E-2": "0.015", "1294.5999999999999": "1294.6",
		"0.97679999999999989": "0.9768", "45214": "45214", "-1E+3": "-1000", "0": "0",
	} {
		if got, err := ParseStored(text); err != nil || got.String() != want {
			t.Errorf("ParseStored(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "#REF!", "1,000", "1e999999999"} {
		if got, err := ParseStored(text); err == nil {
			t.Errorf("ParseStored(%q) = %s, want an error", text, got)
		}
	}
}

// grouped writes thousands separators into a plain number.
func grouped(s, separator string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		sign, s = "-", rest
	}
	whole, frac, pointed := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + separator + whole[i:]
	}
	if pointed {
		whole += "." + frac
	}
	return sign + whole
}

// widened writes ASCII in full width.
func widened(s string) string {
	return strings.Map(func(r rune) rune {
		if '!' <= r && r <= '~' {
			return r + 0xFEE0
		}
		return r
	}, s)
}

func TestEverySpellingOfANumberIsThatNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.IntRange(0, 6).Draw(t, "places")
		digits := decimal.New(rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, "digits"))
		scale := decimal.Must("1" + strings.Repeat("0", places))
		want := digits.Div(scale, places)
		text := want.Fixed(places)
		if rapid.Bool().Draw(t, "grouped") {
			text = grouped(text, rapid.SampledFrom([]string{",", "，"}).Draw(t, "separator"))
		}
		if rapid.Bool().Draw(t, "widened") {
			text = widened(text)
		}
		if rapid.Bool().Draw(t, "minus") {
			minus := rapid.SampledFrom([]string{"−", "—", "–", "－", "﹣"}).Draw(t, "minus sign")
			text = strings.Replace(text, "-", minus, 1)
		}
		unit := rapid.SampledFrom([]string{"", "分", "元", "万元", "%", "％"}).Draw(t, "unit")
		blank := rapid.SampledFrom([]string{"", " ", "　", "\u00a0", "\u200b", "\t"}).Draw(t, "blank")
		text = blank + text + blank + unit + blank

		got, err := ParseNumber(text)
		if err != nil {
			t.Fatalf("ParseNumber(%q): %v", text, err)
		}
		if unit == "%" || unit == "％" {
			want, places = want.Mul(decimal.Must("0.01")), places+2
		}
		if !got.Value.Equal(want) || got.Decimals != places {
			t.Fatalf("ParseNumber(%q) = %s with %d decimals, want %s with %d", text, got.Value, got.Decimals, want, places)
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"", "1,614.67", "９２．３６分", "97.5%", "− 5万元", "约100", "1,2345", "\xff1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseNumber(s)
		if err != nil {
			if !errors.Is(err, decimal.ErrSyntax) && !errors.Is(err, decimal.ErrRange) {
				t.Fatalf("ParseNumber(%q): %v is no error of ours", s, err)
			}
			return
		}
		// The plain spelling of what was read is read as the same.
		back, err := ParseNumber(n.Value.Fixed(n.Decimals))
		if err != nil || !back.Value.Equal(n.Value) || !back.Plain {
			t.Fatalf("ParseNumber(%q) = %s, read back %s, %v", s, n.Value, back.Value, err)
		}
		if plain, err := decimal.Parse(s); n.Plain && (err != nil || !plain.Equal(n.Value)) {
			t.Fatalf("ParseNumber(%q) = %s calls itself plain", s, n.Value)
		}
	})
}

func BenchmarkParseNumber(b *testing.B) {
	for name, text := range map[string]string{"plain": "13997.53", "grouped": "13，997.53 万元"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseNumber(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
