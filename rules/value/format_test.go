package value

import "testing"

func TestFormatDecimals(t *testing.T) {
	for _, row := range []struct {
		format   string
		decimals int
		percent  bool
		fixed    bool
	}{
		{"0", 0, false, true},
		{"0.00", 2, false, true},
		{"#,##0", 0, false, true},
		{"#,##0.00_);(#,##0.00)", 2, false, true},
		{"#,##0.00_ ", 2, false, true},
		{"0.00%", 2, true, true},
		{"0%", 0, true, true},
		{"0.0_);[Red](0.000)", 1, false, true},
		{`0.00"分"`, 2, false, true},
		{`0.00\分`, 2, false, true},
		{"0.00元", 2, false, true},
		{"[$¥-804]#,##0.00", 2, false, true},
		{"[>=100.000]0.0;0.00", 1, false, true},
		{`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, 2, false, true},
		{`"0.000"0.0`, 1, false, true},
		{"0.##", 2, false, false},
		{"0.0#", 2, false, false},
		{"0.??", 2, false, false},
		{"General", 0, false, false},
		{"", 0, false, false},
		{"@", 0, false, false},
		{";;;", 0, false, false},
		{"G/通用格式", 0, false, false},
		{"yyyy-mm-dd", 0, false, false},
		{"mm:ss.0", 1, false, false},
		{"# ?/?", 0, false, false},
		{"0.00E+00", 4, false, false},
		{"0.00,", 2, false, false},
		{"0,.00", 2, false, false},
		{"#,##0,,", 0, false, false},
		{"0!.0,", 0, false, false},
		{"0.0.0", 2, false, false},
		{`"未完`, 0, false, false},
		{`0.00\`, 2, false, true},
	} {
		decimals, percent, fixed := FormatDecimals(row.format)
		if decimals != row.decimals || percent != row.percent || fixed != row.fixed {
			t.Errorf("FormatDecimals(%q) = %d, %t, %t; want %d, %t, %t", row.format,
				decimals, percent, fixed, row.decimals, row.percent, row.fixed)
		}
	}
}

func TestIsDateFormat(t *testing.T) {
	for _, format := range []string{"yyyy-mm-dd", "m/d/yy", "[$-804]yyyy年m月", "[$-804]yyyy年m月d日;@", `yyyy"年"m"月"d"日"`,
		`yyyy\-mm\-dd`, `m"月"d"日"`, "YYYY/M/D", "d-mmm", "mmm-yy", "yyyy-mm-dd hh:mm:ss.000", "m/d/yy h:mm",
		"[DBNum1][$-804]yyyy年m月d日", "[$-F800]dddd, mmmm dd, yyyy", "[Red]yyyy", "mmm"} {
		if !IsDateFormat(format) {
			t.Errorf("IsDateFormat(%q) = false", format)
		}
	}
	for _, format := range []string{"", "General", "GENERAL", "Standard", "0.00", "#,##0", "0.00%", "@", "h:mm:ss", "mm:ss.0", "[h]:mm",
		"[mm]:ss", "h:mm AM/PM", `0"m"`, `0"d"`, `0\d`, "0.00E+00", "[Red]0.00", "G/通用格式", `h"时"mm"分"`, "#,##0.00_d", ";yyyy"} {
		if IsDateFormat(format) {
			t.Errorf("IsDateFormat(%q) = true", format)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"", "0.00", "#,##0.00_);(#,##0.00)", `yyyy"年"`, `\`, `"`, "[", "0.00,", "_"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, format string) {
		decimals, _, fixed := FormatDecimals(format)
		if decimals < 0 || decimals > len(format) {
			t.Fatalf("FormatDecimals(%q) = %d", format, decimals)
		}
		if fixed && IsDateFormat(format) {
			t.Fatalf("%q shows a date and a fixed number of decimals", format)
		}
	})
}

func BenchmarkFormatDecimals(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		FormatDecimals(`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `)
	}
}
